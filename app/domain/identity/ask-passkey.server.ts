import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticatorTransport,
} from '@simplewebauthn/server'
import { asPortal, type Place } from './as-portal.server.ts'
import { keepChallenge } from './passkey-challenges.server.ts'
import { listPasskeys } from './passkeys.queries.server.ts'

/** The site that a passkey belongs to: the host of the wijk, and its origin with protocol and port (WebAuthn Level 3 §13.4.9). */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
  /** What the browser shows: the name of the portal and the wijk. */
  readonly name: string
}

export function relyingPartyOf(request: Request, wijk: string): RelyingParty {
  const { hostname, origin } = new URL(request.url)
  return { id: hostname, origin, name: `Drieluik ${wijk}` }
}

const timeout = 5 * 60 * 1000
const known = (keys: Awaited<ReturnType<typeof listPasskeys>>) =>
  keys.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: transports as AuthenticatorTransport[],
  }))

/**
 * What the browser needs to make a passkey: one that the device keeps and that asks for a fingerprint, face or PIN, so
 * that it is two factors by itself (ACC-4).
 */
export async function askForNewPasskey(
  place: Place,
  party: RelyingParty,
  who: { readonly accountId: string; readonly email: string; readonly displayName: string },
) {
  return asPortal(place, async (tx) => {
    const options = await generateRegistrationOptions({
      rpName: party.name,
      rpID: party.id,
      userID: new TextEncoder().encode(who.accountId),
      userName: who.email,
      userDisplayName: who.displayName || who.email,
      attestationType: 'none',
      excludeCredentials: known(await listPasskeys(tx, who.accountId)),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      timeout,
    })
    await keepChallenge(tx, options.challenge, { purpose: 'register', accountId: who.accountId })
    return options
  })
}

/**
 * What the browser needs to answer with a passkey.
 * @param accountId whose it must be; null to sign in with the passkey alone, which says itself whose it is.
 */
export async function askForPasskey(
  place: Place,
  party: RelyingParty,
  about: { readonly purpose: 'signIn' | 'stepUp'; readonly accountId: string | null },
) {
  return asPortal(place, async (tx) => {
    const allowCredentials = about.accountId === null ? [] : known(await listPasskeys(tx, about.accountId))
    const options = await generateAuthenticationOptions({
      ...{ rpID: party.id, allowCredentials, userVerification: 'required' as const },
      timeout,
    })
    await keepChallenge(tx, options.challenge, about)
    return options
  })
}
