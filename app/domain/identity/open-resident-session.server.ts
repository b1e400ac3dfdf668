import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import type { Assurance } from './assurance.ts'
import { claimMark } from './browser-mark.server.ts'
import { ownerCookie } from './owner-mark.server.ts'
import { placeOf } from './guards.server.ts'
import { seenFrom } from './seen-from.server.ts'
import { endSession, openSession } from './session.server.ts'
import type { SessionStage } from './session.ts'

/**
 * Signs a resident in, in this browser: whoever was signed in here before is signed out, and an activation that was under
 * way is over.
 * @returns the headers of the answer.
 */
export async function openResidentSession(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  accountId: string,
  as: { readonly assurance: Assurance; readonly stage?: SessionStage },
): Promise<Headers> {
  const place = placeOf(args)
  await endSession(place, args.request.headers.get('Cookie'))
  const seen = seenFrom(args.request.headers.get('User-Agent'), args.context.remoteAddress)
  const cookie = await openSession(place, accountId, { stage: 'full', ...as, ...seen })
  return new Headers([
    ['Set-Cookie', cookie],
    ['Set-Cookie', ownerCookie(accountId)],
    ['Set-Cookie', claimMark.gone],
  ])
}
