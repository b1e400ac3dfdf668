import type { Tx } from '#db/client.server.ts'
import { findResidentByBsn } from '../domain/access/identity-number.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { appointmentStatuses } from '../domain/appointments/appointment.ts'
import {
  findPracticeAppointment,
  listPracticeAppointments,
} from '../domain/appointments/practice-appointments.queries.server.ts'
import { cursorText, readCursor } from '../domain/shared/cursor.ts'
import { isId } from '../domain/shared/ids.ts'
import { done, type Result } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readCount, readPeriod, readReference } from './asked-times.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome, refused } from './outcome.ts'
import { readPracticeAgenda } from './practice-agenda.server.ts'
import { appointmentResource, searchBundle } from './resources.ts'

/** The system of citizen service numbers (Nictiz). */
const bsn = 'http://fhir.nl/fhir/NamingSystem/bsn'

/**
 * The resident that a token names: by citizen service number, or by the id of this server; null for nobody whom the system
 * may know of. A search by number is decided and logged as one.
 */
export async function findPatient(tx: Tx, system: string | null, value: string): Promise<string | null> {
  if (system !== bsn) return isId(value) ? value : null
  const found = await findResidentByBsn(tx, { number: value, reason: 'desk' })
  return found.ok ? found.value : null
}

async function show(tx: Tx, visit: FhirVisit, id: string): Promise<Result<object>> {
  const found = await findPracticeAppointment(tx, { id, teamId: visit.machine.teamId })
  if (!found.ok) return found
  const { names } = await readPracticeAgenda(tx, visit)
  return done(appointmentResource(visit.base, found.value, { names, now: tx.actor.now }))
}

/** FHIR read of Appointment; also what a write answers, with its own status. */
export async function readAppointment(visit: FhirVisit, id: string, status = 200): Promise<FhirAnswer> {
  const { machine, base } = visit
  const found = await withActor(machine.actor, (tx) => show(tx, visit, id))
  if (!found.ok) return refused(found.refusal, base)
  const made = status === 201 ? { headers: { Location: `${base}/Appointment/${id}` } } : {}
  return { status, body: found.value, ...made }
}

/** FHIR search of Appointment by date, status, patient and practitioner; a page of `_count`, with where it goes on. */
export async function searchAppointments(visit: FhirVisit): Promise<FhirAnswer> {
  const { asked, machine, tenant, base } = visit
  const { query } = asked
  const period = readPeriod(query.getAll('date'), tenant.timeZone)
  if (!period) return outcome(400, 'invalid', 'date holds no dates from 2000 to 2099.')
  const words = query.get('status')?.split(',') ?? []
  const statuses = appointmentStatuses.filter((status) => words.includes(status))
  if (statuses.length !== new Set(words).size) return outcome(400, 'invalid', 'status holds an unknown status.')
  const practitioner = query.get('practitioner')
  const personId = practitioner === null ? null : readReference(practitioner, 'Practitioner')
  const patient = query.get('patient:identifier') ?? query.get('patient')
  const bar = patient?.indexOf('|') ?? -1
  const limit = readCount(query.get('_count'))
  const found = await withActor(
    machine.actor,
    async (tx): Promise<Result<{ found: object[]; next: string | null }>> => {
      const system = bar < 0 ? null : (patient ?? '').slice(0, bar)
      const value = (patient ?? '').slice(bar + 1).replace(/^Patient\//, '')
      const residentId = patient === null ? null : await findPatient(tx, system, value)
      const nobody = (patient !== null && residentId === null) || (practitioner !== null && personId === null)
      if (nobody) return done({ found: [], next: null })
      const { items, next } = await listPracticeAppointments(tx, {
        ...{ teamId: machine.teamId, ...period, statuses, residentId, personId, limit },
        after: readCursor(query.get('_after')),
      })
      const { names } = await readPracticeAgenda(tx, visit)
      const shown = items.map((item) => appointmentResource(base, item, { names, now: tx.actor.now }))
      return done({ found: shown, next: next && cursorText(next) })
    },
  )
  if (!found.ok) return refused(found.refusal, base)
  const page = (after: string | null) => {
    const search = new URLSearchParams([...query].filter(([name]) => name !== '_after'))
    if (after) search.set('_after', after)
    const text = search.toString()
    return text ? `Appointment?${text}` : 'Appointment'
  }
  const { next } = found.value
  return { status: 200, body: searchBundle(base, page(query.get('_after')), found.value.found, next && page(next)) }
}
