import type { Temporal } from 'temporal-polyfill'

/** One entry of the access log with all its fields (NEN 7513), as the privacy officer reads and exports it. */
export interface LoggedEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly eventCode: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly eventType: string | null
  readonly outcome: 'success' | 'refused' | 'error'
  /** Four letters: authorised, care relationship, permission, emergency. */
  readonly checks: string
  readonly userId: string
  readonly userName: string | null
  readonly roleCode: string
  readonly portalRole: string
  readonly isRequestor: boolean
  readonly resource: string
  readonly query: string | null
  readonly requestId: string
  readonly sourceId: string
  readonly loginId: string | null
  readonly responsibleUserId: string | null
  readonly responsibleUserName: string | null
  readonly responsibleRoleCode: string | null
  readonly accessPointType: string | null
  readonly accessPointId: string | null
  readonly purposeOfUse: string | null
  readonly objects: readonly {
    readonly id: string
    readonly type: string
    readonly detail: string
    readonly protocol: string
    readonly profile: string | null
  }[]
}
