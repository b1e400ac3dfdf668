import type { Tx } from '#db/client.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { bookForResident } from '../domain/appointments/book-for-resident.server.ts'
import { cancelForPractice } from '../domain/appointments/cancel-for-practice.server.ts'
import { bookHeldForPractice, holdForPractice } from '../domain/appointments/hold-for-practice.server.ts'
import { findPracticeAppointment } from '../domain/appointments/practice-appointments.queries.server.ts'
import { onceForKey } from '../domain/identity/machine-requests.server.ts'
import { newId } from '../domain/shared/ids.ts'
import { notFound, type Result } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readBooking, type AskedBooking } from './asked-booking.ts'
import { readReference } from './asked-times.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome, refused } from './outcome.ts'
import { readPracticeAgenda } from './practice-agenda.server.ts'
import { findPatient, readAppointment } from './read-appointments.server.ts'

type Made = Result<{ readonly id: string }>

const unread = () => outcome(400, 'structure', 'The body is no Parameters resource of this operation.')

/** The time, the kind of visit and the resident that are asked for; null for what is not the practice's. */
async function readWanted(tx: Tx, visit: FhirVisit, { slot, patient }: AskedBooking) {
  const startsAt = slot?.start
  const personId = slot && readReference(slot.schedule.reference, 'Schedule')
  const code = slot?.serviceType[0]?.coding[0]?.code
  const { names, kinds } = await readPracticeAgenda(tx, visit)
  const kind = kinds.find((each) => each.code === code)
  const { identifier, reference } = patient ?? {}
  const residentId = identifier
    ? await findPatient(tx, identifier.system ?? null, identifier.value)
    : readReference(reference ?? '', 'Patient')
  return startsAt && personId && names.has(personId) && kind && residentId
    ? { tenant: visit.tenant, startsAt, personId, kind, residentId }
    : null
}

/** The key of a request, as long as one may be; `wrong` for any other. */
function keyOf({ asked }: FhirVisit): string | null | 'wrong' {
  if (asked.key === null) return null
  return /^[\x21-\x7e]{1,200}$/.test(asked.key) ? asked.key : 'wrong'
}

type Written = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly answer: FhirAnswer }

/** Does what is asked, once for each key; or why not. */
export async function write(visit: FhirVisit, work: (tx: Tx) => Promise<Made>): Promise<Written> {
  const { asked, machine, base } = visit
  const key = keyOf(visit)
  if (key === 'wrong')
    return { ok: false, answer: outcome(400, 'invalid', 'Idempotency-Key is at most 200 visible characters.') }
  const method = asked.method === 'POST' ? '' : `${asked.method} `
  const request = `${method}${asked.path}\n${asked.body}`
  const made = await withActor(machine.actor, (tx) => onceForKey(tx, { key, request }, () => work(tx)))
  return made.ok ? { ok: true, id: made.value.id } : { ok: false, answer: refused(made.refusal, base) }
}

/** As `write`, and shows the appointment that came of it. */
export async function answerWrite(
  visit: FhirVisit,
  status: number,
  work: (tx: Tx) => Promise<Made>,
): Promise<FhirAnswer> {
  const written = await write(visit, work)
  return written.ok ? readAppointment(visit, written.id, status) : written.answer
}

/** `Appointment/$hold`: keeps a time (`slot`, or `appointment` as `$find` gave it) for a patient, for some minutes. */
export async function holdAppointment(visit: FhirVisit): Promise<FhirAnswer> {
  const booking = readBooking(visit.asked.body)
  if (!booking?.slot || !booking.patient) return unread()
  return answerWrite(visit, 201, async (tx) => {
    const wanted = await readWanted(tx, visit, booking)
    return wanted ? holdForPractice(tx, wanted) : notFound
  })
}

/** `Appointment/$book`: books what is held (`appointment-reference`), or a time for a patient at once. */
export async function bookAppointment(visit: FhirVisit): Promise<FhirAnswer> {
  const booking = readBooking(visit.asked.body)
  const reason = booking?.comment ?? null
  if (booking?.appointment) {
    const appointmentId = readReference(booking.appointment.reference ?? '', 'Appointment') ?? ''
    return answerWrite(visit, 200, (tx) =>
      bookHeldForPractice(tx, { appointmentId, teamId: visit.machine.teamId, reason }),
    )
  }
  if (!booking?.slot || !booking.patient) return unread()
  return answerWrite(visit, 201, async (tx) => {
    const wanted = await readWanted(tx, visit, booking)
    if (!wanted) return notFound
    const { kind, ...rest } = wanted
    return bookForResident(tx, {
      ...{ ...rest, reason, visitTypeId: kind.id, interpreterLanguage: null, overrideReason: null },
      formKey: newId(tx.actor.now.epochMilliseconds),
    })
  })
}

/** `Appointment/<id>/$cancel`: the server decides, and gives the appointment as it then is. `comment` is what the patient reads. */
export async function cancelAppointment(visit: FhirVisit, id: string): Promise<FhirAnswer> {
  const booking = readBooking(visit.asked.body)
  if (!booking) return unread()
  return answerWrite(visit, 200, async (tx): Promise<Made> => {
    const found = await findPracticeAppointment(tx, { id, teamId: visit.machine.teamId })
    if (!found.ok) return found
    const ended = await cancelForPractice(tx, { appointmentId: id, changeReason: booking.comment ?? '' })
    return ended.ok ? { ok: true, value: { id } } : ended
  })
}
