import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import type { Signed } from './guards.server.ts'
import { pageLanguage } from './page-language.server.ts'
import { showSession } from './show-session.server.ts'

/**
 * What the frame of an administrator's and a privacy officer's pages shows. Call it after the guard.
 * @param waits by place of the menu, how much waits there.
 */
export async function showOffice(
  args: LoaderFunctionArgs,
  { session }: Signed,
  waits: Readonly<Record<string, number>> = {},
) {
  const language = await pageLanguage(args)
  const { name: tenantName } = args.context.tenant
  const path = new URL(args.request.url).pathname
  return json({ waits, path, language, tenantName, session: showSession(args, session, language) })
}
