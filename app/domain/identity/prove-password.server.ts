import { getPool } from '#db/client.server.ts'
import { hashPassword, isOutdated, verifyPassword } from '#app/platform/crypto.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { Place } from './as-portal.server.ts'
import { normaliseEmail } from './email.ts'
import { deviceHashIn } from './known-device.server.ts'
import { recordEvent, type AccountEvent } from './record-event.server.ts'
import type { Session } from './session.ts'
import { countTry, forgiveTry } from './sign-in-limits.server.ts'

interface Login {
  account_id: string
  person_id: string
  password_hash: string
  kind: Session['kind']
  known_device: boolean
  has_second_factor: boolean
}

interface Proven {
  readonly accountId: string
  readonly personId: string
  readonly kind: Session['kind']
  readonly hasSecondFactor: boolean
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether this is the password of the account with this address. Counted before any work; an account that is unknown,
 * invited, closed or without a password gets the same answer as a wrong password, after the same work: one question to the
 * database, one argon2id run, one line in the log. A hash of older parameters is made again.
 * @param input.event what is being done, for the log: a sign-in, or a step-up.
 * Refuses `identity.signInFailed` and `identity.tooManyTries`.
 */
export async function provePassword(
  place: Place,
  input: {
    readonly email: string
    readonly password: string
    readonly cookies: string | null
    readonly remoteAddress: string
    readonly event: AccountEvent
  },
): Promise<Result<Proven>> {
  const { tenantId, now } = place
  const email = normaliseEmail(input.email)
  const { rows } = await getPool().query<Login>('select * from sign_in_account($1, $2, $3)', [
    tenantId,
    email,
    deviceHashIn(input.cookies),
  ])
  const login = rows[0]
  const attempt = {
    ...{ tenantId, now, account: email, known: login?.known_device ?? false },
    remoteAddress: input.remoteAddress,
  }
  const slowed = await countTry('password', attempt)
  if (slowed) return slowed

  nobodysHash ??= hashPassword(crypto.randomUUID())
  const right = await verifyPassword(login?.password_hash ?? (await nobodysHash), input.password)
  if (!login || !right) {
    const who = login ? { kind: login.kind, personId: login.person_id, accountId: login.account_id } : null
    await recordEvent(place, input.event, 'refused', who ?? { kind: 'anonymous' })
    return refuse('identity.signInFailed')
  }
  await forgiveTry('password', attempt)
  if (isOutdated(login.password_hash)) {
    const values = [tenantId, login.account_id, login.password_hash, await hashPassword(input.password)]
    await getPool().query('select account_rehash($1, $2, $3, $4)', values)
  }
  return done({
    accountId: login.account_id,
    personId: login.person_id,
    kind: login.kind,
    hasSecondFactor: login.has_second_factor,
  })
}
