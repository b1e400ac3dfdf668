import pg from 'pg'
import { sealOnce, startSealer } from '#app/domain/access/seal-access-log.server.ts'
import { verifyAccessLog } from '#app/domain/access/verify-access-log.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { answerParent, processorTime } from '../harness/process-messages.ts'

let sealer: ReturnType<typeof startSealer> | undefined

function start(): void {
  sealer = startSealer()
}

async function withSealer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: getEnv().DATABASE_SEALER_URL, options: '-c timezone=UTC' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Stops sealing every second and seals what is left, so that the other side writes alone. Gives how many were left. */
async function drain(): Promise<number> {
  await sealer?.stop()
  sealer = undefined
  return withSealer(async (client) => {
    let left = 0
    for (;;) {
      const { sealed } = await sealOnce(client)
      if (sealed === 0) return left
      left += sealed
    }
  })
}

/** Entries a second that verification walks. */
async function verify(): Promise<{ entries: number; perSecond: number }> {
  const began = performance.now()
  const verified = await withSealer((client) => verifyAccessLog(client))
  if (!verified.ok) throw new Error(`the log of the bench is ${verified.fault}`)
  return { entries: verified.sealed, perSecond: Math.round((1_000 * verified.sealed) / (performance.now() - began)) }
}

const answers = { processorTime, start, drain, verify }

export type LogSealer = typeof answers
answerParent(answers)
