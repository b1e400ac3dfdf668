import type { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import { hashPassword, verifyPassword } from '#app/platform/crypto.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { normaliseEmail } from './email.ts'
import { openSession } from './session.server.ts'
import { countSignInTry, forgetSignInTries } from './sign-in-limits.server.ts'
import type { Session } from './session.ts'

interface Login {
  account_id: string
  password_hash: string
  kind: Session['kind']
}

let nobodysHash: Promise<string> | undefined

/**
 * Signs in with e-mail and password, and opens a session.
 * An unknown account and a wrong password get the same answer after the same work (one argon2id run).
 * @returns the `Set-Cookie`, and which part of the portal is this person's.
 * Refuses `identity.signInFailed`, and `identity.tooManyTries` (ACC: per account and per address).
 */
export async function signIn(input: {
  tenantId: string
  now: Temporal.Instant
  remoteAddress: string
  email: string
  password: string
}): Promise<Result<{ cookie: string; accountId: string; kind: Session['kind'] }>> {
  const email = normaliseEmail(input.email)
  const wait = await countSignInTry(input.tenantId, email, input.remoteAddress)
  if (wait > 0) return refuse('identity.tooManyTries', { minutes: Math.ceil(wait / 60) })

  const { rows } = await getPool().query<Login>('select * from login_account($1, $2)', [input.tenantId, email])
  nobodysHash ??= hashPassword(crypto.randomUUID())
  const right = await verifyPassword(rows[0]?.password_hash ?? (await nobodysHash), input.password)
  const login = rows[0]
  if (!login || !right) return refuse('identity.signInFailed')

  await forgetSignInTries(input.tenantId, email)
  const cookie = await openSession({ tenantId: input.tenantId, now: input.now }, login.account_id, {
    assurance: 'hoog',
    stage: 'full',
  })
  return done({ cookie, accountId: login.account_id, kind: login.kind })
}
