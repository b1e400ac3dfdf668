import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { answerParent, processorTime } from '../harness/process-messages.ts'
import { freshIds } from './fresh-ids.ts'
import type { Statement } from './record-statements.ts'

interface Given {
  /** Names and values in turn, as they came. */
  readonly headers: string[]
  readonly body: Uint8Array
  /** Sent for each request, one after another, on one connection of a pool as large as the portal's. */
  readonly sql?: { readonly url: string; readonly statements: readonly Statement[]; readonly since: number }
}

/** What a portal would be that is only `node:http` and `pg`: the same statements, the same bytes, no line of ours. */
async function start({ headers, body, sql }: Given): Promise<number> {
  const bytes = Buffer.from(body)
  const pool = sql && new pg.Pool({ connectionString: sql.url, max: 10, options: '-c timezone=UTC' })
  const next = sql && freshIds(sql.statements, sql.since)
  const server = createServer((_request, response) => {
    const write = () => response.writeHead(200, headers).end(bytes)
    if (!pool || !next) return void write()
    void (async () => {
      const client = await pool.connect()
      try {
        for (const { text, name, values } of next()) await client.query({ text, name, values: [...values] })
      } finally {
        client.release()
      }
      write()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const answers = { start, processorTime }

export type BareServer = typeof answers
answerParent(answers)
