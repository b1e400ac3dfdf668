import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readSentDay } from '../shared/sent-time.ts'
import { absenceKinds, type AskedChange, type GivenSession } from './asked-change.ts'
import { weekPatterns, type Pause } from './session.ts'
import { readTreatment, type Treatments } from './treatment.ts'

function tryRead<T>(read: (text: string) => T, text: string): T | null {
  try {
    return read(text)
  } catch {
    return null
  }
}
const wanted = (most: number) =>
  z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(most, 'ui:errors.tooLong')
const reading = <T>(read: (text: string) => T | null) =>
  wanted(40)
    .refine((text) => tryRead(read, text) !== null, 'ui:errors.invalid')
    .transform((text) => tryRead(read, text)!)
const day = reading(readSentDay)
const readTime = (text: string) => Temporal.PlainTime.from(text.trim().replace('.', ':').padStart(5, '0'))
const time = reading(readTime)

/** "10:15-10:30, 12:00-12:30"; null for anything else. */
export function readPauses(text: string): Pause[] | null {
  const pauses: Pause[] = []
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [from, until, more] = part.split(/[-–]/).map((each) => tryRead(readTime, each))
    if (!from || !until || more !== undefined || Temporal.PlainTime.compare(from, until) >= 0) return null
    pauses.push({ from, until })
  }
  return pauses.length > 6 ? null : pauses
}
const clock = (plain: Temporal.PlainTime) => plain.toString({ smallestUnit: 'minute' })
/** The pauses as `readPauses` reads them. */
export const pausesText = (pauses: readonly Pause[]): string =>
  pauses.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(', ')

/** What happens to the bookings that the change hits; nothing until they were shown. */
const settling = {
  choices: z.array(z.string().max(100)).max(200).default([]),
  rest: z.string().max(100).optional(),
  words: z.string().trim().min(5, 'ui:errors.required').max(500, 'ui:errors.tooLong').optional(),
  settles: z.literal('ja').optional(),
}

/** A session of one professional: a new one, a changed one, or the end of one. */
export const sessionForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('save'), personId: z.string(), sessionId: z.string().optional(), teamId: z.string() },
    validFrom: day,
    validUntil: day.optional(),
    weekday: z.number().int().min(1).max(7),
    ...{ startsAt: time, endsAt: time, weeks: z.enum(weekPatterns) },
    location: wanted(80),
    visitTypeCodes: z
      .array(z.string().regex(/^[A-Z0-9_]{2,40}$/), { error: 'ui:errors.choose' })
      .min(1, 'ui:errors.choose')
      .max(40),
    onlinePercent: z.number().int().min(0).max(100),
    releaseHorizonDays: z.number().int().min(0).max(366).optional(),
    leadMinutes: z.number().int().min(0).max(20_160).optional(),
    bufferMinutes: z.number().int().min(0).max(60).default(0),
    pauses: z
      .string()
      .max(120, 'ui:errors.tooLong')
      .refine((text) => readPauses(text) !== null, 'ui:errors.invalid')
      .transform((text) => readPauses(text)!)
      .optional(),
    onClosedDays: z.literal('on').optional(),
    ...settling,
  }),
  z.object({ intent: z.literal('end'), personId: z.string(), sessionId: z.string(), lastDay: day, ...settling }),
])

/** Somebody is away. */
export const awayForm = z.object({
  ...{ personId: z.string(), why: z.enum(absenceKinds), firstDay: day, lastDay: day },
  ...{ from: time.optional(), until: time.optional(), deputyPersonId: z.string().optional() },
  ...settling,
})

/** A team is closed. */
export const closureForm = z.object({ teamId: z.string(), name: wanted(80), firstDay: day, lastDay: day, ...settling })

/** Somebody comes back, or a team is open after all. */
export const takeBackForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('back'), personId: z.string(), absenceId: z.string() }),
  z.object({ intent: z.literal('reopen'), teamId: z.string(), closureId: z.string() }),
])

/** The choices for the bookings; null as long as they were not shown. */
export function treatmentsIn(form: {
  readonly choices: readonly string[]
  readonly rest?: string | undefined
  readonly words?: string | undefined
  readonly settles?: 'ja' | undefined
}): Treatments | null {
  if (form.settles === undefined) return null
  const chosen = form.choices.flatMap((text) => {
    const [id = '', way = ''] = text.split(':')
    const treatment = readTreatment(way)
    return treatment ? [[id, treatment] as const] : []
  })
  return { byBooking: new Map(chosen), rest: readTreatment(form.rest ?? ''), words: form.words ?? null }
}

type SessionForm = z.output<typeof sessionForm>

/** What the form of a session asks; null when it ends before it begins. */
export function askedOfSession(form: SessionForm): AskedChange | null {
  const { personId } = form
  if (form.intent === 'end') return { kind: 'end', personId, sessionId: form.sessionId, lastDay: form.lastDay }
  const { sessionId, onlinePercent, pauses = [], onClosedDays, startsAt, endsAt } = form
  if (Temporal.PlainTime.compare(startsAt, endsAt) >= 0) return null
  const session: GivenSession = {
    ...{ teamId: form.teamId, location: form.location, weekday: form.weekday, weeks: form.weeks, startsAt, endsAt },
    ...{ validFrom: form.validFrom, validUntil: form.validUntil ?? null, visitTypeCodes: form.visitTypeCodes },
    ...{
      onlineShare: onlinePercent / 100,
      bufferMinutes: form.bufferMinutes,
      pauses,
      onClosedDays: onClosedDays === 'on',
    },
    ...{ releaseHorizonDays: form.releaseHorizonDays ?? null, leadMinutes: form.leadMinutes ?? null },
  }
  return sessionId === undefined
    ? { kind: 'add', personId, session }
    : { kind: 'replace', personId, sessionId, session }
}

/** What the form of an absence asks; null when its hours are half, or end before they begin. */
export function askedOfAway(form: z.output<typeof awayForm>): AskedChange | null {
  const { personId, why, firstDay, lastDay, from, until, deputyPersonId = null } = form
  const hours = from && until ? { from, until } : null
  const isHalf = (from === undefined) !== (until === undefined)
  if (isHalf || (hours && Temporal.PlainTime.compare(hours.from, hours.until) >= 0)) return null
  return { kind: 'away', personId, why, firstDay, lastDay, hours, deputyPersonId }
}

/** Somebody called about an appointment. */
export const calledForm = z.object({ appointmentId: z.string() })
