import type { KeyRing } from '#app/platform/key-ring.ts'
import { emergencyPlace } from '#app/domain/access/emergency-places.ts'
import { sourcePlace } from '#app/domain/activities/source-place.ts'
import { signUpPlace } from '#app/domain/activities/sign-up-places.ts'
import { signUpPhoneHash } from '#app/domain/activities/sign-up-sealed.server.ts'
import { calendarPlace } from '#app/domain/appointments/calendar-places.ts'
import { identityNumberHash } from '../domain/identity/sealed-contact.server.ts'
import { sealedPlace } from '../domain/identity/sealed-places.ts'

/** A column that holds sealed values. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** With `tenant_id`, the key of the table. */
  readonly id: { readonly column: string; readonly type: 'uuid' | 'text' }
  /** What the values are bound to. */
  readonly place: (tenantId: string, id: string) => string
  /** The column of the keyed hash by which a value is found. */
  readonly search?: {
    readonly column: string
    readonly hash: (tenantId: string, plain: string, ring: KeyRing) => string
  }
  /** The column in which older versions kept the same value in clear. */
  readonly clear?: string
}

const id = { column: 'id', type: 'uuid' } as const

/** Every column with sealed values; its name ends in `_sealed`, which is how the database finds the keys in use. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'residents', column: 'phone_sealed', id, place: sealedPlace.phone, clear: 'phone' },
  {
    ...{ table: 'residents', column: 'bsn_sealed', id, place: sealedPlace.identityNumber },
    search: { column: 'bsn_hash', hash: identityNumberHash },
  },
  {
    ...{ table: 'totp_secrets', column: 'secret_sealed', place: sealedPlace.totpSecret },
    id: { column: 'account_id', type: 'uuid' },
  },
  {
    ...{ table: 'contact_changes', column: 'value_sealed', place: sealedPlace.contactChange },
    id: { column: 'account_id', type: 'uuid' },
  },
  {
    ...{ table: 'sign_in_requests', column: 'kept_sealed', place: sealedPlace.keptForm },
    id: { column: 'state_hash', type: 'text' },
  },
  { table: 'emergency_accesses', column: 'reason_sealed', id, place: emergencyPlace.reason },
  { table: 'emergency_accesses', column: 'delay_sealed', id, place: emergencyPlace.delay },
  { table: 'emergency_accesses', column: 'note_sealed', id, place: emergencyPlace.note },
  { table: 'privacy_questions', column: 'question_sealed', id, place: emergencyPlace.question },
  { table: 'privacy_questions', column: 'answer_sealed', id, place: emergencyPlace.answer },
  { table: 'external_calendars', column: 'url_sealed', id, place: calendarPlace.externalUrl },
  { table: 'activity_sources', column: 'url_sealed', id, place: sourcePlace.url },
  { table: 'sign_ups', column: 'first_name_sealed', id, place: signUpPlace.firstName },
  {
    ...{ table: 'sign_ups', column: 'phone_sealed', id, place: signUpPlace.phone },
    search: { column: 'phone_hash', hash: signUpPhoneHash },
  },
]
