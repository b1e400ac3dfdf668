import type { Actor } from '../shared/actor.ts'
import type { Checks, LogEntry } from './log-entry.ts'

/** ISO 21298: 01 subject of care, 02 proxy, 03 personal professional, 05 directly involved, 06 indirectly involved, 07 supporting. */
export const isoRole: Readonly<Record<Actor['role'], string>> = {
  RESIDENT: '01',
  REPRESENTATIVE: '02',
  GENERAL_PRACTITIONER: '03',
  PRACTICE_NURSE: '05',
  SOCIAL_WORKER: '05',
  DISTRICT_NURSE: '05',
  NEIGHBOURHOOD_SPECIALIST: '06',
  WELLBEING_COACH: '05',
  PRACTICE_ASSISTANT: '06',
  ACTIVITY_ORGANISER: '07',
  TENANT_ADMIN: '07',
  PRIVACY_OFFICER: '07',
  SYSTEM: '07',
  ANONYMOUS: '07',
}

/** HL7 v3 PurposeOfUse: why this role opens records at all. */
const purposeOf: Readonly<Record<Actor['role'], string | null>> = {
  RESIDENT: 'PATRQT',
  REPRESENTATIVE: 'PWATRNY',
  GENERAL_PRACTITIONER: 'TREAT',
  PRACTICE_NURSE: 'TREAT',
  PRACTICE_ASSISTANT: 'TREAT',
  DISTRICT_NURSE: 'TREAT',
  NEIGHBOURHOOD_SPECIALIST: 'CAREMGT',
  SOCIAL_WORKER: 'CAREMGT',
  WELLBEING_COACH: 'CAREMGT',
  ACTIVITY_ORGANISER: 'HOPERAT',
  TENANT_ADMIN: 'HSYSADMIN',
  PRIVACY_OFFICER: 'HCOMPL',
  SYSTEM: 'HOPERAT',
  ANONYMOUS: null,
}

/** HL7 v3 PurposeOfUse: to protect somebody who may be the target of violence, as the Meldcode asks (CON-7). */
export const legalDutyPurpose = 'THREAT'

/**
 * HL7 v3 PurposeOfUse of one entry: what an emergency opened is `ETREAT`, whoever opened it; what a legal duty asked for
 * carries that reason (CON-7).
 */
export function purposeOfUse(role: Actor['role'], checks: Checks, reason?: Actor['reason']): string | null {
  if (reason === 'legalDuty') return legalDutyPurpose
  return checks.endsWith('T') ? 'ETREAT' : purposeOf[role]
}

/** DICOM PS3.16 CID 400: 110100 Application Activity (nothing of residents), 110106 Export, 110101 Audit Log Used, 110112 Query, 110113 Security Alert (a change of settings), 110110 Patient Record. */
export function eventCode({ event, resource, query }: Pick<LogEntry, 'event' | 'resource' | 'query'>): string {
  if (event === 'export') return '110106'
  if (resource === 'accessLog' || resource === 'ownActions') return '110101'
  if (resource === 'offer') return '110100'
  if (
    resource === 'account.notThere' ||
    resource === 'legalBasis' ||
    resource === 'schedule' ||
    resource === 'settings'
  )
    return '110113'
  return query === undefined ? '110110' : '110112'
}
