import { findMachine, type Machine } from '../domain/identity/machine-tokens.server.ts'
import type { MachineScope } from '../domain/identity/machine-scopes.ts'
import { recordEvent } from '../domain/identity/record-event.server.ts'
import { originOf } from '../domain/tenants/tenants.queries.server.ts'
import type { Tenant } from '../domain/tenants/tenant.ts'
import type { FhirAnswer, FhirAsked } from '../platform/http/fhir-door.server.ts'
import { requestLimit } from '../platform/request-limit.server.ts'
import { answerToken } from './answer-token.server.ts'
import { capabilityStatement } from './capability-statement.ts'
import { releaseHold, updateAppointment } from './change-appointment.server.ts'
import { findTimes } from './find-times.server.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome } from './outcome.ts'
import { readAppointment, searchAppointments } from './read-appointments.server.ts'
import { readSchedule, searchSchedules } from './read-schedules.server.ts'
import { readSlot, searchSlots } from './read-slots.server.ts'
import { tokenPath } from './token-path.ts'
import { bookAppointment, cancelAppointment, holdAppointment } from './write-appointment.server.ts'

interface Way {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: RegExp
  readonly scope: MachineScope
  readonly answer: (visit: FhirVisit, id: string) => Promise<FhirAnswer>
}

const get = { method: 'GET' } as const
const post = { method: 'POST', scope: 'system/Appointment.write' } as const
const put = { ...post, method: 'PUT' } as const
const remove = { ...post, method: 'DELETE' } as const
const id = '([A-Za-z0-9\\-.]{1,64})'

/** Everything that `/fhir` answers, with what a token must open. */
const ways: readonly Way[] = [
  { ...get, path: /^Schedule$/, scope: 'system/Schedule.read', answer: searchSchedules },
  { ...get, path: new RegExp(`^Schedule/${id}$`), scope: 'system/Schedule.read', answer: readSchedule },
  { ...get, path: /^Slot$/, scope: 'system/Slot.read', answer: searchSlots },
  { ...get, path: new RegExp(`^Slot/${id}$`), scope: 'system/Slot.read', answer: readSlot },
  { ...get, path: /^Appointment\/\$find$/, scope: 'system/Slot.read', answer: findTimes },
  { ...get, path: /^Appointment$/, scope: 'system/Appointment.read', answer: searchAppointments },
  { ...get, path: new RegExp(`^Appointment/${id}$`), scope: 'system/Appointment.read', answer: readAppointment },
  { ...post, path: /^Appointment\/\$hold$/, answer: holdAppointment },
  { ...post, path: /^Appointment\/\$book$/, answer: bookAppointment },
  { ...post, path: new RegExp(`^Appointment/${id}/\\$cancel$`), answer: cancelAppointment },
  { ...put, path: new RegExp(`^Appointment/${id}$`), answer: updateAppointment },
  { ...remove, path: new RegExp(`^Appointment/${id}$`), answer: releaseHold },
]

/** Of one system in a minute, and of everybody who shows no token that works. */
const limits = { machine: requestLimit(600, 60), stranger: requestLimit(120, 60) }

const throttled = (seconds: number): FhirAnswer => ({
  ...outcome(429, 'throttled', 'Too many requests.'),
  headers: { 'Retry-After': String(seconds) },
})

function placeOf({ context, host }: FhirAsked<Tenant>) {
  return { tenantId: context.tenant.id, now: context.now, requestId: context.requestId, accessPoint: host }
}

/** Who asks, or why nobody does. */
async function whoAsks(asked: FhirAsked<Tenant>): Promise<Machine | FhirAnswer> {
  const token = /^Bearer +([\w-]+)$/i.exec(asked.authorization ?? '')?.[1]
  const machine = token === undefined ? null : await findMachine(placeOf(asked), token)
  const key = `${asked.context.tenant.id} ${machine ? machine.actor.personId : asked.context.remoteAddress}`
  const wait = await limits[machine ? 'machine' : 'stranger'](key)
  if (wait > 0) return throttled(wait)
  if (machine) return machine
  // A token that ran out or was ended is a try like another (LOG-4).
  if (token !== undefined)
    await recordEvent(placeOf(asked), 'pageRefused', 'refused', { kind: 'system', page: '/fhir' })
  const error = token === undefined ? '' : ', error="invalid_token"'
  return {
    ...outcome(401, 'login', 'A token is needed.'),
    headers: { 'WWW-Authenticate': `Bearer realm="Drieluik"${error}` },
  }
}

/**
 * Answers what a practice's own system asks at `/fhir`. Each system acts with the rights of an assistant of its practice:
 * what is another's is not there. null for an address that is none.
 */
export async function answerFhir(asked: FhirAsked<Tenant>): Promise<FhirAnswer | null> {
  const { path, method, context } = asked
  const { tenant } = context
  const base = `${originOf(tenant)}/fhir`
  if (path === 'metadata' && method === 'GET') return { status: 200, body: capabilityStatement(base, tenant.name) }
  if (path === tokenPath && method === 'POST') {
    const wait = await limits.stranger(`${tenant.id} token ${context.remoteAddress}`)
    return wait > 0 ? throttled(wait) : answerToken(placeOf(asked), asked)
  }
  const found = ways.filter((way) => way.path.test(path))
  if (found.length === 0) return null
  const way = found.find((each) => each.method === method)
  if (!way) {
    const allowed = [...new Set(found.map((each) => each.method))].join(', ')
    return { ...outcome(405, 'not-supported', 'Not by this method.'), headers: { Allow: allowed } }
  }
  const machine = await whoAsks(asked)
  if (!('actor' in machine)) return machine
  if (!machine.scopes.includes(way.scope)) {
    const { personId, displayName } = machine.actor
    const who = { kind: 'system', personId, displayName, page: '/fhir' } as const
    await recordEvent(placeOf(asked), 'pageRefused', 'refused', who)
    return {
      ...outcome(403, 'forbidden', `The token does not hold ${way.scope}.`),
      headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${way.scope}"` },
    }
  }
  return way.answer({ asked, machine, tenant, base }, way.path.exec(path)?.[1] ?? '')
}
