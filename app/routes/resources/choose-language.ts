import { z } from 'zod'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { chooseLanguage } from '#app/domain/identity/choose-language.server.ts'
import {
  findSession,
  requireAdmin,
  requireOfficer,
  requireProfessional,
  requireResident,
} from '#app/domain/identity/guards.server.ts'
import { halfWayCookie } from '#app/domain/identity/half-way-language.server.ts'
import { languageCookie, pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { readingCookie } from '#app/platform/http/reading-choice.ts'
import { easyDutch, languages } from '#app/platform/i18n/languages.ts'

const languageForm = z.object({ language: z.enum([...languages, easyDutch]), verder: z.string().optional() })

/** Back to the step of the sign-in at which somebody chose, and nowhere else. */
function stepIn(verder: string | undefined): string | null {
  const step = safeReturnTo(verder, '')
  return step.startsWith(`${paths.signIn()}/`) || step === paths.signIn() || step.startsWith(`${paths.signIn()}?`)
    ? step
    : null
}

const guardOf = {
  resident: requireResident,
  professional: requireProfessional,
  admin: requireAdmin,
  officer: requireOfficer,
} as const
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.languages(await pageLanguage(args)), 302)
}

/**
 * Keeps the choice in this browser and, for who is signed in, with the account. Half-way through a sign-in it holds for the
 * pages of the sign-in, and is kept with the account when that is whole.
 */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, languageForm)
  if (!form.ok) return redirect(paths.public.languages(await pageLanguage(args)))
  const chosen = form.value.language
  const language = chosen === easyDutch ? 'nl' : chosen
  const headers = new Headers({ 'Set-Cookie': languageCookie(language) })
  if (language === 'nl') {
    const { large } = await pageReading(args)
    headers.append('Set-Cookie', readingCookie({ easy: chosen === easyDutch, large }))
  }

  const session = await findSession(args)
  const step = stepIn(form.value.verder)
  if (!session) return redirect(safeReturnTo(step, paths.public.home(language)), { status: 303, headers })
  if (session.stage !== 'full') {
    headers.append('Set-Cookie', halfWayCookie(session.accountId, language))
    const byCode = session.kind === 'resident' && session.stage === 'secondFactor'
    const next = byCode ? paths.signInCode() : paths.signInStep(session.stage)
    return redirect(safeReturnTo(step, next), { status: 303, headers })
  }

  const signed = await guardOf[session.kind](args)
  await withActor(signed, (tx) =>
    chooseLanguage(tx, {
      accountId: session.accountId,
      language: signed.kind === 'resident' ? chosen : language,
    }),
  )
  return redirect(homeHref(session.kind), { status: 303, headers })
}
