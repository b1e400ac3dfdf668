import type { Temporal } from 'temporal-polyfill'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { makeMachineClient } from '#app/domain/identity/machine-clients.server.ts'
import { machineScopes } from '#app/domain/identity/machine-scopes.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { answerFhir } from '#app/fhir/answer-fhir.server.ts'
import { makeTestAgenda } from './agenda.server.ts'
import { fhirResource } from './fhir-r4.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** Systems of practices in the test neighbourhood, and what they ask at `/fhir`. */

/** A body as a system reads it. */
export type Json = ReturnType<typeof JSON.parse>
export type Ask = {
  method?: string
  token?: string
  body?: unknown
  key?: string
  now?: Temporal.Instant
  away?: boolean
}
export type SystemName = 'neckar' | 'taag' | 'reader'

export interface FhirSystems {
  readonly wijk: TestNeighbourhood
  readonly clients: Readonly<Record<SystemName, { readonly clientId: string; readonly secret: string }>>
  /** Each answer but those of the token is held against FHIR R4. What is not there has no body and status 0. */
  ask(path: string, asked?: Ask): Promise<{ status: number; headers: Record<string, string>; body: Json }>
  tokenOf(name: SystemName, now?: Temporal.Instant): Promise<string>
  /** So that no test slows down another. */
  forgetTries(): Promise<void>
}

export const portalAt = (wijk: TestNeighbourhood, now = testNow) => ({
  ...{ tenantId: wijk.tenant.id, now, requestId: newId() },
})

export const credentials = ({ clientId, secret }: { clientId: string; secret: string }, more = '') =>
  `grant_type=client_credentials&client_id=${clientId}&client_secret=${secret}${more}`

/** The status, the issue and the portal's own code of a refusal. */
export const issueOf = ({ status, body }: { status: number; body: Json }) => [
  ...[status, body.issue?.[0]?.code, body.issue?.[0]?.details?.coding[0].code],
]

/** Monday in the week after the next of the test neighbourhood. */
export const monday = '2026-04-13'

export const slotAt = (personId: string, time: string, code = 'CONSULT') => ({
  name: 'slot',
  resource: {
    ...{ resourceType: 'Slot', status: 'free', schedule: { reference: `Schedule/${personId}` } },
    ...{ start: `${monday}T${time}:00+02:00`, end: `${monday}T${time}:00+02:00` },
    serviceType: [{ coding: [{ code }] }],
  },
})
export const patient = (id: string) => ({ name: 'patient-reference', valueReference: { reference: `Patient/${id}` } })
export const appointmentNamed = (id: string) => ({
  ...{ name: 'appointment-reference', valueReference: { reference: `Appointment/${id}` } },
})
export const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter })

/** On Monday at this time with Joost, or with who is named, for Fatma, or for who is named. */
export const bookingIn = ({ actors }: TestNeighbourhood) => {
  return (time: string, residentId = actors.fatma.personId, personId = actors.joost.personId) =>
    parameters(slotAt(personId, time), patient(residentId))
}

/** The neighbourhood with agendas, and systems of its two practices. */
export async function makeFhirSystems(): Promise<FhirSystems> {
  const wijk = await makeTestNeighbourhood()
  await makeTestAgenda(wijk)
  const make = async (teamId: string, name: string, scopes = machineScopes.slice()) => {
    const made = await asPortal(portalAt(wijk), (tx) => makeMachineClient(tx, { teamId, name, scopes }))
    if (!made.ok) throw new Error('no client')
    return made.value
  }
  const clients = {
    neckar: await make(wijk.practice.id, 'Huisartssysteem Neckar'),
    taag: await make(wijk.otherPractice.id, 'Huisartssysteem Taag'),
    reader: await make(wijk.practice.id, 'Beeldscherm', ['system/Schedule.read']),
  }
  const ask: FhirSystems['ask'] = async (path, { method, token, body, key, now = testNow, away } = {}) => {
    const [only = '', query] = path.split('?')
    const tenant = away ? wijk.otherTenant : wijk.tenant
    const said = await answerFhir({
      ...{ method: method ?? (body === undefined ? 'GET' : 'POST'), path: only, query: new URLSearchParams(query) },
      ...{ host: 'overvecht.localhost', authorization: token ? `Bearer ${token}` : null, key: key ?? null },
      contentType: typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/fhir+json',
      body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
      context: { tenant, now, requestId: newId(), remoteAddress: newId(), memory: new Map(), cspNonce: '' },
    })
    if (said && said.type === undefined) fhirResource.parse(said.body)
    // As it goes over the line.
    const headers: Record<string, string> = { ...said?.headers }
    return { status: said?.status ?? 0, headers, body: JSON.parse(JSON.stringify(said?.body ?? null)) as Json }
  }
  return {
    ...{ wijk, clients, ask },
    tokenOf: async (name, now = testNow) =>
      (await ask('token', { body: credentials(clients[name]), now })).body.access_token,
    forgetTries: async () => void (await wijk.owner.client.query('delete from rate_limits')),
  }
}
