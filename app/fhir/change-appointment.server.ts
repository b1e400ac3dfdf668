import { cancelForPractice } from '../domain/appointments/cancel-for-practice.server.ts'
import { releaseForPractice } from '../domain/appointments/hold-for-practice.server.ts'
import { moveForPractice } from '../domain/appointments/move-for-practice.server.ts'
import { findPracticeAppointment } from '../domain/appointments/practice-appointments.queries.server.ts'
import { done, refuse } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'
import { readUpdate } from './asked-update.ts'
import type { FhirVisit } from './fhir-visit.ts'
import { outcome, told } from './outcome.ts'
import { answerWrite, write } from './write-appointment.server.ts'

/**
 * Update of Appointment (`PUT`): with status `cancelled` the appointment is cancelled, with another `start` or practitioner it
 * is moved; what the update can't change stays as it is, and the answer shows the appointment as it then is.
 */
export async function updateAppointment(visit: FhirVisit, id: string): Promise<FhirAnswer> {
  const asked = readUpdate(visit.asked.body)
  if (!asked) return outcome(400, 'structure', 'The body is no Appointment that can be read.')
  if (asked.id !== id) return outcome(400, 'invalid', 'The id of the Appointment is not that of the address.')
  const { tenant, machine } = visit
  return answerWrite(visit, 200, async (tx) => {
    const found = await findPracticeAppointment(tx, { id, teamId: machine.teamId })
    if (!found.ok) return found
    const { status, personIds } = found.value
    const { words, start: startsAt, practitioner } = asked
    const isCancelled = asked.status === 'cancelled'
    if (!isCancelled && asked.status !== status) return refuse('appointments.notInThisState')
    // An appointment of several is moved with all of them.
    const toPersonId = personIds.length === 1 ? practitioner : null
    const isSame = startsAt.equals(found.value.startsAt) && (toPersonId === null || personIds.includes(toPersonId))
    if (!isCancelled && isSame) return done({ id })
    const move = {
      tenant,
      appointmentId: id,
      startsAt,
      toPersonId,
      changeReason: words,
      overrideReason: null,
      isBySystem: true,
    }
    const changed = isCancelled
      ? await cancelForPractice(tx, { appointmentId: id, changeReason: words ?? '' })
      : await moveForPractice(tx, move)
    return changed.ok ? done({ id }) : changed
  })
}

/** Delete of Appointment: lets go what the system itself holds; an appointment that was booked is cancelled. */
export async function releaseHold(visit: FhirVisit, id: string): Promise<FhirAnswer> {
  const { teamId } = visit.machine
  const released = await write(visit, async (tx) => {
    const gone = await releaseForPractice(tx, { appointmentId: id, teamId })
    return gone.ok ? done({ id }) : gone
  })
  return released.ok ? told('The hold was let go; its time is free.') : released.answer
}
