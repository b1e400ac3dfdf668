import { and, eq, isNull } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { waitingListEntries } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { findBookable, type Bookable, type BookableChoice, type BookableType } from './bookable.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { findOwnMovable } from './move-appointment.server.ts'
import { listWaitedFor, mostWaitedFor } from './waiting-list.queries.server.ts'

/** With whom: the one professional, or anybody of the practice who gives this kind of visit. */
type With = 'same' | 'any'

interface Entry {
  readonly residentId: string
  readonly bookable: Bookable & { readonly type: BookableType }
  readonly appointmentId: string | null
  readonly who: With
  readonly fromDay: Temporal.PlainDate
  readonly untilDay: Temporal.PlainDate
}

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other

/** Of a wijkteam one's own worker alone may be booked, of a practice everybody who gives that kind of visit. */
export const mayBeAnybody = ({ professional: { teamKind } }: Pick<Bookable, 'professional'>): boolean =>
  teamKind === 'GP_PRACTICE'

/** Writes it, or finds what waits for this already. Refuses `waiting.tooMany`. */
async function join(tx: Tx, timeZone: string, added: Entry): Promise<Result<{ readonly id: string }>> {
  const { tenantId, now, personId: actingId } = tx.actor
  const { residentId, bookable, appointmentId, who, ...days } = added
  const { type, professional } = bookable
  // Sent twice, it waits once.
  await lockParticipants(tx, [residentId])
  const waits = await listWaitedFor(tx, { residentId, timeZone })
  if (!waits.ok) return waits
  const same = waits.value.find((each) => each.visitTypeId === type.id && each.appointmentId === appointmentId)
  if (same) return done({ id: same.id })
  if (waits.value.length >= mostWaitedFor) return refuse('waiting.tooMany', { most: mostWaitedFor })
  const id = newId(now.epochMilliseconds)
  // What waited for this and is over, makes room.
  await tx
    .update(waitingListEntries)
    .set({ endedAt: now, endReason: 'withdrawn' })
    .where(
      and(
        ...[eq(waitingListEntries.tenantId, tenantId), eq(waitingListEntries.residentId, residentId)],
        ...[eq(waitingListEntries.visitTypeId, type.id), isNull(waitingListEntries.endedAt)],
        appointmentId === null
          ? isNull(waitingListEntries.appointmentId)
          : eq(waitingListEntries.appointmentId, appointmentId),
      ),
    )
  await tx.insert(waitingListEntries).values({
    ...{ tenantId, id, residentId, teamId: professional.teamId, visitTypeId: type.id, appointmentId, ...days },
    personId: who === 'any' && mayBeAnybody(bookable) ? null : professional.personId,
    createdByPersonId: actingId ?? residentId,
    createdAt: now,
  })
  return done({ id })
}

/**
 * The resident waits for an earlier time than an appointment that they have, until its day. Waiting for it already does
 * nothing. Refuses as `moveAppointment` does, because an earlier time is a move (APP-7), and `waiting.tooMany`.
 * @param input.fromDay the first day that suits; an earlier one than today is today.
 */
export async function waitForEarlier(
  tx: Tx,
  input: {
    readonly tenant: Tenant
    readonly appointmentId: string
    readonly who: With
    readonly fromDay: Temporal.PlainDate | null
  },
): Promise<Result<{ readonly id: string }>> {
  const { tenant, appointmentId, who } = input
  const { timeZone } = bookingSettings(tenant).calendar
  const found = await findOwnMovable(tx, tenant, appointmentId)
  if (!found.ok) return found
  const { appointment, bookable } = found.value
  // Who is invited keeps to one professional: nobody is told of times for such a kind.
  if (bookable.type.invited) return refuse('appointments.moveByPhone', { phone: bookable.professional.teamPhone })
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const untilDay = appointment.startsAt.toZonedDateTimeISO(timeZone).toPlainDate()
  const fromDay = later(input.fromDay ?? today, today)
  if (Temporal.PlainDate.compare(fromDay, untilDay) > 0) return refuse('waiting.notEarlier')
  return join(tx, timeZone, { residentId: appointment.residentId, bookable, appointmentId, who, fromDay, untilDay })
}

/**
 * The resident waits for a first time of a kind of visit, because there is none that suits, as far ahead as one may book
 * (APP-2). Waiting for it already does nothing. Refuses `notFound` for what they may not book, and `waiting.tooMany`.
 */
export async function waitForTime(
  tx: Tx,
  { who, ...choice }: BookableChoice & { readonly who: With },
): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId } = choice
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const bookable = await findBookable(tx, choice)
  if (!bookable.ok) return bookable
  if (bookable.value.type.invited) return notFound
  const { calendar, rules } = bookingSettings(tenant)
  const fromDay = tx.actor.now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const untilDay = fromDay.add({ days: rules.releaseHorizonDays })
  const days = { fromDay, untilDay }
  return join(tx, calendar.timeZone, { residentId, bookable: bookable.value, appointmentId: null, who, ...days })
}
