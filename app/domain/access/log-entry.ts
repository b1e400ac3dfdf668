/** The four answers of every decision, in this order: authorised, care relationship, permission, emergency. */
export type Checks = `${'T' | 'F'}${'T' | 'F'}${'T' | 'F'}${'T' | 'F'}`
export type LogAction = 'C' | 'R' | 'U' | 'D' | 'E'

/** One line of the access log (NEN 7513), before it is written. Never holds content. */
export interface LogEntry {
  readonly action: LogAction
  readonly outcome: 'success' | 'refused' | 'error'
  readonly checks: Checks
  readonly resource: string
  /** What was searched for (LOG-1). */
  readonly query?: string
  /** A file that leaves the portal is an event of its own (LOG-1). */
  readonly event?: 'export'
  readonly eventType?: string
  /** Each resident that it is about, with the part that was touched. */
  readonly objects: readonly {
    readonly residentId: string
    readonly detail?: string
    readonly consentProfile?: string
    /** `resident` when left out; an account or organisation is no resident's record. */
    readonly type?: 'resident' | 'account' | 'organisation'
  }[]
}
