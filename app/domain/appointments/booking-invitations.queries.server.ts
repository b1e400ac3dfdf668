import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listBookable } from './bookable.queries.server.ts'
import type { KindWords } from './kind-words.ts'

/** An invitation to choose a time oneself, that is in force. */
export interface BookingInvitation {
  readonly id: string
  readonly visitTypeId: string
  readonly code: string
  readonly label: KindWords | null
  readonly minutes: number
  readonly personId: string
  readonly calledName: string
  readonly words: string | null
  readonly endsAt: Temporal.Instant
}

/** No resident has more open at a time: all of them fit on a page. */
const mostOpen = 20

/** What an invitation may have come to and still be in force: it counts as not used. */
export const itsAppointment = and(
  eq(appointments.tenantId, bookingInvitations.tenantId),
  eq(appointments.id, bookingInvitations.usedAppointmentId),
)
export const isUnused = or(
  isNull(bookingInvitations.usedAppointmentId),
  inArray(appointments.status, ['cancelled', 'entered-in-error']),
)

/**
 * The invitations of a resident that are in force and that the actor may see, the first to end first; one for the same kind
 * and professional. Decides nothing: the caller has, about the resident's appointments.
 */
export async function listOpenInvitations(tx: Tx, residentId: string): Promise<BookingInvitation[]> {
  const { tenantId, now } = tx.actor
  const of = bookingInvitations
  const rows = await tx
    .select({
      ...{ id: of.id, visitTypeId: of.visitTypeId, personId: of.personId, words: of.words, endsAt: of.endsAt },
      ...{ code: visitTypes.code, label: visitTypes.label, minutes: visitTypes.minutes },
    })
    .from(of)
    .innerJoin(visitTypes, and(eq(visitTypes.tenantId, of.tenantId), eq(visitTypes.id, of.visitTypeId)))
    .leftJoin(appointments, itsAppointment)
    .where(
      and(
        ...[eq(of.tenantId, tenantId), eq(of.residentId, residentId), isNull(of.takenBackAt), gt(of.endsAt, now)],
        ...[isUnused, eq(visitTypes.selfBookable, false), isNull(visitTypes.endedAt)],
      ),
    )
    .orderBy(asc(of.endsAt), asc(of.id))
    .limit(mostOpen)
  const people = await findProfessionals(
    tx,
    rows.map(({ personId }) => personId),
  )
  const open = rows.map((row) => ({ ...row, calledName: people.get(row.personId)?.calledName ?? '' }))
  return [...Map.groupBy(open, ({ visitTypeId, personId }) => `${visitTypeId} ${personId}`).values()].map(
    ([first]) => first!,
  )
}

/**
 * What a resident is invited to choose a time for, and can: of whom works there no more, or sees nobody for it, nothing is
 * said. `notFound` to who may not see their appointments.
 */
export async function listInvitedToBook(
  tx: Tx,
  { tenant, residentId }: { readonly tenant: Tenant; readonly residentId: string },
): Promise<Result<BookingInvitation[]>> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'read' })
  if (!decision.granted) return notFound
  const open = await listOpenInvitations(tx, residentId)
  if (open.length === 0) return done([])
  const bookable = await listBookable(tx, { tenant, residentId })
  if (!bookable.ok) return bookable
  return done(
    open.filter(({ personId, visitTypeId }) =>
      bookable.value.some(
        ({ professional, types }) =>
          professional.personId === personId && types.some(({ id, invited }) => invited && id === visitTypeId),
      ),
    ),
  )
}
