import { and, eq } from 'drizzle-orm'
import { accounts } from '#db/schema/identity.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { ownerMark } from './owner-mark.server.ts'

const cookieName = '__Host-taal-straks'
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'
/** As long as somebody may take over the second step. */
const seconds = 15 * 60

/** The `Set-Cookie` of a language that is chosen half-way through a sign-in: for this account, until the sign-in is over. */
export function halfWayCookie(accountId: string, language: Language): string {
  return `${cookieName}=${language}.${ownerMark(accountId)}; Max-Age=${seconds}; ${attributes}`
}

const noHalfWayCookie = `${cookieName}=; Max-Age=0; ${attributes}`

/** The language that was chosen in this browser half-way through the sign-in of this account, or null. */
export function halfWayLanguage(cookies: string | null, accountId: string): Language | null {
  const [, language, owner] = new RegExp(`(?:^|;\\s*)${cookieName}=([a-z-]+)\\.([^;\\s]+)`).exec(cookies ?? '') ?? []
  return isLanguage(language) && owner === ownerMark(accountId) ? language : null
}

/**
 * The sign-in is whole: keeps with the account what was chosen half-way, which nobody who knows a password alone may change.
 * @returns the `Set-Cookie` that ends it; none when nothing was chosen.
 */
export async function keepHalfWayLanguage(place: Place, cookies: string | null, accountId: string): Promise<string[]> {
  const language = halfWayLanguage(cookies, accountId)
  if (!language) return []
  await asPortal(place, (tx) =>
    tx
      .update(accounts)
      .set({ language })
      .where(and(eq(accounts.tenantId, place.tenantId), eq(accounts.id, accountId))),
  )
  return [noHalfWayCookie]
}
