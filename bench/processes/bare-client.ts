import pg from 'pg'
import { answerParent, processorTime } from '../harness/process-messages.ts'
import { allAtOnce } from './all-at-once.ts'
import type { Statement } from './record-statements.ts'

/** As many as the portal's pool has. */
const connections = 10
let clients: pg.Client[] = []

async function connect({ url }: { url: string }): Promise<void> {
  clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: url, options: '-c timezone=UTC' }),
  )
  await Promise.all(clients.map((client) => client.connect()))
}

/** Milliseconds that these took: the statements of each in their order, ten of them at a time. */
async function replay({ all }: { all: readonly (readonly Statement[])[] }): Promise<number> {
  return allAtOnce(all, connections, async (statements, worker) => {
    for (const { text, name, values } of statements) await clients[worker]!.query({ text, name, values: [...values] })
  })
}

const answers = { processorTime, connect, replay }

export type BareClient = typeof answers
answerParent(answers)
