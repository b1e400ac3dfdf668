import { lte } from 'drizzle-orm'
import { signInRequests } from '#db/schema/identity.sign-in.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { newSecrets, providerAddress } from '#app/platform/identity-provider.server.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import type { Assurance } from './assurance.ts'
import { signInMark } from './browser-mark.server.ts'
import { levelsFrom } from './provider-proof.ts'
import { sealedPlace } from './sealed-places.ts'

/** Minutes that a person may take at the provider. */
export const requestMinutes = 10
const mostKept = 200_000

export interface SignInQuestion {
  /** The address at this host to come back to, as it is registered at the provider. */
  readonly redirectUri: string
  /** The least that will do. */
  readonly assurance: Assurance
  readonly language: string
  readonly returnTo: string
  /** The `Cookie` header. */
  readonly cookies: string | null
  /** JSON of `KeptForm`; at most 200 KB of it is kept. */
  readonly kept?: string | undefined
  /** For a step-up: the account that must come back, and its pseudonym. */
  readonly account?: { readonly id: string; readonly subject: string }
  /** For an activation: the code that was typed. */
  readonly activationId?: string
}

/**
 * Begins a sign-in, step-up or activation at the identity provider: remembers what was asked, for this browser alone, ten
 * minutes, for one use.
 * @returns where the browser goes, and the cookie that binds the answer to it.
 * Refuses `identity.providerAway`.
 */
export async function beginSignIn(
  place: Place,
  question: SignInQuestion,
): Promise<Result<{ goTo: string; cookie: string }>> {
  const secrets = newSecrets()
  const { redirectUri, language, account } = question
  const levels = levelsFrom(question.assurance)
  const subject = account ? { subject: account.subject } : {}
  const goTo = await providerAddress({ ...secrets, redirectUri, levels, maxAge: 0, language, ...subject }, place.now)
  if (!goTo) return refuse('identity.providerAway')

  const stateHash = sha256(secrets.state)
  const { cookie, hash } = signInMark.cookie(signInMark.read(question.cookies) ?? undefined)
  const { kept } = question
  await asPortal(place, async (tx) => {
    await tx.delete(signInRequests).where(lte(signInRequests.expiresAt, place.now))
    await tx.insert(signInRequests).values({
      tenantId: place.tenantId,
      stateHash,
      browserHash: hash,
      nonce: secrets.nonce,
      codeVerifier: secrets.codeVerifier,
      assurance: question.assurance,
      maxAge: 0,
      accountId: account?.id ?? null,
      activationId: question.activationId ?? null,
      returnTo: question.returnTo,
      keptSealed: kept && kept.length <= mostKept ? seal(kept, sealedPlace.keptForm(place.tenantId, stateHash)) : null,
      expiresAt: place.now.add({ minutes: requestMinutes }),
    })
  })
  return done({ goTo: goTo.href, cookie })
}
