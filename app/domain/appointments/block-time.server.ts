import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { agendaBlocks } from '#db/schema/appointments.schedules.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { isTooFarAhead } from './misfits.ts'
import { placesOf } from './plannable.server.ts'
import { listBusy } from './schedules.queries.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

/** A block lasts at most a day, as an appointment does. */
const longestHours = 24

/** Whether the actor sets the agenda of this person. */
export async function mayPlan(tx: Tx, personId: string, timeZone: string): Promise<boolean> {
  const places = isId(personId) ? await placesOf(tx, { personId, timeZone }) : []
  const teamIds = places.map(({ teamId }) => teamId)
  return (await decideAboutSchedule(tx, { action: 'update', personId, teamIds, timeZone })) && places.length > 0
}

/**
 * Keeps time of a professional from being booked: one's own, or as an assistant or lead that of a colleague. Blocking the same
 * time again does nothing.
 * Refuses `notFound` for an agenda that is not theirs to set, `appointments.endsBeforeStart`, `appointments.blockPast`,
 * `appointments.tooFarAhead`, and `appointments.blockTaken` where something stands already: that is moved first, see
 * `standsThere`.
 */
export async function blockTime(
  tx: Tx,
  block: {
    readonly personId: string
    readonly startsAt: Temporal.Instant
    readonly endsAt: Temporal.Instant
    /** For colleagues: "Overleg". */
    readonly words: string | null
    readonly timeZone: string
  },
): Promise<Result<undefined>> {
  const { personId, startsAt, endsAt, words, timeZone } = block
  if (!(await mayPlan(tx, personId, timeZone))) return notFound
  const { tenantId, now, personId: createdByPersonId } = tx.actor
  const hours = startsAt.until(endsAt).total('hours')
  if (hours <= 0 || hours > longestHours) return refuse('appointments.endsBeforeStart')
  if (endsAt.epochMilliseconds <= now.epochMilliseconds) return refuse('appointments.blockPast')
  if (isTooFarAhead(startsAt, now)) return refuse('appointments.tooFarAhead')
  // So that nobody books it between the look and the writing.
  await lockParticipants(tx, [personId])
  const theirs = and(eq(agendaBlocks.tenantId, tenantId), eq(agendaBlocks.personId, personId))
  const [same] = await tx
    .select({ id: agendaBlocks.id })
    .from(agendaBlocks)
    .where(and(theirs, eq(agendaBlocks.startsAt, startsAt), eq(agendaBlocks.endsAt, endsAt)))
    .limit(1)
  if (same) return done()
  if ((await listBusy(tx, [personId], startsAt, endsAt)).length > 0) return refuse('appointments.blockTaken')
  const row = { tenantId, personId, startsAt, endsAt, words, createdByPersonId, createdAt: now }
  await inPortalName(tx, async () => {
    await tx.insert(agendaBlocks).values({ id: newId(now.epochMilliseconds), source: 'own', ...row })
  })
  return done()
}

/** Gives blocked time back; what comes from another calendar goes with that calendar. Refuses `notFound`. */
export async function removeBlock(
  tx: Tx,
  { blockId, timeZone }: { readonly blockId: string; readonly timeZone: string },
): Promise<Result<undefined>> {
  const { tenantId } = tx.actor
  const one = and(eq(agendaBlocks.tenantId, tenantId), eq(agendaBlocks.id, blockId), eq(agendaBlocks.source, 'own'))
  const [block] = isId(blockId)
    ? await tx
        .select({ personId: agendaBlocks.personId, startsAt: agendaBlocks.startsAt, endsAt: agendaBlocks.endsAt })
        .from(agendaBlocks)
        .where(one)
        .limit(1)
    : []
  if (!(await mayPlan(tx, block?.personId ?? '', timeZone)) || !block) return notFound
  await inPortalName(tx, async () => {
    await tx.delete(agendaBlocks).where(one)
  })
  await timeCameFree(tx, block)
  return done()
}
