import { openWitness } from '#app/domain/access/read-witness.server.ts'
import { verifyAccessLog, type LogFault } from '#app/domain/access/verify-access-log.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { withClient } from '#db/roles.server.ts'
import { end, program } from './program.ts'
import { say } from './progress.ts'
import { joinRunningDemo } from './running-database.ts'

const words: Record<LogFault, string> = {
  changed: 'was changed after it was sealed',
  removed: 'is gone, or what stood before it is',
  moved: 'is not where it was sealed',
  rewritten: 'is not what the witness saw: the chain was made anew',
  unsealed: 'has been without a seal for more than a minute',
}

const everyEntries = 1_000_000

/** The file of the witness; null, and said so, when none is set. */
async function witness() {
  const file = getEnv().SEAL_WITNESS_FILE
  if (!file) {
    say('audit: SEAL_WITNESS_FILE is not set, so entries that went together with their seals are not noticed')
    return null
  }
  return openWitness(file).catch(() => {
    throw new StartProblem(`The file of the witness, ${file}, can't be read.`)
  })
}

/**
 * `npm run audit:verify`: walks the chain of the access log, compares it with what the witness saw, and names the first
 * entry that is broken. Leaves with exit code 1 when there is one.
 */
await program(async () => {
  if (!process.env.DATABASE_URL) await joinRunningDemo()
  const seen = await witness()
  let told = 0
  const verified = await withClient(getEnv().DATABASE_SEALER_URL, (sealer) =>
    verifyAccessLog(sealer, {
      witness: seen,
      onProgress: (position) => {
        if (position - told < everyEntries) return
        told = position
        say(`audit: ${position} entries`)
      },
    }),
  )
  if (verified.ok) {
    const alone =
      verified.byHashAlone > 0 ? `, ${verified.byHashAlone} of them by their hash alone (their month was dropped)` : ''
    say(
      `audit: ${verified.sealed} entries are as they were sealed${alone}; the witness agrees ${verified.witnessed} times`,
    )
    return
  }
  say(`audit: BROKEN at position ${verified.position}: entry ${verified.entryId} ${words[verified.fault]}`)
  await end(1)
})
