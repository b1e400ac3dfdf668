import { noOwnerCookie } from './owner-mark.server.ts'

/** The headers of every sign-out: no cookie of this person stays, and no page of theirs in the browser's cache. */
export function signedOut(sessionCookie: string): Headers {
  return new Headers([
    ['Set-Cookie', sessionCookie],
    ['Set-Cookie', noOwnerCookie],
    ['Clear-Site-Data', '"cache"'],
  ])
}
