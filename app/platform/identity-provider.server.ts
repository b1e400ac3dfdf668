import * as oidc from 'openid-client'
import type { Temporal } from 'temporal-polyfill'
import { getEnv } from './env.server.ts'
import { log } from './log.server.ts'

/** The one door to the identity provider of residents (OpenID Connect Core 1.0, code flow with PKCE: RFC 7636). */
const timeoutSeconds = 8
const keepMetadataMilliseconds = 60 * 60 * 1000
/** Two clocks on two machines differ; seconds. */
const toleranceSeconds = 30

export type ProviderLevel = 'laag' | 'substantieel' | 'hoog'

/** Why the provider's answer is worth nothing: it is not there, the person stopped, or what came back is not right. */
export type ProviderRefusal = 'away' | 'cancelled' | 'invalid'

export interface ProviderAnswer {
  readonly issuer: string
  /** The stable pseudonym of the person; no citizen service number. */
  readonly subject: string
  /** null when the provider says nothing, or a word that the settings don't know. */
  readonly level: ProviderLevel | null
  /** Seconds since 1970; null when the provider says nothing. */
  readonly authTime: number | null
}

interface Known {
  readonly metadata: oidc.ServerMetadata
  readonly until: number
}
let known: Known | null = null
let kept: {
  readonly config: oidc.Configuration
  readonly metadata: oidc.ServerMetadata
  readonly skew: number
} | null = null

const isLocal = (issuer: string) => new URL(issuer).protocol === 'http:'
const localOnly = (issuer: string) => (isLocal(issuer) ? [oidc.allowInsecureRequests] : [])

function settings() {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = getEnv()
  return issuer && id && secret ? { issuer, id, secret } : null
}

/** The provider of the settings; null when there is none. */
export const providerIssuer = (): string | null => settings()?.issuer ?? null

/** What the provider says of itself (OpenID Connect Discovery 1.0 §4); asked again after an hour, or when it was away. */
async function findMetadata(issuer: string, id: string): Promise<oidc.ServerMetadata> {
  if (known && known.until > performance.now()) return known.metadata
  const found = await oidc.discovery(new URL(issuer), id, undefined, oidc.None(), {
    execute: localOnly(issuer),
    timeout: timeoutSeconds,
  })
  known = { metadata: found.serverMetadata(), until: performance.now() + keepMetadataMilliseconds }
  return known.metadata
}

/** @param now the portal's clock: it may be another one than the machine's (`DEMO_NOW`). Throws when the provider is away. */
async function configure(now: Temporal.Instant): Promise<oidc.Configuration | null> {
  const set = settings()
  if (!set) return null
  const metadata = await findMetadata(set.issuer, set.id)
  const skew = Math.round((now.epochMilliseconds - Date.now()) / 1000)
  if (kept && kept.metadata === metadata && Math.abs(kept.skew - skew) <= 5) return kept.config
  const client = { [oidc.clockSkew]: skew, [oidc.clockTolerance]: toleranceSeconds }
  const config = new oidc.Configuration(metadata, set.id, client, oidc.ClientSecretBasic(set.secret))
  config.timeout = timeoutSeconds
  for (const allow of localOnly(set.issuer)) allow(config)
  // Also what came straight from the provider must bear its signature (ASVS 5.0.0 10.5).
  oidc.enableNonRepudiationChecks(config)
  kept = { config, metadata, skew }
  return config
}

function refusalOf(error: unknown): ProviderRefusal {
  const { code, error: said, status } = error as { code?: string; error?: string; status?: number }
  if (said === 'access_denied') return 'cancelled'
  const busy = ['server_error', 'temporarily_unavailable'].includes(said ?? '')
  const silent = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
  const lost = error instanceof TypeError && error.message === 'fetch failed'
  const away = busy || lost || silent.includes(code ?? '') || (status ?? 0) >= 500
  // The text of an error may repeat what the provider sent: only its kind is logged.
  log.warn({ code: code ?? said ?? (error as Error).name, away }, 'the identity provider gave no answer that counts')
  return away ? 'away' : 'invalid'
}

export interface ProviderQuestion {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** In order of preference. */
  readonly levels: readonly ProviderLevel[]
  /** Seconds that the sign-in at the provider may be old; 0 asks for a new one. */
  readonly maxAge: number
  /** BCP 47. */
  readonly language: string
  /** For a step-up: who must come back. */
  readonly subject?: string
}

/** Makes what no stranger can guess for one question: 256 bits each. */
export function newSecrets(): Pick<ProviderQuestion, 'state' | 'nonce' | 'codeVerifier'> {
  return { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() }
}

/** Where the browser goes to ask the provider who this is; null when the provider is away or not set up. */
export async function providerAddress(question: ProviderQuestion, now: Temporal.Instant): Promise<URL | null> {
  try {
    const config = await configure(now)
    if (!config) return null
    return oidc.buildAuthorizationUrl(config, {
      scope: 'openid',
      redirect_uri: question.redirectUri,
      state: question.state,
      nonce: question.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(question.codeVerifier),
      code_challenge_method: 'S256',
      acr_values: question.levels.map((level) => getEnv().OIDC_ACR[level]).join(' '),
      max_age: String(question.maxAge),
      // On a shared computer the one before may still be signed in over there.
      prompt: 'login',
      ui_locales: question.language,
      ...(question.subject ? { login_hint: question.subject } : {}),
    })
  } catch (error) {
    refusalOf(error)
    return null
  }
}

/**
 * Exchanges the code of a callback for who signed in. Checks state, issuer, audience, signature, times, nonce and PKCE;
 * assurance and age of the sign-in are for the room `identity` to judge.
 * @param callback the whole address at which the browser came back.
 */
export async function askProvider(
  callback: URL,
  expected: Pick<ProviderQuestion, 'state' | 'nonce' | 'codeVerifier'>,
  now: Temporal.Instant,
): Promise<ProviderAnswer | ProviderRefusal> {
  try {
    const config = await configure(now)
    if (!config) return 'away'
    const tokens = await oidc.authorizationCodeGrant(config, callback, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    })
    const { iss, sub, acr, auth_time: authTime } = tokens.claims()!
    const words = Object.entries(getEnv().OIDC_ACR) as [ProviderLevel, string][]
    const level = words.find(([, word]) => word === acr)?.[0] ?? null
    return { issuer: iss, subject: sub, level, authTime: typeof authTime === 'number' ? authTime : null }
  } catch (error) {
    return refusalOf(error)
  }
}
