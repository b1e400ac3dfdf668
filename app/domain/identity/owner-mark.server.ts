import { keyedHash } from '#app/platform/crypto.server.ts'

/**
 * A mark in the browser that outlives a session: whose it was, as a keyed hash. It opens nothing; it only tells for whom
 * a page keeps what was typed when the session had ended (`KeptForm`). Gone when the browser closes or at signing out.
 */
const name = '__Host-drieluik-owner'
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

export function ownerMark(accountId: string): string {
  return keyedHash(`owner ${accountId}`)
}

export function ownerCookie(accountId: string): string {
  return `${name}=${ownerMark(accountId)}; ${attributes}`
}

export const noOwnerCookie = `${name}=; Max-Age=0; ${attributes}`

/** The mark that a request carries, or null. */
export function ownerIn(cookies: string | null): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,100})`).exec(cookies ?? '')?.[1] ?? null
}
