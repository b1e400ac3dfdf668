import { asPortal, type Place } from '#app/domain/identity/as-portal.server.ts'
import { openSession, readSession } from '#app/domain/identity/session.server.ts'
import type { Session } from '#app/domain/identity/session.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { keepTotpSecret } from '#app/domain/identity/totp-secrets.server.ts'
import { newTotpSecret } from '#app/domain/identity/totp.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { makeAccount } from '../seed/factories/resident.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** The password of every account that these tests make. */
export const testPassword = 'paarse stoelen huppelen'

export const placeIn = (tenantId: string, now = testNow): Place => ({ tenantId, now, requestId: newId() })

/** An account that signs in with a password, and its authenticator app when asked for. */
export async function makeLogin(
  { owner, tenant }: TestNeighbourhood,
  given: {
    email: string
    kind?: 'resident' | 'professional' | 'admin' | 'officer'
    personId?: string
    displayName?: string
    status?: 'invited' | 'closed'
    withoutPassword?: true
    app?: true
  },
): Promise<{ id: string; personId: string; secret: string }> {
  const { email, kind = 'admin', personId, displayName, status } = given
  const passwordHash = given.withoutPassword ? null : await hashPassword(testPassword)
  const made = await makeAccount(owner, tenant.id, testNow, {
    ...{ email, kind, passwordHash },
    ...(personId ? { personId } : {}),
    ...(displayName ? { displayName } : {}),
  })
  if (status) await owner.client.query('update accounts set status = $2 where id = $1', [made.id, status])
  const secret = newTotpSecret()
  if (given.app)
    await asPortal(placeIn(tenant.id), (tx) => keepTotpSecret(tx, { accountId: made.id, secret, step: 0, first: true }))
  return { ...made, secret }
}

/** The name and value of `Set-Cookie`s, as a browser sends them back. */
export const cookiesOf = (...setCookies: string[]) => setCookies.map((each) => each.split(';')[0]!).join('; ')

/** The cookie of somebody who is signed in to this account, as surely as can be. */
export async function signedInAs(place: Place, accountId: string): Promise<string> {
  return cookiesOf(await openSession(place, accountId, { assurance: 'hoog', stage: 'full' }))
}

/** Whoever has this cookie. */
export async function whoHas(place: Place, cookies: string): Promise<Session | null> {
  return readSession(place, cookies, 'Europe/Amsterdam')
}

let address = 0

/** The first half of a sign-in, from an address of its own. */
export async function enterPassword(
  place: Place,
  email: string,
  password = testPassword,
  cookies: string | null = null,
) {
  address += 1
  const remoteAddress = `198.51.${Math.floor(address / 250)}.${address % 250}`
  return signIn({ ...place, remoteAddress, cookies, email, password })
}

/** A browser that gave the right password: its cookie and session. */
export async function halfSignedIn(place: Place, email: string): Promise<{ cookies: string; session: Session }> {
  const signed = await enterPassword(place, email)
  if (!signed.ok) throw new Error(signed.refusal.code)
  const cookies = cookiesOf(signed.value.cookie)
  const session = await whoHas(place, cookies)
  if (!session) throw new Error('no session')
  return { cookies, session }
}

/** Forgets every try, as if hours had passed. */
export async function forgetTries({ owner }: TestNeighbourhood): Promise<void> {
  await owner.client.query('delete from rate_limits')
}
