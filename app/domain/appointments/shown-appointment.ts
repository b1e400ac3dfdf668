/** An appointment in ready words, as a loader hands it to a page. */
export interface ShownAppointment {
  readonly id: string
  readonly status: string
  readonly kind: string
  /** Set where the practice's own word for it is in another language than the page (WCAG 3.1.2). */
  readonly kindLang?: string | undefined
  /** Whether it is a place in a group: then `kind` says what the group is about, where that was asked for. */
  readonly isPlace: boolean
  readonly length: string
  readonly who: string
  /** The full name of the first of them, for the picture. */
  readonly face: string
  readonly when: string
  readonly where: string
  /** The resident's own words; null when they said nothing. */
  readonly reason: string | null
  /** What to know or bring, and in which language that is (APP-11). */
  readonly instructions: { readonly text: string; readonly lang: string } | null
  /** Where a video talk is held, as long as it is to come. */
  readonly videoUrl: string | null
  /** Who comes along, in the resident's words; null for nobody. */
  readonly companion: string | null
  /** The language, and what was wished besides; null when no interpreter is needed. */
  readonly interpreter: string | null
}
