import { wantsInterpreter } from '../domain/appointments/interpreter-wish.ts'
import type { PracticeAppointment } from '../domain/appointments/practice-appointments.queries.server.ts'
import type { PracticeFreeTime, PracticeTime } from '../domain/appointments/practice-times.queries.server.ts'
import { slotId } from './slot-id.ts'

/** Extensions of eAfspraak (MedMij, Nictiz). */
const eafspraak = 'http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment'

/** Who works here, by id, with the name that residents know. */
export type Names = ReadonlyMap<string, { readonly calledName: string }>

const serviceType = (base: string, code: string) => [{ coding: [{ system: `${base}/CodeSystem/visit-type`, code }] }]

const practitioner = (base: string, id: string, names: Names) => ({
  type: 'Practitioner',
  identifier: { system: `${base}/practitioner`, value: id },
  ...(names.has(id) ? { display: names.get(id)!.calledName } : {}),
})

/** FHIR R4 Schedule: the sessions of one professional of the practice. */
export function scheduleResource(base: string, id: string, codes: readonly string[], names: Names) {
  return {
    resourceType: 'Schedule',
    id,
    active: true,
    ...(codes.length > 0 ? { serviceType: codes.flatMap((code) => serviceType(base, code)) } : {}),
    actor: [practitioner(base, id, names)],
  }
}

/** FHIR R4 Slot: a time of one professional, made when it is asked for. */
export function slotResource(base: string, time: PracticeTime & { readonly status: string; readonly code?: string }) {
  const { personId, startsAt, endsAt, status, code } = time
  return {
    resourceType: 'Slot',
    id: slotId(time),
    ...(code ? { serviceType: serviceType(base, code) } : {}),
    schedule: { reference: `Schedule/${personId}` },
    status,
    start: startsAt.toString(),
    end: endsAt.toString(),
  }
}

/** A free time as the appointment that it could be, with the slot in it: what `$hold` and `$book` take. */
export function proposedAppointment(base: string, time: PracticeFreeTime, names: Names) {
  const { personId, startsAt, endsAt, kind, location } = time
  const slot = slotResource(base, { ...time, status: 'free', code: kind.code })
  return {
    resourceType: 'Appointment',
    contained: [{ ...slot, id: 'slot' }],
    status: 'proposed',
    serviceType: serviceType(base, kind.code),
    start: startsAt.toString(),
    end: endsAt.toString(),
    minutesDuration: kind.minutes,
    slot: [{ reference: '#slot' }],
    participant: [
      { actor: practitioner(base, personId, names), required: 'required', status: 'needs-action' },
      ...(location ? [{ actor: { type: 'Location', display: location }, status: 'accepted' }] : []),
    ],
  }
}

/** The interpreter who is asked for, as one who takes part: which language, or signs, and whom the patient likes best (APP-5). */
function interpreter(appointment: PracticeAppointment): object[] {
  if (!wantsInterpreter(appointment)) return []
  const { interpreterLanguage, interpreterMode, interpreterGender, interpreterArrangedAt } = appointment
  const words = [interpreterMode === 'sign' ? 'sign' : interpreterLanguage, interpreterGender]
  const system = 'http://terminology.hl7.org/CodeSystem/participant-type'
  return [
    {
      type: [{ coding: [{ system, code: 'translator' }], text: words.filter((word) => word !== null).join(', ') }],
      ...{ required: 'required', status: interpreterArrangedAt === null ? 'needs-action' : 'accepted' },
    },
  ]
}

/** FHIR R4 Appointment with the fields of eAfspraak: what the patient reads, and until when it can be changed online. */
export function appointmentResource(
  base: string,
  appointment: PracticeAppointment,
  { names, now }: { readonly names: Names; readonly now: PracticeAppointment['startsAt'] },
) {
  const { id, status, startsAt, endsAt, personIds, residentId, location, patientInstructions: words } = appointment
  const { onlineEditableUntil: until, reason, visitTypeCode, createdAt, updatedAt } = appointment
  const editable = status === 'booked' && until.epochMilliseconds >= now.epochMilliseconds
  const response = status === 'pending' ? 'needs-action' : 'accepted'
  return {
    resourceType: 'Appointment',
    id,
    meta: { lastUpdated: updatedAt.toString() },
    extension: [
      ...(words ? [{ url: `${eafspraak}-PatientInstructions`, valueString: words }] : []),
      {
        url: `${eafspraak}-OnlineEditable`,
        extension: [
          { url: 'Indicator', valueBoolean: editable },
          { url: 'OnlineEditableUntil', valueDateTime: until.toString() },
        ],
      },
    ],
    status,
    serviceType: serviceType(base, visitTypeCode),
    ...(reason ? { reasonCode: [{ text: reason }] } : {}),
    start: startsAt.toString(),
    end: endsAt.toString(),
    minutesDuration: Math.round(startsAt.until(endsAt).total('minutes')),
    slot: personIds.map((personId) => ({ reference: `Slot/${slotId({ personId, startsAt, endsAt })}` })),
    created: createdAt.toString(),
    ...(words ? { patientInstruction: words } : {}),
    participant: [
      {
        actor: { type: 'Patient', identifier: { system: `${base}/resident`, value: residentId } },
        ...{ required: 'required', status: 'accepted' },
      },
      ...personIds.map((personId) => ({
        actor: practitioner(base, personId, names),
        ...{ required: 'required', status: response },
      })),
      ...interpreter(appointment),
      ...(location ? [{ actor: { type: 'Location', display: location }, status: 'accepted' }] : []),
    ],
  }
}

/** FHIR R4 Bundle of what was found, with where it goes on. */
export function searchBundle(base: string, self: string, found: readonly object[], next: string | null) {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      { relation: 'self', url: `${base}/${self}` },
      ...(next ? [{ relation: 'next', url: `${base}/${next}` }] : []),
    ],
    ...(found.length > 0
      ? {
          entry: found.map((resource) => {
            const { resourceType, id } = resource as { resourceType: string; id?: string }
            return { ...(id ? { fullUrl: `${base}/${resourceType}/${id}` } : {}), resource, search: { mode: 'match' } }
          }),
        }
      : {}),
  }
}
