import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { OwnOfKind } from './booking-ground.queries.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

/**
 * What the resident already has of exactly this: it makes that a second click does nothing twice. What the practice's own
 * system holds for them is that system's to confirm.
 */
export function sameBooking({ kind, own }: OwnOfKind): { readonly id: string; readonly status: string } | null {
  const same = own.filter(
    (each) => each.then && each.with && each.kind === kind.id && (each.status === 'booked' || each.self),
  )
  return same.find(({ status }) => status === 'booked') ?? same[0] ?? null
}

/** Refuses `appointments.tooMany` when the resident already has so many self-booked ones of this kind (APP-10), with the number to call. For who was invited the invitation is the limit. */
export function withinLimit({ kind, own }: OwnOfKind, phone: string): Result<undefined> {
  const most = kind.maxFutureSelfBooked
  const coming = own.filter((each) => each.status === 'booked' && each.self && each.coming && each.kind === kind.id)
  return coming.length < most || kind.invitationId !== null
    ? done()
    : refuse('appointments.tooMany', { count: most, phone })
}

/**
 * A resident holds one time at a time: choosing another lets the earlier one go, and who waits for it is told. What the
 * practice's own system holds for them stays.
 * @returns whether there was one.
 */
export async function releaseOtherHolds(tx: Tx, { own }: OwnOfKind, keepId: string | null): Promise<boolean> {
  const others = own
    .filter(({ id, status, self }) => status === 'proposed' && self && id !== keepId)
    .map(({ id }) => id)
  if (others.length === 0) return false
  const { tenantId } = tx.actor
  const part = appointmentParticipants
  const freed = await tx
    .select({ personId: part.personId, startsAt: part.startsAt, endsAt: part.endsAt })
    .from(part)
    .where(
      and(
        ...[eq(part.tenantId, tenantId), inArray(part.appointmentId, others)],
        ...[eq(part.kind, 'professional'), eq(part.blocks, true)],
      ),
    )
    .limit(1000)
  for (const time of freed) await timeCameFree(tx, time)
  await tx
    .delete(appointments)
    .where(
      and(
        ...[eq(appointments.tenantId, tenantId), inArray(appointments.id, others)],
        eq(appointments.status, 'proposed'),
      ),
    )
  return true
}
