import type { i18n } from 'i18next'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import { isLanguage, languageFromHeader, type Language } from '#app/platform/i18n/languages.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { findSession } from './guards.server.ts'

type Args = Pick<LoaderFunctionArgs | ActionFunctionArgs, 'request' | 'context'>

const cookieName = 'taal'
const isPublic = (pathname: string) => pathname.split('/')[1]

function fromCookie(cookies: string | null): Language | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([a-z-]+)`).exec(cookies ?? '')?.[1]
  return isLanguage(value) ? value : null
}

/** The `Set-Cookie` of a chosen language; holds nothing else. */
export function languageCookie(language: Language): string {
  return `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; Secure`
}

/**
 * The language of the page at hand: the one in a public URL; else the person's own choice; else the one chosen in this
 * browser; else what the browser asks for. Never throws: a page must be readable when the database is away.
 */
export async function pageLanguage(args: Args): Promise<Language> {
  const inUrl = isPublic(new URL(args.request.url).pathname)
  if (isLanguage(inUrl)) return inUrl
  const cookies = args.request.headers.get('Cookie')
  const session = await findSession(args as LoaderFunctionArgs).catch(() => null)
  if (session && isLanguage(session.language)) return session.language
  return fromCookie(cookies) ?? languageFromHeader(args.request.headers.get('Accept-Language'))
}

/** The language of the page and its texts, for what a loader or action says in words (titles, dates, mails). */
export async function pageTexts(args: Args): Promise<{ language: Language; t: PortalT; i18n: i18n }> {
  const language = await pageLanguage(args)
  const instance = textsIn(language)
  return { language, t: instance.t, i18n: instance }
}
