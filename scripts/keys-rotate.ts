import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { getEnv } from '#app/platform/env.server.ts'
import { freshKeyRing, keyFileSeconds, keyRing } from '#app/platform/keys.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { rotateKeys } from '#app/jobs/rotate-keys.server.ts'
import { addKey } from './add-key.ts'
import { end, program } from './program.ts'
import { say } from './progress.ts'
import { joinRunningDemo } from './running-database.ts'

const usage = 'Use: npm run keys:rotate [-- --new-key]'

function wantsNewKey(): boolean {
  try {
    return parseArgs({ options: { 'new-key': { type: 'boolean', default: false } } }).values['new-key']
  } catch {
    throw new StartProblem(usage)
  }
}

/**
 * `npm run keys:rotate`: seals everything anew with the newest key, while the portal runs. With `--new-key` it first
 * makes that key. Leaves with exit code 1 when something stays under an older one.
 */
await program(async () => {
  const makesKey = wantsNewKey()
  if (!process.env.DATABASE_URL) await joinRunningDemo()
  const { DATABASE_URL, SEAL_KEYS_FILE, DEMO } = getEnv()
  keyRing()
  const now = Temporal.Now.instant()
  if (makesKey) {
    say(`keys: made ${await addKey(SEAL_KEYS_FILE, now.toString().slice(0, 10), DEMO)}`)
    // Until every portal has looked at the file again, one of them may still seal with the key before.
    await sleep(2 * keyFileSeconds * 1_000)
  }
  const ring = freshKeyRing()
  const { newest, sealed, left, broken } = await rotateKeys({
    url: DATABASE_URL,
    ring,
    now,
    onProgress: (count) => say(`keys: ${count} sealed anew`),
  })
  for (const { id } of ring) {
    const places = left.filter(({ keyId }) => keyId === id).map(({ place }) => place)
    if (id !== newest)
      say(
        `keys: ${sealed} values sealed with ${newest}, ${places.length ? `some left in ${places.join(', ')}` : 0} left under ${id}`,
      )
  }
  if (ring.length === 1) say(`keys: ${sealed} values sealed with ${newest}, the only key`)
  if (broken > 0) say(`keys: ${broken} values cannot be opened: somebody else than the portal changed them`)
  if (left.length > 0) await end(1)
})
