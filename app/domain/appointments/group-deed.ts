/** What changes a group itself, each on a form of its own. */
export const groupDeeds = ['move', 'pass', 'change', 'cancel'] as const
export type GroupDeed = (typeof groupDeeds)[number]

/** The change that an address asks for; null for anything else. */
export function readGroupDeed(value: string | null): GroupDeed | null {
  return groupDeeds.find((deed) => deed === value) ?? null
}
