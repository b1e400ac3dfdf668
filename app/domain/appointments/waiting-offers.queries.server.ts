import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointments } from '#db/schema/appointments.ts'
import { waitingListEntries, waitingListOffers } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { isId } from '../shared/ids.ts'
import type { KindWords } from './kind-words.ts'
import { listBusy } from './schedules.queries.server.ts'
import { itsAppointment, stillWaits } from './waiting-list.queries.server.ts'

/** A time that a resident was told of and may still take. */
export interface WaitingOffer {
  readonly id: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly calledName: string
  readonly visitTypeCode: string
  readonly label: KindWords | null
  /** When the appointment is that gives way; null when there is none. */
  readonly replacesStart: Temporal.Instant | null
}

const itsEntry = and(
  eq(waitingListEntries.tenantId, waitingListOffers.tenantId),
  eq(waitingListEntries.id, waitingListOffers.entryId),
)

const overlaps = (one: Pick<WaitingOffer, 'startsAt' | 'endsAt'>, other: Pick<WaitingOffer, 'startsAt' | 'endsAt'>) =>
  Temporal.Instant.compare(one.startsAt, other.endsAt) < 0 && Temporal.Instant.compare(other.startsAt, one.endsAt) < 0

/**
 * The earlier times that a resident may take now, the soonest first, without those that somebody has taken. Nothing to who
 * may not see the resident's appointments.
 * @param asked.most at most so many are looked at; no more than ten.
 */
export async function listWaitingOffers(
  tx: Tx,
  asked: { readonly residentId: string; readonly timeZone: string; readonly most: number },
): Promise<WaitingOffer[]> {
  const { residentId, timeZone, most } = asked
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'read' })
  if (!decision.granted) return []
  const { tenantId, now } = tx.actor
  const offer = waitingListOffers
  const rows = await tx
    .select({
      ...{ id: offer.id, personId: offer.personId, startsAt: offer.startsAt, endsAt: offer.endsAt },
      ...{ expiresAt: offer.expiresAt, visitTypeCode: visitTypes.code, label: visitTypes.label },
      replacesStart: appointments.startsAt,
    })
    .from(offer)
    .innerJoin(waitingListEntries, itsEntry)
    .innerJoin(
      visitTypes,
      and(eq(visitTypes.tenantId, offer.tenantId), eq(visitTypes.id, waitingListEntries.visitTypeId)),
    )
    .leftJoin(appointments, itsAppointment)
    .where(
      and(
        ...[eq(offer.tenantId, tenantId), eq(offer.residentId, residentId), gt(offer.expiresAt, now)],
        ...[isNull(offer.takenAt), isNull(offer.declinedAt)],
        stillWaits(tx, now.toZonedDateTimeISO(timeZone).toPlainDate()),
        or(isNull(waitingListEntries.appointmentId), lt(offer.startsAt, appointments.startsAt)),
      ),
    )
    .orderBy(asc(offer.startsAt), asc(offer.id))
    .limit(Math.min(most, 10))
  const [first] = rows
  if (!first) return []
  const ids = rows.map(({ personId }) => personId)
  const until = rows
    .map(({ endsAt }) => endsAt)
    .sort(Temporal.Instant.compare)
    .at(-1)!
  const busy = await listBusy(tx, ids, first.startsAt, until)
  const people = await findProfessionals(tx, ids)
  return rows.flatMap(({ personId, ...row }) => {
    const taken = busy.some((range) => range.personId === personId && overlaps(range, row))
    const calledName = people.get(personId)?.calledName
    return taken || calledName === undefined ? [] : [{ ...row, calledName }]
  })
}

/** An offer as it stands, with what it would take the place of. */
export interface OfferAsItStands {
  readonly id: string
  readonly entryId: string
  readonly appointmentId: string | null
  readonly personId: string
  readonly teamId: string
  readonly visitTypeId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly freedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly takenAt: Temporal.Instant | null
  readonly declinedAt: Temporal.Instant | null
  /** When the resident stopped waiting. */
  readonly endedAt: Temporal.Instant | null
}

/** One offer of this resident as it stands now, also when it is over; null for what is not theirs. Decides nothing. */
export async function findWaitingOffer(
  tx: Tx,
  { residentId, offerId }: { readonly residentId: string; readonly offerId: string },
): Promise<OfferAsItStands | null> {
  if (!isId(offerId)) return null
  const offer = waitingListOffers
  const [row] = await tx
    .select({
      ...{ id: offer.id, entryId: offer.entryId, appointmentId: offer.appointmentId, personId: offer.personId },
      ...{ teamId: offer.teamId, startsAt: offer.startsAt, endsAt: offer.endsAt, freedAt: offer.freedAt },
      ...{ expiresAt: offer.expiresAt, takenAt: offer.takenAt, declinedAt: offer.declinedAt },
      ...{ visitTypeId: waitingListEntries.visitTypeId, endedAt: waitingListEntries.endedAt },
    })
    .from(offer)
    .innerJoin(waitingListEntries, itsEntry)
    .where(and(eq(offer.tenantId, tx.actor.tenantId), eq(offer.residentId, residentId), eq(offer.id, offerId)))
    .limit(1)
  return row ?? null
}
