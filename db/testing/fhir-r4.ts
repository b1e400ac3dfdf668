import { z } from 'zod'

/** The parts of FHIR R4 (4.0.1) that the portal speaks, as strict as the standard: an element that it lacks is refused. */

const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/)
const uri = z.string().regex(/^\S+$/)
const code = z.string().regex(/^\S+( \S+)*$/)
const text = z.string().min(1)
const instant = z.iso.datetime({ offset: true })
const coding = z.strictObject({ system: uri.optional(), code: code.optional(), display: text.optional() })
const concept = z.strictObject({ coding: z.array(coding).min(1).optional(), text: text.optional() })
const identifier = z.strictObject({ system: uri.optional(), value: text.optional() })
const reference = z
  .strictObject({
    reference: text.optional(),
    type: uri.optional(),
    identifier: identifier.optional(),
    display: text.optional(),
  })
  .refine((one) => Object.keys(one).length > 0)
const plainExtension = z.strictObject({
  url: uri,
  valueString: text.optional(),
  valueBoolean: z.boolean().optional(),
  valueDateTime: instant.optional(),
  valueUri: uri.optional(),
})
const extension = z.union([plainExtension, z.strictObject({ url: uri, extension: z.array(plainExtension).min(1) })])
const meta = z.strictObject({ lastUpdated: instant.optional() })

const schedule = z.strictObject({
  resourceType: z.literal('Schedule'),
  id: id.optional(),
  active: z.boolean().optional(),
  serviceType: z.array(concept).min(1).optional(),
  actor: z.array(reference).min(1),
})

const slot = z.strictObject({
  resourceType: z.literal('Slot'),
  id: id.optional(),
  serviceType: z.array(concept).min(1).optional(),
  schedule: reference,
  status: z.enum(['busy', 'free', 'busy-unavailable', 'busy-tentative', 'entered-in-error']),
  start: instant,
  end: instant,
})

const appointment = z
  .strictObject({
    resourceType: z.literal('Appointment'),
    id: id.optional(),
    meta: meta.optional(),
    contained: z.array(slot).min(1).optional(),
    extension: z.array(extension).min(1).optional(),
    status: z.enum([
      ...(['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const),
      ...(['entered-in-error', 'checked-in', 'waitlist'] as const),
    ]),
    serviceType: z.array(concept).min(1).optional(),
    reasonCode: z.array(concept).min(1).optional(),
    start: instant.optional(),
    end: instant.optional(),
    minutesDuration: z.int().positive().optional(),
    slot: z.array(reference).min(1).optional(),
    created: instant.optional(),
    patientInstruction: text.optional(),
    participant: z
      .array(
        z
          .strictObject({
            type: z.array(concept).min(1).optional(),
            actor: reference.optional(),
            required: z.enum(['required', 'optional', 'information-only']).optional(),
            status: z.enum(['accepted', 'declined', 'tentative', 'needs-action']),
          })
          // app-1.
          .refine(({ type, actor }) => type !== undefined || actor !== undefined),
      )
      .min(1),
  })
  // app-2 and app-3.
  .refine(({ start, end }) => (start === undefined) === (end === undefined))
  .refine(({ start, status }) => start !== undefined || ['proposed', 'cancelled', 'waitlist'].includes(status))

const outcome = z.strictObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z
    .array(
      z.strictObject({
        severity: z.enum(['fatal', 'error', 'warning', 'information']),
        code: z.enum([
          ...(['invalid', 'structure', 'required', 'value', 'security', 'login', 'expired', 'forbidden'] as const),
          ...(['processing', 'not-supported', 'duplicate', 'not-found', 'too-long', 'too-costly'] as const),
          ...(['business-rule', 'conflict', 'transient', 'exception', 'throttled', 'informational'] as const),
        ]),
        details: concept.optional(),
        diagnostics: text.optional(),
      }),
    )
    .min(1),
})

const bundle = z.strictObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  link: z.array(z.strictObject({ relation: text, url: uri })).min(1),
  entry: z
    .array(
      z.strictObject({
        fullUrl: uri.optional(),
        resource: z.union([schedule, slot, appointment]),
        search: z.strictObject({ mode: z.enum(['match', 'include', 'outcome']) }),
      }),
    )
    .min(1)
    .optional(),
})

const searchParam = z.strictObject({
  name: text,
  type: z.enum(['number', 'date', 'string', 'token', 'reference', 'composite', 'quantity', 'uri', 'special']),
})
const capability = z.strictObject({
  resourceType: z.literal('CapabilityStatement'),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  date: z.iso.date(),
  kind: z.literal('instance'),
  software: z.strictObject({ name: text }),
  implementation: z.strictObject({ description: text, url: uri }),
  fhirVersion: z.literal('4.0.1'),
  format: z.array(code).min(1),
  rest: z.array(
    z.strictObject({
      mode: z.literal('server'),
      security: z.strictObject({ extension: z.array(extension), service: z.array(concept), description: text }),
      resource: z.array(
        z.strictObject({
          type: code,
          interaction: z
            .array(
              z.strictObject({
                code: z.enum(['read', 'search-type', 'update', 'delete']),
                documentation: text.optional(),
              }),
            )
            .min(1),
          versioning: z.enum(['no-version', 'versioned', 'versioned-update']).optional(),
          updateCreate: z.boolean().optional(),
          searchParam: z.array(searchParam).min(1),
          operation: z.array(z.strictObject({ name: text, definition: uri })).optional(),
        }),
      ),
    }),
  ),
})

/** Any of the resources that the portal answers with. */
export const fhirResource = z.union([schedule, slot, appointment, outcome, bundle, capability])
