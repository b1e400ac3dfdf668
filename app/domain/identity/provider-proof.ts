import { Temporal } from 'temporal-polyfill'
import { done, refuse, type Result } from '../shared/result.ts'
import { isAtLeast, type Assurance } from './assurance.ts'

/** Seconds that the provider's clock may differ from the portal's. */
export const skewSeconds = 30

/** What the portal asked, and when. */
export interface AskedProof {
  readonly assurance: Assurance
  /** Seconds that the sign-in at the provider may be old when it was asked; 0: a new one. */
  readonly maxAge: number
  readonly requestedAt: Temporal.Instant
}

export interface Proof {
  readonly assurance: Assurance
  readonly authenticatedAt: Temporal.Instant
}

type ProviderLevel = Exclude<Assurance, 'desk'>

/**
 * Judges what the provider said against what was asked (ACC-1, ACC-2; ASVS 5.0.0 6.8.4): a provider may answer with less.
 * Refuses `identity.providerUnsure` when it says no level or no time of sign-in, `identity.assuranceTooLow`, and
 * `identity.proofTooOld` for a sign-in that was too long ago, or that has yet to be.
 */
export function judgeProof(
  said: { readonly level: ProviderLevel | null; readonly authTime: number | null },
  asked: AskedProof,
  now: Temporal.Instant,
): Result<Proof> {
  if (said.level === null || said.authTime === null || !Number.isInteger(said.authTime))
    return refuse('identity.providerUnsure')
  if (!isAtLeast(said.level, asked.assurance)) return refuse('identity.assuranceTooLow')
  const oldest = Math.floor(asked.requestedAt.epochMilliseconds / 1000) - asked.maxAge - skewSeconds
  const newest = Math.floor(now.epochMilliseconds / 1000) + skewSeconds
  if (said.authTime < oldest || said.authTime > newest) return refuse('identity.proofTooOld')
  const provenAt = Temporal.Instant.fromEpochMilliseconds(said.authTime * 1000)
  return done({ assurance: said.level, authenticatedAt: Temporal.Instant.compare(provenAt, now) < 0 ? provenAt : now })
}

/** The provider's levels that are enough, the one that most people have first. */
export function levelsFrom(least: Assurance): ProviderLevel[] {
  const preferred: ProviderLevel[] = ['substantieel', 'hoog', 'laag']
  return preferred.filter((level) => isAtLeast(level, least))
}
