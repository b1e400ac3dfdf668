import { z } from 'zod'
import { sentInstant } from '../domain/shared/sent-time.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const reference = z.object({
  reference: text(300).optional(),
  identifier: z.object({ system: text(300).optional(), value: text(100) }).optional(),
})
const slot = z.object({
  resourceType: z.literal('Slot'),
  schedule: z.object({ reference: text(300) }),
  start: sentInstant(),
  serviceType: z.array(z.object({ coding: z.array(z.object({ code: text(40) })).min(1) })).min(1),
})
const appointment = z.object({
  resourceType: z.literal('Appointment'),
  contained: z.array(slot).min(1).max(1),
})

const parameters = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z
    .array(
      z.discriminatedUnion('name', [
        z.object({ name: z.literal('slot'), resource: slot }),
        z.object({ name: z.literal('appointment'), resource: appointment }),
        z.object({ name: z.literal('patient-reference'), valueReference: reference }),
        z.object({ name: z.literal('appointment-reference'), valueReference: reference }),
        z.object({ name: z.literal('comment'), valueString: text(500) }),
      ]),
    )
    .max(10),
})

/** What a booking operation is given (FHIR R4 Parameters). */
export interface AskedBooking {
  readonly slot: z.output<typeof slot> | null
  readonly patient: z.output<typeof reference> | null
  readonly appointment: z.output<typeof reference> | null
  readonly comment: string | null
}

/** The input of `$hold`, `$book` and `$cancel`; null for what is none. An empty body is no parameters. */
export function readBooking(body: string): AskedBooking | null {
  let json: unknown = { resourceType: 'Parameters', parameter: [] }
  try {
    if (body.trim() !== '') json = JSON.parse(body)
  } catch {
    return null
  }
  const read = parameters.safeParse(json)
  if (!read.success) return null
  const asked = { slot: null, patient: null, appointment: null, comment: null } as {
    -readonly [Name in keyof AskedBooking]: AskedBooking[Name]
  }
  for (const each of read.data.parameter) {
    if (each.name === 'slot') asked.slot = each.resource
    else if (each.name === 'appointment') asked.slot = each.resource.contained[0] ?? null
    else if (each.name === 'patient-reference') asked.patient = each.valueReference
    else if (each.name === 'appointment-reference') asked.appointment = each.valueReference
    else asked.comment = each.valueString
  }
  return asked
}
