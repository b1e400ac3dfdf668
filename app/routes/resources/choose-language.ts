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
import { languageCookie, pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { homeHref, paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { languages } from '#app/platform/i18n/languages.ts'

const languageForm = z.object({ language: z.enum(languages) })

const guardOf = {
  resident: requireResident,
  professional: requireProfessional,
  admin: requireAdmin,
  officer: requireOfficer,
} as const
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.languages(await pageLanguage(args)), 302)
}

/** Keeps the choice in this browser and, for who is signed in, with the account. */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, languageForm)
  if (!form.ok) return redirect(paths.public.languages(await pageLanguage(args)))
  const { language } = form.value
  const headers = { 'Set-Cookie': languageCookie(language) }

  const session = await findSession(args)
  if (!session) return redirect(paths.public.home(language), { status: 303, headers })

  const signed = await guardOf[session.kind](args)
  await withActor(signed, (tx) => chooseLanguage(tx, { accountId: session.accountId, language }))
  return redirect(homeHref(session.kind), { status: 303, headers })
}
