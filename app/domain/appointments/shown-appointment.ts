/** An appointment in ready words, as a loader hands it to a page. */
export interface ShownAppointment {
  readonly id: string
  readonly status: string
  readonly kind: string
  readonly length: string
  readonly who: string
  /** The full name of the first of them, for the picture. */
  readonly face: string
  readonly when: string
  readonly where: string
  /** The resident's own words; null when they said nothing. */
  readonly reason: string | null
  /** The name of the language; null when no interpreter is needed. */
  readonly interpreter: string | null
}
