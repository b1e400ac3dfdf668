import type { LoggedEvent } from './logged-event.ts'

const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
const purposes = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

/** DICOM PS3.16 CID 400 and 401, as far as the portal writes them. */
const displays: Readonly<Record<string, string>> = {
  '110101': 'Audit Log Used',
  '110106': 'Export',
  '110110': 'Patient Record',
  '110112': 'Query',
  '110113': 'Security Alert',
  '110114': 'User Authentication',
  '110122': 'Login',
  '110123': 'Logout',
  '110127': 'Emergency Override Started',
  '110132': 'Use of Restricted Function',
  '110137': 'User security Attributes Changed',
  '110138': 'Emergency Override Stopped',
}
const coding = (code: string) => ({ system: dicom, code, ...(displays[code] ? { display: displays[code] } : {}) })
/** What is no code of DICOM is a word of the portal's own. */
const subtype = (type: string) => (displays[type] ? coding(type) : { code: type })

/** FHIR R4 audit-event-outcome: 0 success, 4 minor failure (refused), 8 serious failure. */
const outcomes = { success: '0', refused: '4', error: '8' } as const
/** FHIR R4 network-type: 1 machine name, 2 IP address; the same as in NEN 7513. */
const isNetworkType = (type: string | null): type is '1' | '2' => type === '1' || type === '2'

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

function agents(event: LoggedEvent, system: string) {
  const { userId, userName, roleCode, loginId, accessPointType, accessPointId } = event
  const iso = (code: string) => [{ coding: [{ system: 'urn:iso:std:iso:21298', code }] }]
  const acting = {
    role: iso(roleCode),
    who: { identifier: { system: `${system}/person`, value: userId } },
    ...(loginId ? { altId: loginId } : {}),
    ...(userName ? { name: userName } : {}),
    requestor: event.isRequestor,
    ...(isNetworkType(accessPointType) && accessPointId
      ? { network: { address: accessPointId, type: accessPointType } }
      : {}),
  }
  if (!event.responsibleUserId) return [acting]
  const responsible = {
    ...(event.responsibleRoleCode ? { role: iso(event.responsibleRoleCode) } : {}),
    who: { identifier: { system: `${system}/person`, value: event.responsibleUserId } },
    ...(event.responsibleUserName ? { name: event.responsibleUserName } : {}),
    requestor: false,
  }
  return [acting, responsible]
}

function entities(event: LoggedEvent, system: string) {
  const detail = (type: string, value: string | null) => (value ? [{ type, valueString: value }] : [])
  const about = event.objects.map((object) => ({
    what: { identifier: { system: `${system}/${object.type}`, value: object.id } },
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
    // FHIR R4 object-role: 1 patient, 11 security user entity.
    role: {
      system: 'http://terminology.hl7.org/CodeSystem/object-role',
      code: object.type === 'resident' ? '1' : '11',
    },
    detail: [
      ...detail('part', object.detail),
      ...detail('authorizationProtocol', object.protocol),
      ...detail('consentProfile', object.profile),
    ],
  }))
  // FHIR R4 sev-1: an entity has a name or a query, not both.
  const searched = event.query === null ? [] : [{ query: base64(event.query) }]
  const asked = {
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '2', display: 'System Object' },
    ...(searched[0] ?? { name: event.resource }),
    detail: [
      { type: 'resource', valueString: event.resource },
      { type: 'checks', valueString: event.checks },
    ],
  }
  return [...about, asked]
}

/**
 * One entry as a FHIR R4 `AuditEvent`.
 * @param place.system where ids are unique: the portal's own address. `place.site` is the wijk.
 */
export function auditEvent(event: LoggedEvent, place: { readonly system: string; readonly site: string }) {
  const { system, site } = place
  return {
    resourceType: 'AuditEvent',
    id: event.id,
    type: coding(event.eventCode),
    ...(event.eventType ? { subtype: [subtype(event.eventType)] } : {}),
    action: event.action,
    recorded: event.at.toString(),
    outcome: outcomes[event.outcome],
    ...(event.outcome === 'success' ? {} : { outcomeDesc: event.outcome }),
    ...(event.purposeOfUse ? { purposeOfEvent: [{ coding: [{ system: purposes, code: event.purposeOfUse }] }] } : {}),
    agent: agents(event, system),
    source: {
      site,
      observer: { identifier: { system: `${system}/source`, value: event.sourceId } },
      type: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
          code: '4',
          display: 'Application Server',
        },
      ],
    },
    entity: entities(event, system),
  }
}
