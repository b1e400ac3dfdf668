import { json, type ActionFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import type { Refused } from '../shared/result.ts'
import { beginSignIn, type SignInQuestion } from './begin-sign-in.server.ts'
import { placeOf } from './guards.server.ts'
import { pageLanguage } from './page-language.server.ts'

/**
 * Sends the browser to the identity provider. Not by a redirect: that would be part of the form, which the policy of the
 * page keeps inside the portal (`form-action`), and the provider may send it on to others. The page that is answered says
 * where one goes, and goes there at once (`Refresh`, without a script).
 * Refuses `identity.providerAway`.
 */
export async function goToProvider(
  args: ActionFunctionArgs,
  question: Pick<SignInQuestion, 'assurance' | 'returnTo' | 'kept' | 'account' | 'activationId'>,
): Promise<{ readonly ok: true; readonly response: Response } | Refused> {
  const begun = await beginSignIn(placeOf(args), {
    ...question,
    redirectUri: new URL(paths.signInReturn, args.request.url).href,
    language: await pageLanguage(args),
    cookies: args.request.headers.get('Cookie'),
  })
  if (!begun.ok) return begun
  const { goTo, cookie } = begun.value
  return { ok: true, response: json({ goTo }, { headers: { 'Set-Cookie': cookie, Refresh: `0;url=${goTo}` } }) }
}
