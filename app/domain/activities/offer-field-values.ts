/** What the codes of a field mean, by field; a field that is typed has none. */
export type FieldLabels = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The value of a field as people read it: what was typed as it is, what was chosen by its words. */
export function sayValue(name: string, value: string | null, labels: FieldLabels): string | null {
  const known = labels[name]
  if (value === null || !known) return value
  return value
    .split(', ')
    .map((code) => known[code] ?? code)
    .join(', ')
}
