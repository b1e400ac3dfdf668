import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** A value in COPY's text format. None of ours holds a tab, a line end or a backslash. */
export type CopyValue = string | number | boolean | null

const chunkLength = 256 * 1024

function* inChunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    for (let index = 0; index < row.length; index += 1) chunk += (index === 0 ? '' : '\t') + (row[index] ?? '\\N')
    chunk += '\n'
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
}

/**
 * Streams rows into a table. Refused under row-level security: the client is the owner's.
 * @param columns in the order of the values.
 */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`))
  await pipeline(Readable.from(inChunks(rows)), into)
}
