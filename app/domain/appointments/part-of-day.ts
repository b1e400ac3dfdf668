/** How people speak of a time of the day: before noon, before six, and after it. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** The part of the day in which a time on the clock is. */
export function partOfDay({ hour }: { readonly hour: number }): PartOfDay {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
