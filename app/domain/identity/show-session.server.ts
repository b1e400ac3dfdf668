import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { timeText } from '#app/platform/i18n/format.ts'
import { secondsUntilEnd, type Session } from './session.ts'

/** What every signed-in page says about its session (ACC-5): until when it lasts, what extends it, what comes after. */
export interface ShownSession {
  readonly secondsLeft: number
  /** The time of day at which it ends, in the wijk's zone and the reader's language. */
  readonly until: string
  readonly extendAction: string
  readonly signInHref: string
  /** Takes what was typed on a page whose session is over. */
  readonly keepAction: string
}

/** The words and addresses of a session for the shell of a page. Counts from the request. */
export function showSession(
  { context }: Pick<LoaderFunctionArgs | ActionFunctionArgs, 'context'>,
  session: Session,
  language: string,
): ShownSession {
  return {
    secondsLeft: secondsUntilEnd(session, context.now),
    until: timeText(session.endsAt.toZonedDateTimeISO(context.tenant.timeZone), language),
    extendAction: paths.extendSession,
    signInHref: session.kind === 'resident' ? paths.signIn() : paths.signInWork(),
    keepAction: paths.keepTyped,
  }
}
