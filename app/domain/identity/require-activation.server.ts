import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { findClaim, type ActivationClaim } from './activation-claims.server.ts'
import { asPortal } from './as-portal.server.ts'
import { claimMark } from './browser-mark.server.ts'
import { placeOf } from './guards.server.ts'

/**
 * The activation that this browser is halfway through, after a right code. The first line of the pages that follow it.
 * @throws a redirect to the page that asks for the code.
 */
export async function requireActivation(
  args: LoaderFunctionArgs | ActionFunctionArgs,
): Promise<ActivationClaim & { readonly activationId: string }> {
  const claimHash = claimMark.hashIn(args.request.headers.get('Cookie'))
  const claim = await asPortal(placeOf(args), (tx) => findClaim(tx, claimHash))
  if (!claim || claim.activationId === null) throw redirect(paths.activate, 302)
  return { ...claim, activationId: claim.activationId }
}
