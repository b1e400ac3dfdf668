import type { Temporal } from 'temporal-polyfill'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { getPool } from '#db/client.server.ts'
import { keyedHash } from '#app/platform/crypto.server.ts'
import { log } from '#app/platform/log.server.ts'
import { refuse, type Refused } from '../shared/result.ts'
import { addressBlock } from './address-block.ts'
import { giveTryBack, takeTry, type Waits } from './growing-wait.server.ts'

/**
 * What is counted, and how the waits grow: whoever mistypes goes on, whoever guesses is slowed down, nobody is locked out
 * (ASVS 5.0.0 6.3.1). A password: five tries in the first quarter of an hour from strangers and five from browsers that
 * were in the account before, so ten argon2id runs an account at most.
 */
const waits = {
  password: [0, 0, 0, 1, 4, 15, 30],
  secondFactor: [0, 0, 0, 0, 0, 1, 4, 15, 30],
  recoveryCode: [0, 0, 0, 1, 15, 30],
  passwordReset: [0, 0, 0, 15, 30, 60],
  passkey: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4],
  activationCode: [0, 0, 0, 0, 0, 1, 4, 15, 30],
  sentCode: [0, 0, 0, 1, 4, 15, 30],
} as const satisfies Record<string, Waits>
type Counted = keyof typeof waits

/** Tries of strangers in a quarter of an hour, from one address and in a whole wijk; shared by all processes. */
const perAddress = 60
const perTenant = 1_000
const windowSeconds = 15 * 60

// Without the statement's name: a pooler in transaction mode keeps no named statements.
const nameless = { query: ({ text, values }: { text: string; values: unknown[] }) => getPool().query(text, values) }

function limiter(keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: nameless,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: windowSeconds,
  })
}

const addresses = limiter('sign-in-address', perAddress)
const tenants = limiter('sign-in-tenant', perTenant)

/** Milliseconds to wait; 0 when this one may go on. */
async function consume(limit: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limit.consume(keyedHash(key))
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
    throw refused
  }
}

export interface Try {
  readonly tenantId: string
  readonly now: Temporal.Instant
  /** The account that is tried: its address as typed (normal form) for a password, its id for what comes after. */
  readonly account: string
  /** A browser that was in this account before: it has a budget that no stranger can use up. */
  readonly known: boolean
  /** The visitor's IP address; empty when there is none to count by. */
  readonly remoteAddress: string
}

const budgetOf = (counted: Counted, { tenantId, account, known }: Try) =>
  `${counted} ${known ? 'known' : 'stranger'} ${tenantId} ${account}`

async function waitFor(counted: Counted, attempt: Try): Promise<number> {
  const own = () => takeTry(budgetOf(counted, attempt), attempt.now, waits[counted])
  if (attempt.known) return own()
  const { tenantId, remoteAddress } = attempt
  // In this order: one address can't use up an account, and tries on one account can't use up the wijk.
  const byAddress = remoteAddress ? await consume(addresses, `${tenantId} ${addressBlock(remoteAddress)}`) : 0
  return byAddress || (await own()) || consume(tenants, tenantId)
}

/**
 * Counts a try, for whichever account is asked for, whether it exists or not. Call it before the work that it limits.
 * @returns null when it may go on; else `identity.tooManyTries` with the whole minutes to wait.
 */
export async function countTry(counted: Counted, attempt: Try): Promise<Refused | null> {
  const wait = await waitFor(counted, attempt)
  if (wait === 0) return null
  log.warn({ counted, known: attempt.known }, 'tries are slowed down')
  const minutes = Math.ceil(wait / 60_000)
  return refuse('identity.tooManyTries', { minutes, count: minutes })
}

/** A try that turned out to be right counts no longer; those before it do. */
export function forgiveTry(counted: Counted, attempt: Try): Promise<void> {
  return giveTryBack(budgetOf(counted, attempt))
}
