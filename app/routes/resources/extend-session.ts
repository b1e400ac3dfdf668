import { findSession } from '#app/domain/identity/guards.server.ts'
import { secondsUntilEnd } from '#app/domain/identity/session.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'

/** The page that the button was pressed on, or the person's home. */
function safePageBefore(request: Request, home: string): string {
  const referer = request.headers.get('Referer')
  if (!referer || !URL.canParse(referer)) return home
  const { pathname, search } = new URL(referer)
  return safeReturnTo(pathname + search, home)
}

/** Opening the address leads home: only the button extends. */
export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  return redirect(session ? homeHref(session.kind) : paths.signIn(), 302)
}

/**
 * "Ja, ik ga verder" (ACC-5, WCAG 2.2.1): reading the session moves its idle limit.
 * Answers JSON to the script, and the page one came from without it.
 */
export async function action(args: ActionFunctionArgs) {
  const session = await findSession(args)
  const byScript = args.request.headers.get('Accept')?.includes('application/json') ?? false
  if (!session) return byScript ? json({ secondsLeft: 0 }, { status: 401 }) : redirect(paths.signIn())
  return byScript
    ? json({ secondsLeft: secondsUntilEnd(session, args.context.now) })
    : redirect(safePageBefore(args.request, homeHref(session.kind)))
}
