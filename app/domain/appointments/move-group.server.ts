import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { checkGroupTime, moveGroupTime } from './group-time.server.ts'
import { lockGroup, setGroup } from './lock-group.server.ts'
import { tellOfChanges } from './tell-of-change.server.ts'

interface Time {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Writes another time for the places of a group, as `setTime` does for one appointment. */
async function movePlaces(tx: Tx, ids: readonly string[], { startsAt, endsAt }: Time, changeReason: string | null) {
  if (ids.length === 0) return
  const { tenantId, personId, now } = tx.actor
  const start = startsAt.toString()
  await tx
    .update(appointments)
    .set({
      ...{ startsAt, endsAt, changeReason, movedAt: now, movedByPersonId: personId, updatedAt: now },
      // Who came early comes again.
      ...{ status: 'booked', arrivedAt: null },
      onlineEditableUntil: sql`${appointments.onlineEditableUntil} + (${start}::timestamptz - ${appointments.startsAt})`,
      // Whoever came along as an interpreter was asked for the time that it was.
      ...{ interpreterArrangedAt: null, interpreterArrangedByPersonId: null, callWantedAt: null },
      // RFC 5545 §3.8.7.4: a change that people must see.
      sequence: sql`${appointments.sequence} + 1`,
    })
    .where(and(eq(appointments.tenantId, tenantId), inArray(appointments.id, [...ids])))
  const part = appointmentParticipants
  await tx
    .update(part)
    .set({ startsAt, endsAt })
    .where(and(eq(part.tenantId, tenantId), inArray(part.appointmentId, [...ids])))
}

/**
 * Moves a group with everybody in it, all or nothing; its room goes along, and everybody is told. Moving it to where it stands
 * does nothing.
 * Refuses as `lockGroup` and `checkGroupTime`; `appointments.slotTaken` also where a resident in it has something else then,
 * and `appointments.roomTaken`: the constraints of these names.
 */
export async function moveGroup(
  tx: Tx,
  move: {
    readonly tenant: Tenant
    readonly groupId: string
    readonly startsAt: Temporal.Instant
    readonly changeReason: string | null
  },
): Promise<Result<undefined>> {
  const { tenant, groupId, startsAt, changeReason } = move
  const locked = await lockGroup(tx, groupId)
  if (!locked.ok) return locked
  const { group, places } = locked.value
  if (group.startsAt.equals(startsAt)) return done()
  const endsAt = startsAt.add(group.startsAt.until(group.endsAt))
  const personIds = group.professionals.map(({ id }) => id)
  const free = await checkGroupTime(tx, { tenant, personIds, startsAt, endsAt, leaves: group })
  if (!free.ok) return free
  await setGroup(tx, groupId, { startsAt, endsAt, changeReason })
  await moveGroupTime(tx, group, { startsAt, endsAt })
  const ids = places.map(({ id }) => id)
  await inPortalName(tx, () => movePlaces(tx, ids, { startsAt, endsAt }, changeReason))
  await tellOfChanges(
    tx,
    places.map((place) => ({ ...place, startsAt })),
  )
  return done()
}
