import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointmentRooms } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listMemberships } from '../organisations/memberships.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { merge, overlapsAny } from './intervals.ts'
import { mayWriteAt } from './look-at-time.server.ts'
import { listAbsences, listBusy } from './schedules.queries.server.ts'
import { awayHours } from './session.ts'
import { timeCameFree } from './time-came-free.server.ts'

interface Period {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

const isSame = (one: Period, other: Period) => one.startsAt.equals(other.startsAt) && one.endsAt.equals(other.endsAt)

/** Who of these people works in no team any more on a day. */
export async function goneBy(
  tx: Tx,
  {
    personIds,
    day,
    timeZone,
  }: { readonly personIds: readonly string[]; readonly day: Temporal.PlainDate; readonly timeZone: string },
): Promise<string[]> {
  const works = await listMemberships(tx, { personIds, timeZone })
  const still = works.filter(({ endsOn }) => endsOn === null || endsOn.since(day).days >= 0)
  return personIds.filter((id) => !still.some(({ personId }) => personId === id))
}

/**
 * Whether all these professionals can lead a group then: all or nothing. It needs no session, because the practice makes it;
 * nobody is taken from their leave, or leads one after their last day of work. Ask under the locks of all of them.
 * Refuses `appointments.inThePast`, `appointments.offGrid`, `appointments.awayThen` and `appointments.slotTaken`.
 * @param asked.leaves the time that the group has now: it is not in its own way.
 */
export async function checkGroupTime(
  tx: Tx,
  asked: Period & {
    readonly tenant: Pick<Tenant, 'timeZone'>
    readonly personIds: readonly string[]
    readonly leaves?: Period
  },
): Promise<Result<undefined>> {
  const { tenant, personIds, startsAt, endsAt, leaves } = asked
  const writable = mayWriteAt(tx, startsAt)
  if (!writable.ok) return writable
  const { timeZone } = tenant
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()
  const days = { firstDay: day(startsAt), lastDay: day(endsAt) }
  const gone = await goneBy(tx, { personIds, day: days.firstDay, timeZone })
  if (gone.length > 0) return refuse('appointments.awayThen')
  const away = await listAbsences(tx, personIds, days)
  const hours = merge(awayHours(away, days.firstDay, days.lastDay, timeZone))
  const isAway = overlapsAny(hours, startsAt.epochMilliseconds, endsAt.epochMilliseconds)
  if (isAway || away.some((absence) => !absence.hours)) return refuse('appointments.awayThen')
  const busy = await listBusy(tx, personIds, startsAt, endsAt)
  const others = busy.filter((range) => !leaves || !isSame(range, leaves))
  return others.length === 0 ? done() : refuse('appointments.slotTaken')
}

interface Group extends Period {
  readonly id: string
  readonly teamId: string
}

const part = appointmentParticipants

const takenBy = (tx: Tx, { id, teamId, startsAt, endsAt }: Group) => ({
  ...{ tenantId: tx.actor.tenantId, appointmentId: id, groupId: id, teamId, startsAt, endsAt },
  blocks: true,
})

/** Takes the time of these professionals, and a room, for a group. Checks nothing: the exclusion constraints have the last word. */
export async function takeGroupTime(
  tx: Tx,
  group: Group & { readonly personIds: readonly string[]; readonly roomId: string | null },
): Promise<void> {
  const taken = takenBy(tx, group)
  const { personIds, roomId } = group
  await inPortalName(tx, async () => {
    await tx.insert(part).values(
      personIds.map((personId) => ({
        ...taken,
        personId,
        kind: 'professional' as const,
        response: 'accepted' as const,
      })),
    )
    if (roomId !== null) await tx.insert(appointmentRooms).values({ ...taken, roomId })
  })
}

/** Writes another time for what a group takes; who waits for the time that it leaves is told. Checks nothing, as above. */
export async function moveGroupTime(
  tx: Tx,
  group: Group & { readonly professionals: readonly { readonly id: string }[] },
  { startsAt, endsAt }: Period,
): Promise<void> {
  const { id, professionals } = group
  const { tenantId } = tx.actor
  await inPortalName(tx, async () => {
    await tx
      .update(part)
      .set({ startsAt, endsAt })
      .where(and(eq(part.tenantId, tenantId), eq(part.groupId, id)))
    await tx
      .update(appointmentRooms)
      .set({ startsAt, endsAt })
      .where(and(eq(appointmentRooms.tenantId, tenantId), eq(appointmentRooms.groupId, id)))
  })
  const left = { startsAt: group.startsAt, endsAt: group.endsAt }
  for (const { id: personId } of professionals) await timeCameFree(tx, { ...left, personId })
}

/** Gives a group this room instead of the one that it had. Checks nothing, as above. */
export async function setGroupRoom(tx: Tx, group: Group, roomId: string | null): Promise<void> {
  const its = and(eq(appointmentRooms.tenantId, tx.actor.tenantId), eq(appointmentRooms.groupId, group.id))
  await inPortalName(tx, async () => {
    await tx.delete(appointmentRooms).where(its)
    if (roomId !== null) await tx.insert(appointmentRooms).values({ ...takenBy(tx, group), roomId })
  })
}

/** Gives back the time and the room that a group takes; who waits for such a time is told. Checks nothing: the caller has. */
export async function freeGroupTime(tx: Tx, id: string): Promise<void> {
  const { tenantId } = tx.actor
  const freed = await inPortalName(tx, async () => {
    await tx
      .update(appointmentRooms)
      .set({ blocks: false })
      .where(and(eq(appointmentRooms.tenantId, tenantId), eq(appointmentRooms.groupId, id)))
    return tx
      .update(part)
      .set({ blocks: false })
      .where(and(...[eq(part.tenantId, tenantId), eq(part.groupId, id), eq(part.blocks, true)]))
      .returning({ personId: part.personId, startsAt: part.startsAt, endsAt: part.endsAt })
  })
  for (const time of freed) await timeCameFree(tx, time)
}
