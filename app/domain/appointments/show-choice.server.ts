import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { dateTimeText, timeText } from '#app/platform/i18n/format.ts'
import { onlineEditableUntil } from './appointment.ts'
import type { AppointmentView } from './appointments.queries.server.ts'
import { findBookable, type Bookable, type BookableType } from './bookable.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { Choice } from './hold-appointment.server.ts'
import { sessionPeriods } from './session.ts'
import { placeText, showAppointment, type Reader } from './show-appointment.server.ts'
import type { ChangeUntil, HeldTime, ShownChoice } from './shown-choice.ts'
import { kindText } from './shown-choices.server.ts'
import type { Channel } from './visit-type.ts'

interface Moments {
  readonly now: Temporal.Instant
  readonly until: Temporal.Instant
  readonly phone: string
}

/** Until when an appointment can be changed online, in words. */
export const showChange = ({ now, until, phone }: Moments, { language, timeZone }: Reader): ChangeUntil => ({
  ...{ until: dateTimeText(until, timeZone, language), phone },
  isTooLate: until.epochMilliseconds < now.epochMilliseconds,
})

/** Whether it is asked who comes along: nobody does to a telephone call. */
export const asksCompanion = (channel: Channel): boolean => channel !== 'phone'

/** The time that is kept for a resident, in words. */
export function showHeld(held: AppointmentView, reader: Reader): HeldTime {
  const { id, when, who, kind, kindLang } = showAppointment(held, reader)
  const until = held.heldUntil?.toZonedDateTimeISO(reader.timeZone)
  return { id, when, who, kind, kindLang, until: until ? timeText(until, reader.language) : '' }
}

/** Where the session is held in which a time lies; empty when it lies in none. */
function placeThen({ sessions }: Bookable, { tenant, startsAt }: Choice, { code }: BookableType): string {
  const { calendar } = bookingSettings(tenant)
  const day = startsAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const of = sessions.filter(({ visitTypeCodes }) => visitTypeCodes.includes(code))
  const at = startsAt.epochMilliseconds
  const then = sessionPeriods(of, [], day, day, calendar).find(({ start, end }) => start <= at && at < end)
  return of.find(({ id }) => id === then?.session.id)?.location ?? ''
}

/**
 * What a resident chose and nothing is kept for any more, in words, so that the page that asks to book it still says what;
 * null for what they may not book.
 * @param choice.isTaken somebody else has that time now: it is not said.
 */
export async function showChoice(
  tx: Tx,
  { isTaken, ...choice }: Choice & { readonly isTaken: boolean },
  reader: Reader,
): Promise<ShownChoice | null> {
  const found = await findBookable(tx, choice)
  if (!found.ok) return null
  const { professional, type } = found.value
  const { name: kind, lang: kindLang } = kindText(type, reader)
  const until = onlineEditableUntil(choice.startsAt, type.cancelNoticeHours)
  const place = isTaken ? '' : placeThen(found.value, choice, type)
  const { t, language, timeZone } = reader
  return {
    appointment: {
      ...{ kind, kindLang, isPlace: false, length: t('appointments:minutes', { count: type.minutes }) },
      who: professional.calledName,
      when: isTaken ? '' : dateTimeText(choice.startsAt, timeZone, language),
      where: placeText(t, type.channel, place),
      ...{ reason: null, companion: null, interpreter: null, instructions: null },
    },
    asksCompanion: asksCompanion(type.channel),
    change: isTaken ? null : showChange({ now: tx.actor.now, until, phone: professional.teamPhone }, reader),
  }
}
