import { tokenPath } from './token-path.ts'

const read = [{ code: 'read' }, { code: 'search-type' }]
const changes = [
  {
    code: 'update',
    documentation:
      'Moves an appointment when `start` or the one practitioner is another, and cancels it with status `cancelled`; `comment` (or `cancelationReason.text`) is what the patient reads. All else stays as the server has it: the answer is the appointment as it then is. An appointment lasts as long as its kind of visit. One that is a place in a group is cancelled, never moved.',
  },
  {
    code: 'delete',
    documentation:
      'Lets go a hold (status `proposed`) of the system itself. What was booked is cancelled, not deleted.',
  },
]
const param = (name: string, type: string) => ({ name, type })

/** FHIR R4 CapabilityStatement: what this server does, for who builds against it. */
export function capabilityStatement(base: string, name: string) {
  const operation = (code: string) => ({ name: code, definition: `${base}/OperationDefinition/Appointment-${code}` })
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-22',
    kind: 'instance',
    software: { name: 'Drieluik' },
    implementation: { description: `Drieluik ${name}`, url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [{ url: 'token', valueUri: `${base}/${tokenPath}` }],
            },
          ],
          service: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
              ],
            },
          ],
          description: 'OAuth 2 client credentials. `Idempotency-Key` makes every write safe to send again.',
        },
        resource: [
          { type: 'Schedule', interaction: read, searchParam: [param('actor', 'token')] },
          {
            type: 'Slot',
            interaction: read,
            searchParam: [
              ...[param('schedule', 'reference'), param('start', 'date')],
              ...[param('status', 'token'), param('service-type', 'token')],
            ],
          },
          {
            type: 'Appointment',
            interaction: [...read, ...changes],
            versioning: 'no-version',
            updateCreate: false,
            searchParam: [
              ...[param('date', 'date'), param('status', 'token')],
              ...[param('patient', 'token'), param('practitioner', 'token')],
            ],
            operation: ['find', 'hold', 'book', 'cancel'].map(operation),
          },
        ],
      },
    ],
  }
}
