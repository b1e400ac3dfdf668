/** A group in ready words, as a loader hands it to a resident's page. */
export interface ShownOpenGroup {
  readonly id: string
  readonly title: string
  /** Set where the title is in another language than the page (WCAG 3.1.2): teams write it in Dutch. */
  readonly titleLang?: string | undefined
  readonly when: string
  readonly length: string
  readonly who: string
  /** The full name of the first of them, for the picture. */
  readonly face: string
  readonly where: string
  /** `mine`: the resident has a place in it. */
  readonly state: 'free' | 'full' | 'ended' | 'mine'
  /** How many places are left. */
  readonly left: number
  /** Until when a place can be given up online (APP-7); null when that is over. */
  readonly cancelUntil: string | null
  /** Whom to call about it. */
  readonly phone: string
  /** The resident's own place in it. */
  readonly placeId: string | null
}
