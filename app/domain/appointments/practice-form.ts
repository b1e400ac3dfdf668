import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { done, refuse, type Refusal, type Result } from '../shared/result.ts'
import { readSentDay, sentInstant } from '../shared/sent-time.ts'
import { languageTag } from './interpreter-language.ts'
import { signLanguage } from './interpreter-wish.ts'

const id = z.string().refine(isId)
const instant = sentInstant()
/** A day as it is typed; beyond this century in the words of what is too far ahead. */
export const typedDay = z.iso
  .date()
  .refine((text) => readSentDay(text) !== null || text < '2000', 'appointments:refusals.tooFarAhead')
  .refine((text) => text >= '2000', 'appointments:refusals.inThePast')
const date = typedDay
/** On the grid of five minutes, as the agenda is. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const overrideReason = z.string().trim().min(5, 'desk.work:errors.reasonLength').max(300).optional()
const changeReason = z.string().trim().max(500)

/** What somebody at the desk types to find a resident; `book` goes on to an appointment when one is found. */
export const residentSearchForm = z.object({
  search: z.string().trim().min(2).max(80),
  intent: z.literal('book').optional(),
})

const booking = {
  formKey: id,
  personId: id,
  visitTypeId: id,
  reason: z.string().trim().max(500).optional(),
  interpreterLanguage: z.union([z.literal(signLanguage), languageTag]).optional(),
  interpreterGender: z.enum(['female', 'male']).optional(),
  roomId: id.optional(),
}

/** The practice books for a resident: a time that is offered, or any other one with a reason where a rule is in the way. */
export const practiceBookingForm = z.discriminatedUnion('intent', [
  z.object({ ...booking, intent: z.literal('offered'), startsAt: instant }),
  z.object({ ...booking, intent: z.literal('other'), date, time: clock, overrideReason }),
])

/** What the team does with an appointment. */
export const teamAppointmentForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['arrived', 'fulfilled', 'noShow', 'inError']) }),
  z.object({
    ...{ intent: z.literal('move'), date, time: clock, overrideReason },
    ...{ personId: id.optional(), changeReason: changeReason.optional() },
  }),
  z.object({ intent: z.literal('room'), roomId: id.optional() }),
  z.object({ intent: z.literal('cancel'), changeReason: changeReason.min(1) }),
])

/** Time that nobody books, and its end. */
export const blockForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('block'), personId: id, date, from: clock, until: clock },
    words: z.string().trim().max(80).optional(),
  }),
  z.object({ intent: z.literal('remove'), blockId: id }),
])

/**
 * The instant of a day and a wall-clock time in a zone; of an hour that comes twice when the clocks go back, the first.
 * Refuses `appointments.noSuchTime` for a time that the clocks skip: nobody meant the hour after it.
 */
export function clockTime(day: string, time: string, timeZone: string): Result<Temporal.Instant> {
  const wanted = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time))
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return found.toPlainDateTime().equals(wanted) ? done(found.toInstant()) : refuse('appointments.noSuchTime')
}

const fields: Readonly<Record<string, string>> = {
  'appointments.tooFarAhead': 'date',
  'appointments.noSuchTime': 'time',
  'appointments.offGrid': 'time',
}

/** The field of a day and a time that a refusal is about, so that its words stand there; undefined for any other. */
export const fieldOfTime = ({ code }: Refusal): string | undefined => fields[code]
