/** One committed entry of the log with the residents it is about, as text: what the chain is made over. */
export interface SealableEntry {
  readonly tenantId: string
  readonly entryId: string
  /** All fields of the entry in a fixed order; times as UTC text with microseconds. */
  readonly fields: readonly (string | null)[]
}

export const firstHash = '0'.repeat(64)

/** Fields joined with their lengths, so that no two different entries give one text. */
export function chainText(prevHash: string, entry: SealableEntry): string {
  return [prevHash, entry.tenantId, entry.entryId, ...entry.fields]
    .map((field) => (field === null ? '-' : `${field.length}:${field}`))
    .join('|')
}
