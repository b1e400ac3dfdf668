import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { getPool } from '#db/client.server.ts'
import { keyedHash } from '#app/platform/crypto.server.ts'

/** Tries in a quarter of an hour; shared by all processes, in Postgres. */
const perAccount = 8
const perAddress = 60
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

const accounts = limiter('sign-in-account', perAccount)
const addresses = limiter('sign-in-address', perAddress)

async function consume(limit: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limit.consume(keyedHash(key))
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
    throw refused
  }
}

/**
 * Counts a try, for the account asked for (whether it exists or not) and for the visitor's address.
 * @returns seconds to wait before the next try; 0 when this one may go on.
 */
export async function countSignInTry(tenantId: string, email: string, remoteAddress: string): Promise<number> {
  const waits = await Promise.all([
    consume(accounts, `${tenantId} ${email}`),
    remoteAddress ? consume(addresses, `${tenantId} ${remoteAddress}`) : 0,
  ])
  return Math.max(...waits)
}

/** Forgets the tries of an account after a sign-in that succeeded. */
export async function forgetSignInTries(tenantId: string, email: string): Promise<void> {
  await accounts.delete(keyedHash(`${tenantId} ${email}`))
}
