import { and, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { signInRequests } from '#db/schema/identity.sign-in.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { askProvider, type ProviderAnswer, type ProviderRefusal } from '#app/platform/identity-provider.server.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import { done, isRefused, refuse, type Refused, type Result } from '../shared/result.ts'
import { activateAccount } from './activate-account.server.ts'
import { keepClaim } from './activation-claims.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { requestMinutes } from './begin-sign-in.server.ts'
import { claimMark, signInMark } from './browser-mark.server.ts'
import { findByIdentity, type KnownResident } from './external-identities.server.ts'
import { judgeProof, type Proof } from './provider-proof.ts'
import { recordEvent } from './record-event.server.ts'
import { sealedPlace } from './sealed-places.ts'

type Asked = typeof signInRequests.$inferSelect

/** Where a sign-in at the identity provider leads. */
export type Finished =
  | (KnownResident & {
      readonly step: 'signedIn' | 'activated' | 'steppedUp'
      readonly proof: Proof
      readonly returnTo: string
      /** JSON of `KeptForm`, as it was when the sign-in began. */
      readonly kept: string | undefined
    })
  /** Nobody here has this pseudonym: the code of the desk is asked for, by the browser with this cookie. */
  | { readonly step: 'unknown'; readonly cookie: string }

const refusals: Record<ProviderRefusal, Refused> = {
  away: refuse('identity.providerAway'),
  cancelled: refuse('identity.providerCancelled'),
  invalid: refuse('identity.providerFailed'),
}

/** What this browser asked with this `state`; gone at the first look, so that neither it nor the code works twice. */
async function takeRequest(tx: Tx, state: string, browserHash: string): Promise<Asked | undefined> {
  const [asked] = await tx
    .delete(signInRequests)
    .where(
      and(
        eq(signInRequests.tenantId, tx.actor.tenantId),
        eq(signInRequests.stateHash, sha256(state)),
        eq(signInRequests.browserHash, browserHash),
        gt(signInRequests.expiresAt, tx.actor.now),
      ),
    )
    .returning()
  return asked
}

const requestedAt = (asked: Asked): Temporal.Instant => asked.expiresAt.subtract({ minutes: requestMinutes })

function keptOf(asked: Asked): string | undefined {
  return asked.keptSealed === null
    ? undefined
    : unseal(asked.keptSealed, sealedPlace.keptForm(asked.tenantId, asked.stateHash))
}

async function follow(
  place: Place,
  asked: Asked,
  said: ProviderAnswer,
  proof: Proof,
  language: string,
): Promise<Result<Finished>> {
  const { issuer, subject } = said
  const known = await asPortal(place, (tx) => findByIdentity(tx, { issuer, subject }))
  const more = { proof, returnTo: asked.returnTo, kept: keptOf(asked) }
  if (asked.accountId !== null) {
    // Whoever proves more about another account proves nothing about this one.
    if (known?.accountId !== asked.accountId) return refuse('identity.otherPerson')
    return done({ step: 'steppedUp', ...known, ...more })
  }
  const { activationId } = asked
  if (activationId !== null) {
    const activated = await asPortal(place, (tx) =>
      activateAccount(tx, { activationId, language, identity: { issuer, subject } }),
    )
    return activated.ok ? done({ step: 'activated', ...activated.value, ...more }) : activated
  }
  if (known) return done({ step: 'signedIn', ...known, ...more })
  const { cookie, hash } = claimMark.cookie()
  const claim = { issuer, subject, assurance: proof.assurance, language }
  await asPortal(place, (tx) => keepClaim(tx, hash, claim))
  return done({ step: 'unknown', cookie })
}

/** A refusal as the log knows it: of the account that a step-up was for, else of nobody in particular. */
async function recordRefusal(place: Place, asked: Asked | undefined): Promise<void> {
  const accountId = asked?.accountId ?? null
  await recordEvent(place, accountId ? 'stepUp' : 'signIn', 'refused', { kind: 'anonymous', accountId })
}

/**
 * Ends a sign-in, step-up or activation at the identity provider, at the address where the browser comes back. Opens no
 * session: the caller does, with `proof`.
 * Refuses `identity.signInEnded` for a `state` that is unknown, used, too old or of another browser;
 * `identity.providerAway`, `identity.providerCancelled`, `identity.providerFailed`; what `judgeProof` refuses;
 * `identity.otherPerson` when a step-up comes back as somebody else; what `activateAccount` refuses.
 */
export async function finishSignIn(
  place: Place,
  input: { readonly callback: URL; readonly cookies: string | null; readonly language: string },
): Promise<Result<Finished>> {
  const state = input.callback.searchParams.get('state')
  const browserHash = signInMark.hashIn(input.cookies)
  const asked = state && browserHash ? await asPortal(place, (tx) => takeRequest(tx, state, browserHash)) : undefined
  if (!asked || !state) {
    await recordRefusal(place, undefined)
    return refuse('identity.signInEnded')
  }
  const secrets = { state, nonce: asked.nonce, codeVerifier: asked.codeVerifier }
  const said = await askProvider(input.callback, secrets, place.now)
  const judged =
    typeof said === 'string'
      ? refusals[said]
      : judgeProof(
          said,
          { assurance: asked.assurance, maxAge: asked.maxAge ?? 0, requestedAt: requestedAt(asked) },
          place.now,
        )
  const finished = isRefused(judged)
    ? judged
    : await follow(place, asked, said as ProviderAnswer, judged.value, input.language)
  if (!finished.ok) {
    await recordRefusal(place, asked)
    return finished
  }
  const { value } = finished
  if (value.step === 'unknown') return finished
  const event = { signedIn: 'signIn', activated: 'activated', steppedUp: 'stepUp' } as const
  await recordEvent(place, event[value.step], 'success', { kind: 'resident', ...value })
  return finished
}
