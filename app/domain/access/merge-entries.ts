import type { LogEntry } from './log-entry.ts'

const kindOf = ({ objects: _objects, ...kind }: LogEntry) =>
  JSON.stringify(Object.entries(kind).sort(([one], [other]) => (one < other ? -1 : 1)))
const keyOf = ({ residentId, detail = '' }: LogEntry['objects'][number]) => `${residentId} ${detail}`

/**
 * One entry for each resource that a request asked for in the same way with the same answer, with every resident and part
 * that it showed (LOG-1), in the order in which they were asked first.
 */
export function mergeEntries(entries: readonly LogEntry[]): LogEntry[] {
  return [...Map.groupBy(entries, kindOf).values()].map((same) => {
    const objects = new Map(same.flatMap((entry) => entry.objects.map((object) => [keyOf(object), object] as const)))
    return { ...same[0]!, objects: [...objects.values()] }
  })
}
