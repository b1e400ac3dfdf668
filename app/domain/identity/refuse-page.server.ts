import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import type { RoleCode } from '../shared/actor.ts'
import { eventPlace, recordEvent } from './record-event.server.ts'
import type { Session } from './session.ts'

const key = Symbol('refused page')

/** The first two parts of an address, such as `/werk/bewoners`: what follows may name a person or hold what was typed. */
export function pageName(url: string): string {
  const parts = new URL(url).pathname.split('/').filter(Boolean)
  // Whose pages somebody opened on behalf of, the resident's own log says.
  return `/${parts.slice(0, parts[0] === 'namens' ? 1 : 2).join('/')}`
}

/**
 * The answer to somebody who is signed in and may not come here: that of a page that isn't there. The try is written down
 * (LOG-4), once a request, however many guards refuse it.
 */
export async function refusePage(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  session: Session,
  role?: RoleCode,
): Promise<Response> {
  const { request, context } = args
  const who = { ...session, ...(role ? { role } : {}), page: pageName(request.url) }
  const written =
    (context.memory.get(key) as Promise<void> | undefined) ??
    recordEvent(eventPlace(args), 'pageRefused', 'refused', who)
  context.memory.set(key, written)
  await written
  return new Response(null, { status: 404 })
}
