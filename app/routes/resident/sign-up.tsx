import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findSignUpActivity } from '#app/domain/activities/sign-up-activity.queries.server.ts'
import { residentSignUpForm } from '#app/domain/activities/sign-up-form.ts'
import { showSignUp } from '#app/domain/activities/sign-up-show.server.ts'
import { inTurn } from '#app/domain/activities/sign-up-turns.server.ts'
import { SignUpPage } from '#app/domain/activities/sign-up-page.tsx'
import { signUpAsResident } from '#app/domain/activities/sign-up.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: signup:refusals.* signup:errors.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const asked = new URL(args.request.url).searchParams.get('dag')
  const found = await withActor(resident, (tx) => findSignUpActivity(tx, args.params['activityId'] ?? '', language))
  if (!found || isRefused(found)) throw new Response(null, { status: 404 })
  const shown = showSignUp(found, asked, { language, timeZone: tenant.timeZone, now })
  const asksPhone = resident.actsFor !== null
  return json({
    title: t('signup:form.title'),
    shown,
    asksPhone,
    isOther: asked !== null && shown?.chosen.date !== asked,
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, residentSignUpForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { language } = await pageTexts(args)
  const { which, phone, ...wanted } = form.value
  const { actsFor } = resident
  const onBehalf = actsFor ? { firstName: actsFor.givenName, phone: phone ?? null } : undefined
  const of = { residentId: resident.subjectId, activityId: args.params['activityId'] ?? '', language }
  const signedUp = await inTurn(of.activityId, () =>
    withActor(resident, (tx) => signUpAsResident(tx, { ...wanted, ...of, onBehalf, series: which === 'series' })),
  )
  if (signedUp.ok) return redirect(residentPaths(args).registrations({ gedaan: of.activityId }), 303)
  if (signedUp.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(signedUp.refusal), { status: 409 })
}

/** Signing up as oneself, or for whom one acts: nothing to type but another's number. */
export default function SignUpAsResident() {
  const pages = useResidentPaths()
  const { t } = useTranslation('signup')
  const { asksPhone, ...page } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const wrong = useFormTexts(state).error('phone')
  return (
    <SignUpPage
      {...page}
      back={{ href: pages.registrations(), label: t('mine.title') }}
      intro={t('mine.sees')}
      state={state}
    >
      {asksPhone ? (
        <TextField
          name="phone"
          type="tel"
          label={t('form.phoneFor')}
          maxLength={30}
          defaultValue={typed(state, 'phone')}
          {...(wrong === undefined ? {} : { error: wrong })}
          optional
        />
      ) : null}
    </SignUpPage>
  )
}
