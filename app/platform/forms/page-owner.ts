/**
 * Whose page a form stands on. A browser holds one session; a page that was opened as one person and sent after another
 * signed in would act for the wrong one. So each form carries the mark of whom its page was made for, and `parseForm`
 * compares it with the mark in the browser.
 */
export const ownerCookieName = '__Host-drieluik-owner'
export const ownerField = '_owner'

/** The mark that a request carries, or null. */
export function ownerIn(cookies: string | null): string | null {
  return new RegExp(`(?:^|;\\s*)${ownerCookieName}=([\\w-]{20,100})`).exec(cookies ?? '')?.[1] ?? null
}

/** Whether this form stands on a page that was made for somebody else than who is signed in with this browser now. */
export function isOfAnother(fields: FormData, cookies: string | null): boolean {
  const made = fields.get(ownerField)
  const now = ownerIn(cookies)
  return typeof made === 'string' && made !== '' && now !== null && made !== now
}
