import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { sentInstant } from '../domain/shared/sent-time.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const status = z.enum([
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
])
const actor = z.object({
  type: text(40).optional(),
  reference: text(300).optional(),
  identifier: z.object({ value: text(100) }).optional(),
})

const appointment = z.object({
  resourceType: z.literal('Appointment'),
  id: text(64),
  status,
  start: sentInstant(),
  participant: z
    .array(z.object({ actor: actor.optional() }))
    .min(1)
    .max(20),
  cancelationReason: z.object({ text: text(500).optional() }).optional(),
  comment: text(500).optional(),
})

/** What an update asks for, of what it may change. */
export interface AskedUpdate {
  readonly id: string
  readonly status: z.output<typeof status>
  readonly start: Temporal.Instant
  /** Who sees the patient: null when that is nobody, or more than one. */
  readonly practitioner: string | null
  /** What the patient reads about it. */
  readonly words: string | null
}

/** The body of an update of Appointment (FHIR R4); null for what is none. */
export function readUpdate(body: string): AskedUpdate | null {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  const read = appointment.safeParse(json)
  if (!read.success) return null
  const { id, status, start, participant, cancelationReason, comment } = read.data
  const who = participant.flatMap(({ actor }) => {
    const isOne = actor?.type === 'Practitioner' || actor?.reference?.startsWith('Practitioner/')
    return isOne ? [actor?.identifier?.value ?? actor?.reference?.slice('Practitioner/'.length) ?? ''] : []
  })
  const [practitioner = null, ...others] = who
  const words = cancelationReason?.text ?? comment ?? null
  return { id, status, start, practitioner: others.length > 0 ? null : practitioner, words }
}
