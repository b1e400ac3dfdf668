import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import { passkeys } from '#db/schema/identity.second-factor.ts'
import { log } from '#app/platform/log.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import type { RelyingParty } from './ask-passkey.server.ts'
import { spendChallenge, type ChallengeFor } from './passkey-challenges.server.ts'
import { findPasskey } from './passkeys.queries.server.ts'

/**
 * Whether a browser's answer is a right one of a passkey that is known here: signature, challenge, origin, host, the
 * person's fingerprint or PIN, and a counter that never goes back (a copy of a key shows itself so).
 * @param about the challenge's purpose, and the account that it must be of; null for whichever the passkey names.
 * @returns the account. Refuses `identity.passkeyRefused`, for all reasons alike.
 */
export async function provePasskey(
  place: Place,
  party: RelyingParty,
  input: { readonly answer: unknown; readonly about: ChallengeFor },
): Promise<Result<{ accountId: string }>> {
  const response = input.answer as AuthenticationResponseJSON
  const refused = refuse('identity.passkeyRefused')
  const passkey = await asPortal(place, (tx) => findPasskey(tx, response.id))
  const ofAnother = input.about.accountId !== null && passkey?.accountId !== input.about.accountId
  // A challenge is used up in a transaction of its own: also when what follows is refused.
  const expectedChallenge = (challenge: string) => asPortal(place, (tx) => spendChallenge(tx, challenge, input.about))
  if (!passkey || ofAnother) return refused
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    })
    if (!verified) return refused
    const used = await asPortal(place, (tx) =>
      tx
        .update(passkeys)
        .set({ counter: authenticationInfo.newCounter, lastUsedAt: place.now })
        .where(
          and(
            eq(passkeys.tenantId, place.tenantId),
            eq(passkeys.id, passkey.id),
            // Two answers at once with one counter: one of them is a copy's.
            eq(passkeys.counter, passkey.counter),
          ),
        )
        .returning({ id: passkeys.id }),
    )
    return used.length === 1 ? done({ accountId: passkey.accountId }) : refused
  } catch (error) {
    // The library throws for every way of being wrong; its message names no person.
    log.info({ reason: error instanceof Error ? error.name : 'unknown' }, 'an answer of a passkey was refused')
    return refused
  }
}
