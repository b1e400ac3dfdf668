import { parseArgs } from 'node:util'
import { StartProblem } from '#app/platform/start-problem.ts'
import { openDatabase } from './database.ts'
import { demoPassword, dropHalfSeeded, isEmpty, prepareDatabase, seedInstant, seedOnce } from './prepare-database.ts'
import { program } from './program.ts'
import { say } from './progress.ts'

const usage = 'Use: npm run seed -- [--residents 20000] [--messages 1000000] [--seed 1]'

function readWords(): { residents: number; messages: number; seed: number } | null {
  const whole = (word: string) => {
    if (!/^\d+$/.test(word)) throw new StartProblem(`"${word}" is not a whole number. ${usage}`)
    return Number(word)
  }
  try {
    const { values } = parseArgs({
      options: { residents: { type: 'string' }, messages: { type: 'string' }, seed: { type: 'string' } },
    })
    if (values.residents === undefined && values.messages === undefined) return null
    return {
      residents: whole(values.residents ?? '20000'),
      messages: whole(values.messages ?? '0'),
      seed: whole(values.seed ?? '1'),
    }
  } catch (error) {
    throw error instanceof StartProblem ? error : new StartProblem(usage)
  }
}

/** `npm run seed`: the demo neighbourhood, or with numbers a large one, the same for the same seed number. */
await program(async () => {
  const large = readWords()
  const database = await openDatabase()
  if (process.env.DEMO !== 'on') throw new StartProblem('Invented people are seeded in a demo only: set DEMO=on.')
  await dropHalfSeeded(database)
  await prepareDatabase(database)
  if (!large) {
    if (!(await isEmpty(database))) return say('the database is not empty: nothing was seeded')
    await seedOnce(database)
  } else {
    const { seedLarge } = await import('#db/seed/large.server.ts')
    await seedLarge(database.urls.owner, {
      ...large,
      password: demoPassword(),
      now: seedInstant(),
      onProgress: say,
    })
  }
  say('seeded')
})
