import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, isRefused, notFound, type Refused, type Result } from '../shared/result.ts'
import { auditEvent } from './audit-event.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { ExportFormat } from './export-formats.ts'
import { csvHead, csvLine } from './log-csv.ts'
import { logSearchText, type LogSearch } from './log-search.ts'
import type { LoggedEvent } from './logged-event.ts'
import { readLog } from './search-log.server.ts'
import { withActor } from './with-actor.server.ts'

interface Place {
  readonly timeZone: string
  readonly system: string
  readonly site: string
}

const atOnce = 500

/** Everything that a search finds, a part at a time: each in a transaction of its own, so that no reader holds one long. */
async function* parts(actor: Actor, search: LogSearch, timeZone: string): AsyncGenerator<LoggedEvent[]> {
  let after: Cursor | null = null
  for (;;) {
    const from: Cursor | null = after
    const read = (tx: Tx): Promise<LoggedEvent[]> => readLog(tx, search, { timeZone, after: from, limit: atOnce })
    const part: LoggedEvent[] | Refused = await withActor(actor, read)
    if (isRefused(part)) return
    yield part
    const last: LoggedEvent | undefined = part.at(-1)
    if (part.length < atOnce || !last) return
    after = { at: last.at, id: last.id }
  }
}

async function* lines(actor: Actor, search: LogSearch, format: ExportFormat, place: Place): AsyncGenerator<string> {
  const entry = (event: LoggedEvent) => JSON.stringify(auditEvent(event, place))
  if (format === 'csv') yield csvHead
  if (format === 'fhir') yield '{"resourceType":"Bundle","type":"collection","entry":['
  let isFirst = true
  for await (const part of parts(actor, search, place.timeZone)) {
    if (format === 'csv') yield part.map(csvLine).join('')
    if (format === 'ndjson') yield part.map((event) => `${entry(event)}\n`).join('')
    if (format === 'fhir' && part.length > 0) {
      yield (isFirst ? '' : ',') + part.map((event) => `{"resource":${entry(event)}}`).join(',')
      isFirst = false
    }
  }
  if (format === 'fhir') yield ']}'
}

/**
 * What a search finds as a file, in parts, for the privacy officer alone. Logged as an export, an event of its own, before
 * anything is read (LOG-1). The route asked for a recent proof of who acts (ACC-6).
 */
export async function exportLog(
  actor: Actor,
  input: { readonly search: LogSearch; readonly format: ExportFormat; readonly place: Place },
): Promise<Result<ReadableStream<Uint8Array>>> {
  const { search, format, place } = input
  const allowed = await withActor(actor, (tx) => {
    const may = decideByRole(tx, {
      ...{ resource: 'accessLog', action: 'execute', event: 'export', query: `${format} ${logSearchText(search)}` },
      objects: search.residentId ? [{ residentId: search.residentId }] : [],
    })
    return Promise.resolve(may && actor.kind === 'officer' ? done() : notFound)
  })
  if (!allowed.ok) return allowed
  const encoder = new TextEncoder()
  const texts = lines(actor, search, format, place)
  return done(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = await texts.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      },
      async cancel() {
        await texts.return(undefined)
      },
    }),
  )
}
