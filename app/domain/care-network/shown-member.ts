/** Someone who is involved, as a page shows it: text only. */
export interface ShownMember {
  readonly personId: string
  readonly name: string
  /** How residents call this person. */
  readonly calledName: string
  readonly role: string | null
  readonly team: string | null
  readonly bond: 'OWN' | 'TEAM' | 'SUPPORT' | null
  readonly phone: string | null
  /** Keeps the overview (REG-1). */
  readonly coordinates: boolean
  /** "ma, di en do"; null when no sessions are known. */
  readonly days: string | null
  /** "ma di do". */
  readonly shortDays: string
}

/** The few faces of the home page: who keeps the overview, the own huisarts, who gives support. */
export function closest(team: readonly ShownMember[]): ShownMember[] {
  return team.filter(({ coordinates, bond }) => coordinates || bond === 'OWN' || bond === 'SUPPORT').slice(0, 3)
}
