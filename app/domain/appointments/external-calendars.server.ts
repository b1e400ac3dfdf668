import { and, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { externalCalendars } from '#db/schema/appointments.calendars.ts'
import { agendaBlocks } from '#db/schema/appointments.schedules.ts'
import { seal, unseal } from '#app/platform/sealed-values.server.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { givenBack } from './busy-blocks.ts'
import { calendarPlace } from './calendar-places.ts'
import { lockParticipants } from './lock-participants.server.ts'
import type { BusyRange } from './slots.ts'
import { timeCameFree } from './time-came-free.server.ts'

/** What a professional sees of the own other calendar. */
export interface ExternalCalendar {
  readonly id: string
  /** Where it is, without what makes the address a secret. */
  readonly host: string
  readonly readAt: Temporal.Instant | null
  readonly failingSince: Temporal.Instant | null
  readonly failure: string | null
  /** How many busy times of it stand in the agenda. */
  readonly count: number
}

const own = (tx: Tx) =>
  and(eq(externalCalendars.tenantId, tx.actor.tenantId), eq(externalCalendars.personId, tx.actor.personId ?? ''))
const blocksOf = (tx: Tx, personId: string) =>
  and(
    ...[eq(agendaBlocks.tenantId, tx.actor.tenantId), eq(agendaBlocks.personId, personId)],
    eq(agendaBlocks.source, 'calendar'),
  )

/** One's own alone; logged as a change of settings. */
async function decide(tx: Tx, action: 'create' | 'delete', timeZone: string): Promise<boolean> {
  const { kind, personId, teamIds } = tx.actor
  return kind === 'professional' && decideAboutSchedule(tx, { action, teamIds, personId, timeZone })
}

/** The acting professional's other calendar, or null. */
export async function findExternalCalendar(tx: Tx): Promise<ExternalCalendar | null> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return null
  const [row] = await tx.select().from(externalCalendars).where(own(tx)).limit(1)
  if (!row) return null
  const [blocks] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(agendaBlocks)
    .where(blocksOf(tx, personId))
  const { id, urlSealed, readAt, failingSince, failure } = row
  const { host } = new URL(unseal(urlSealed, calendarPlace.externalUrl(tenantId, id)))
  return { id, host, readAt, failingSince, failure, count: blocks?.count ?? 0 }
}

/** Of what one reading of a calendar gives back, whoever waits is told of so many times at most, the first ones. */
const mostGivenBack = 50

/**
 * Takes somebody's busy times of another calendar for these, at once; without a word about why. Who waits is told of the time
 * that it gives back.
 */
export async function replaceBusyTimes(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
  busy: readonly BusyRange[],
): Promise<void> {
  const { tenantId, now } = tx.actor
  // What is booked meanwhile sees the times of before or of after, never half.
  await lockParticipants(tx, [personId])
  await inPortalName(tx, async () => {
    const before = await tx
      .delete(agendaBlocks)
      .where(blocksOf(tx, personId))
      .returning({ startsAt: agendaBlocks.startsAt, endsAt: agendaBlocks.endsAt })
    const rows = busy.map((time) => ({
      ...{ tenantId, personId, ...time, source: 'calendar' as const, createdAt: now },
      id: newId(now.epochMilliseconds),
    }))
    for (let at = 0; at < rows.length; at += 500) await tx.insert(agendaBlocks).values(rows.slice(at, at + 500))
    // What has begun is nobody's.
    const free = givenBack(before, busy, { from: now.add({ minutes: 1 }), timeZone }).slice(0, mostGivenBack)
    for (const time of free) await timeCameFree(tx, { personId, ...time }, { freedAt: now, together: free.length > 1 })
  })
}

/**
 * Takes another calendar of the acting professional into the agenda, with the busy times that were just read there.
 * Refuses `notFound` to others, and `appointments.calendarStands` while there is one.
 */
export async function addExternalCalendar(
  tx: Tx,
  { url, busy, timeZone }: { readonly url: string; readonly busy: readonly BusyRange[]; readonly timeZone: string },
): Promise<Result<undefined>> {
  const { tenantId, personId, now } = tx.actor
  if (!(await decide(tx, 'create', timeZone)) || !personId) return notFound
  await lockParticipants(tx, [personId])
  const [standing] = await tx.select({ id: externalCalendars.id }).from(externalCalendars).where(own(tx)).limit(1)
  if (standing) return refuse('appointments.calendarStands')
  const id = newId(now.epochMilliseconds)
  const urlSealed = seal(url, calendarPlace.externalUrl(tenantId, id))
  await tx
    .insert(externalCalendars)
    .values({ tenantId, id, personId, urlSealed, createdAt: now, triedAt: now, readAt: now })
  await replaceBusyTimes(tx, { personId, timeZone }, busy)
  return done()
}

/** Takes the acting professional's other calendar out again, with its busy times. Refuses `notFound` to others. */
export async function removeExternalCalendar(
  tx: Tx,
  { timeZone }: { readonly timeZone: string },
): Promise<Result<undefined>> {
  const { personId } = tx.actor
  if (!(await decide(tx, 'delete', timeZone)) || !personId) return notFound
  await tx.delete(externalCalendars).where(own(tx))
  await replaceBusyTimes(tx, { personId, timeZone }, [])
  return done()
}
