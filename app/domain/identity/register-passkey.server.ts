import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { passkeys } from '#db/schema/identity.second-factor.ts'
import { log } from '#app/platform/log.server.ts'
import { newId } from '../shared/ids.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import type { RelyingParty } from './ask-passkey.server.ts'
import { spendChallenge } from './passkey-challenges.server.ts'
import { findPasskey, listPasskeys, mostPasskeys } from './passkeys.queries.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Session } from './session.ts'
import { mayEnrol, tellOfNewFactor } from './set-up-totp.server.ts'

async function verified(place: Place, party: RelyingParty, accountId: string, response: RegistrationResponseJSON) {
  try {
    const { registrationInfo, verified: right } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) =>
        asPortal(place, (tx) => spendChallenge(tx, challenge, { purpose: 'register', accountId })),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    return right ? registrationInfo.credential : null
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.name : 'unknown' }, 'a new passkey was refused')
    return null
  }
}

/**
 * Keeps a passkey that the browser made. Call it for a session that sets up its first factor, or that is full and proved
 * itself a moment ago (ACC-6). The person is told by mail, and the log says so.
 * Refuses `identity.passkeyRefused`, `identity.factorExists` (a password alone adds none to an account that has a
 * factor) and `identity.tooManyPasskeys`.
 */
export async function registerPasskey(
  place: Place,
  party: RelyingParty,
  input: { readonly session: Session; readonly answer: unknown; readonly name: string },
): Promise<Result<undefined>> {
  const { session } = input
  const { accountId } = session
  const response = input.answer as RegistrationResponseJSON
  const credential = await verified(place, party, accountId, response)
  if (!credential) return refuse('identity.passkeyRefused')
  const kept = await asPortal(place, async (tx): Promise<Result<undefined>> => {
    if (session.stage !== 'full' && !(await mayEnrol(tx, session))) return refuse('identity.factorExists')
    if (await findPasskey(tx, credential.id)) return refuse('identity.passkeyRefused')
    if ((await listPasskeys(tx, accountId)).length >= mostPasskeys) return refuse('identity.tooManyPasskeys')
    await tx.insert(passkeys).values({
      ...{ tenantId: place.tenantId, id: newId(), accountId, credentialId: credential.id, counter: credential.counter },
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      transports: (credential.transports ?? []).slice(0, 6),
      name: input.name,
      createdAt: place.now,
    })
    await tellOfNewFactor(tx, session)
    return done()
  })
  if (kept.ok) await recordEvent(place, 'secondFactorAdded', 'success', session)
  return kept
}
