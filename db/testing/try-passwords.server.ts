import { Temporal } from 'temporal-polyfill'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { closePool } from '../client.server.ts'

/**
 * A process of its own that tries wrong passwords on one account, all at once, each from another address. Prints how many
 * got an answer from the password check, and how many were asked to wait.
 * Arguments: tenant, address of the account, how many, a number for the addresses, an instant.
 */
const [tenantId = '', email = '', count = '', from = '', now = ''] = process.argv.slice(2)
const place = { tenantId, now: Temporal.Instant.from(now), requestId: 'test' }
// Opens the pool before the storm.
await asPortal(place, async () => undefined)
const answers = await Promise.all(
  Array.from({ length: Number(count) }, (_, at) => {
    const remoteAddress = `10.${from}.${Math.floor(at / 250)}.${at % 250}`
    return signIn({ ...place, remoteAddress, cookies: null, email, password: `wrong ${at}` })
  }),
)
const codes = answers.map((answer) => (answer.ok ? 'in' : answer.refusal.code))
console.log(
  JSON.stringify({
    checked: codes.filter((code) => code === 'identity.signInFailed').length,
    waiting: codes.filter((code) => code === 'identity.tooManyTries').length,
  }),
)
await closePool()
