import { json, redirect } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { ownerIn } from '#app/platform/forms/page-owner.ts'
import { keepForm } from './kept-form.ts'

/** To the sign-in page, and back to where this request went. */
export function signInFirst(request: Request): Response {
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  return redirect(paths.signIn({ returnTo: url.pathname + url.search }), 302)
}

/** What was typed in a session that ended meanwhile goes along to the sign-in (A11Y-7): see `KeptForm`. */
export async function keepWhatWasTyped(
  request: Request,
  why: { readonly stale?: true } = {},
): Promise<Response | null> {
  const owner = ownerIn(request.headers.get('Cookie'))
  if (request.method === 'GET' || owner === null || request.bodyUsed) return null
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  const data = await request
    .clone()
    .formData()
    .catch(() => null)
  const kept = data && keepForm(owner, url.pathname + url.search, data)
  return kept && json({ kept, ...why }, { status: 401 })
}

/** Where a request goes on after the person did what is asked first. A form that was sent comes back as its page. */
export const comeBack = (request: Request) => {
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  return url.pathname + url.search
}
