import { z } from 'zod'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { chooseLanguage } from '#app/domain/identity/choose-language.server.ts'
import { findSession, requireResident } from '#app/domain/identity/guards.server.ts'
import { pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { readingCookie } from '#app/platform/http/reading-choice.ts'
import { easyDutch } from '#app/platform/i18n/languages.ts'

const choice = z.enum(['ja', 'nee']).optional()
const readingForm = z.object({ makkelijk: choice, groot: choice, terug: z.string().optional() })

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.languages(await pageLanguage(args)), 302)
}

/**
 * Keeps in this browser how somebody reads, and goes back to the page that was read. Who is signed in as a resident and
 * whose language is simple Dutch no longer wants it after saying so here.
 */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, readingForm)
  const language = await pageLanguage(args)
  if (!form.ok) return redirect(paths.public.languages(language))
  const { makkelijk, groot, terug } = form.value
  const before = await pageReading(args)
  const easy = makkelijk === undefined ? before.easy : makkelijk === 'ja'
  const large = groot === undefined ? before.large : groot === 'ja'

  const session = await findSession(args)
  if (!easy && session?.stage === 'full' && session.kind === 'resident' && session.language === easyDutch) {
    const resident = await requireResident(args)
    await withActor(resident, (tx) => chooseLanguage(tx, { accountId: session.accountId, language: 'nl' }))
  }
  const headers = { 'Set-Cookie': readingCookie({ easy, large }) }
  return redirect(safeReturnTo(terug, paths.public.home(language)), { status: 303, headers })
}
