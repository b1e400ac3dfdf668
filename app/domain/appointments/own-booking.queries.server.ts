import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { OwnOfKind } from './booking-ground.queries.server.ts'

/** What the resident already has of exactly this: it makes that a second click does nothing twice. */
export function sameBooking({ kind, own }: OwnOfKind): { readonly id: string; readonly status: string } | null {
  const same = own.filter((each) => each.then && each.with && each.kind === kind.id)
  return same.find(({ status }) => status === 'booked') ?? same[0] ?? null
}

/** Refuses `appointments.tooMany` when the resident already has so many self-booked ones of this kind (APP-10), with the number to call. */
export function withinLimit({ kind, own }: OwnOfKind, phone: string): Result<undefined> {
  const most = kind.maxFutureSelfBooked
  const coming = own.filter((each) => each.status === 'booked' && each.self && each.coming && each.kind === kind.id)
  return coming.length < most ? done() : refuse('appointments.tooMany', { count: most, phone })
}

/**
 * A resident holds one time at a time: choosing another lets the earlier one go.
 * @returns whether there was one.
 */
export async function releaseOtherHolds(tx: Tx, { own }: OwnOfKind, keepId: string | null): Promise<boolean> {
  const others = own.filter(({ id, status }) => status === 'proposed' && id !== keepId).map(({ id }) => id)
  if (others.length === 0) return false
  await tx
    .delete(appointments)
    .where(
      and(
        eq(appointments.tenantId, tx.actor.tenantId),
        inArray(appointments.id, others),
        eq(appointments.status, 'proposed'),
      ),
    )
  return true
}
