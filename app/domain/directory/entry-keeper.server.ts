import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { requireAdmin, requireAtWork, type Signed } from '../identity/guards.server.ts'
import { workRoles } from '../shared/actor.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** At whose address a page about an entry stands: the editor's under `/beheer`, everybody else's under `/werk`. */
export function entryPlace({ request }: Pick<Args, 'request'>): 'professional' | 'admin' {
  return new URL(request.url).pathname.startsWith(`${paths.admin.home}/`) ? 'admin' : 'professional'
}

/**
 * Who may keep entries: the editor at the editor's address, everybody who works here at the address of work. The first line of
 * a page that stands at both.
 * @throws as `requireAdmin` and `requireAtWork`.
 */
export async function requireEntryKeeper(args: Args): Promise<Signed> {
  return entryPlace(args) === 'admin' ? requireAdmin(args) : requireAtWork(args, workRoles)
}
