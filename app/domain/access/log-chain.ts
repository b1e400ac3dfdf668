/** One committed entry of the log with the residents it is about, as text: what the chain is made over. */
export interface SealableEntry {
  readonly tenantId: string
  readonly entryId: string
  /** When the entry was, as PostgreSQL writes it: it names the month that it lies in. */
  readonly recordedAt: string
  /** All fields of the entry in a fixed order; times as UTC text with microseconds. */
  readonly fields: readonly (string | null)[]
}

export const firstHash = '0'.repeat(64)

/** Fields joined with their lengths, so that no two different entries give one text. */
export function chainText(prevHash: string, entry: Pick<SealableEntry, 'tenantId' | 'entryId' | 'fields'>): string {
  return [prevHash, entry.tenantId, entry.entryId, ...entry.fields]
    .map((field) => (field === null ? '-' : `${field.length}:${field}`))
    .join('|')
}

/** The head of the chain at some moment, where the database's owner can't write. */
export interface Witnessed {
  readonly position: number
  readonly hash: string
  readonly entryId: string
}

/** A line for the witness. @param at ISO 8601. */
export function witnessLine(at: string, { position, hash, entryId }: Witnessed): string {
  return `${at} ${position} ${hash} ${entryId}\n`
}

/** What a line of the witness says; null for a line that says something else, or nothing whole. */
export function readWitnessLine(line: string): Witnessed | null {
  const [, position, hash, entryId] = /^\S+ ([1-9]\d*) ([0-9a-f]{64}) ([0-9a-f-]{36})$/.exec(line) ?? []
  return position && hash && entryId ? { position: Number(position), hash, entryId } : null
}
