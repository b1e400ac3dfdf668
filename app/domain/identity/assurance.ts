/**
 * How sure the portal is of who somebody is, from least to most (ACC-1: the levels of eIDAS). `desk` is somebody whose
 * identity the practice checked at the desk and who signs in with a second factor (ACC-3).
 */
export const assurances = ['laag', 'desk', 'substantieel', 'hoog'] as const
export type Assurance = (typeof assurances)[number]

/** What a resident does, and the least assurance that it asks; a wijk may ask more (`settings.assurance`). */
export const leastAssurance = {
  /** The resident's own pages as such: home, help, the own account. */
  portal: 'laag',
  /** Who I am in full, where I am reached, who helps me; and acting for somebody: never a password alone (ACC-4). */
  contact: 'desk',
  messages: 'desk',
  appointments: 'desk',
  dossier: 'substantieel',
  results: 'substantieel',
  /** Who may see what, mandates, and the log. */
  sharing: 'substantieel',
  /** What only lessens what others see, and what tells that somebody looked (ACC-3, CON-4, CON-5, BG-1). */
  stopping: 'desk',
} as const satisfies Record<string, Assurance>
export type AssuranceArea = keyof typeof leastAssurance

export function isAtLeast(has: Assurance, needs: Assurance): boolean {
  return assurances.indexOf(has) >= assurances.indexOf(needs)
}

/** What a wijk asks for an area; never less than the portal's own least. */
export function neededAssurance(
  area: AssuranceArea,
  settings: { readonly assurance?: Partial<Record<AssuranceArea, Assurance>> },
): Assurance {
  const asked = settings.assurance?.[area]
  return asked && isAtLeast(asked, leastAssurance[area]) ? asked : leastAssurance[area]
}
