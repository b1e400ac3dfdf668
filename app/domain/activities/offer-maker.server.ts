import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { requireAdmin, requireAtWork, type Signed } from '../identity/guards.server.ts'
import { offerRoles } from './offer-standing.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** At whose address a page of writing stands: the editor's under `/beheer`, everybody else's under `/werk`. */
export type OfferPlace = 'professional' | 'admin'

export function offerPlace({ request }: Pick<Args, 'request'>): OfferPlace {
  return new URL(request.url).pathname.startsWith(`${paths.admin.home}/`) ? 'admin' : 'professional'
}

/**
 * Who writes what the neighbourhood offers: the editor at the editor's address, a role that proposes or keeps activities at the
 * address of work. The first line of each of those pages.
 * @throws as `requireAdmin` and `requireAtWork`.
 */
export async function requireOfferMaker(args: Args): Promise<Signed> {
  return offerPlace(args) === 'admin' ? requireAdmin(args) : requireAtWork(args, offerRoles)
}
