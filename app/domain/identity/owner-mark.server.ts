import { keyedHash } from '#app/platform/crypto.server.ts'
import { ownerCookieName } from '#app/platform/forms/page-owner.ts'

/**
 * A mark in the browser that outlives a session: whose it was, as a keyed hash. It opens nothing; it only tells for whom
 * a page keeps what was typed when the session had ended (`KeptForm`). Gone when the browser closes or at signing out.
 */
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

export function ownerMark(accountId: string): string {
  return keyedHash(`owner ${accountId}`)
}

export function ownerCookie(accountId: string): string {
  return `${ownerCookieName}=${ownerMark(accountId)}; ${attributes}`
}

export const noOwnerCookie = `${ownerCookieName}=; Max-Age=0; ${attributes}`
