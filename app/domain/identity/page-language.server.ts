import type { i18n } from 'i18next'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import {
  easyDutch,
  isLanguage,
  languageFromHeader,
  workLanguageOf,
  type Language,
} from '#app/platform/i18n/languages.ts'
import { readingIn, type ReadingChoice } from '#app/platform/http/reading-choice.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { findSession } from './guards.server.ts'
import { halfWayLanguage } from './half-way-language.server.ts'

type Args = Pick<LoaderFunctionArgs | ActionFunctionArgs, 'request' | 'context'>

const cookieName = '__Host-taal'
const firstPart = (pathname: string) => pathname.split('/')[1]
const placeOf = ({ request }: Pick<Args, 'request'>) => firstPart(new URL(request.url).pathname)
/** Their pages exist in the languages of work alone. */
const workplaces = [paths.professional.home, paths.admin.home, paths.officer.home].map(firstPart)

function fromCookie(cookies: string | null): Language | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([a-z-]+)`).exec(cookies ?? '')?.[1]
  return isLanguage(value) ? value : null
}

/** The `Set-Cookie` of a chosen language; holds nothing else. No script reads it (ASVS 5.0.0 3.3.3, 3.3.4). */
export function languageCookie(language: Language): string {
  return `${cookieName}=${language}; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax`
}

const sessionOf = (args: Args) => findSession(args as LoaderFunctionArgs).catch(() => null)

async function chosenLanguage(args: Args): Promise<Language> {
  const cookies = args.request.headers.get('Cookie')
  const session = await sessionOf(args)
  const halfWay = session && session.stage !== 'full' ? halfWayLanguage(cookies, session.accountId) : null
  if (halfWay) return halfWay
  if (session && isLanguage(session.language)) return session.language
  if (session?.language === easyDutch) return 'nl'
  return fromCookie(cookies) ?? languageFromHeader(args.request.headers.get('Accept-Language'))
}

/**
 * The language of the page at hand: the one in a public URL; else the person's own choice; else the one chosen in this
 * browser; else what the browser asks for. Pages of work fall back to Dutch as a whole.
 * Never throws: a page must be readable when the database is away.
 */
export async function pageLanguage(args: Args): Promise<Language> {
  const place = placeOf(args)
  if (isLanguage(place)) return place
  const chosen = await chosenLanguage(args)
  return workplaces.includes(place) ? workLanguageOf(chosen) : chosen
}

/**
 * How the page at hand is read: as chosen in this browser, or simpler for an account whose language is simple Dutch. Pages
 * of work have one way, and a public page knows no session.
 */
export async function pageReading(args: Args): Promise<ReadingChoice> {
  const place = placeOf(args)
  if (workplaces.includes(place)) return readingIn(null)
  const inBrowser = readingIn(args.request.headers.get('Cookie'))
  if (inBrowser.easy || isLanguage(place)) return inBrowser
  const session = await sessionOf(args)
  return { ...inBrowser, easy: session?.language === easyDutch }
}

/** The language of the page and its texts, for what a loader or action says in words (titles, dates, mails). */
export async function pageTexts(args: Args): Promise<{ language: Language; t: PortalT; i18n: i18n }> {
  const [language, { easy }] = await Promise.all([pageLanguage(args), pageReading(args)])
  const instance = textsIn(language, easy)
  return { language, t: instance.t, i18n: instance }
}
