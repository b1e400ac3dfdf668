import { randomBytes } from 'node:crypto'
import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findSignUpActivity } from '#app/domain/activities/sign-up-activity.queries.server.ts'
import { guestSignUpForm } from '#app/domain/activities/sign-up-form.ts'
import { slowDownSignUps } from '#app/domain/activities/sign-up-limits.server.ts'
import { secretOfForm } from '#app/domain/activities/sign-up-link.server.ts'
import { showSignUp } from '#app/domain/activities/sign-up-show.server.ts'
import { inTurn } from '#app/domain/activities/sign-up-turns.server.ts'
import { SignUpPage } from '#app/domain/activities/sign-up-page.tsx'
import { signUpAsGuest } from '#app/domain/activities/sign-up.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { usualSignUpDays } from '#app/domain/tenants/tenant.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { internationalNumber } from '#app/platform/sms.server.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: signup:refusals.* signup:errors.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const asked = new URL(args.request.url).searchParams.get('dag')
  const found = await withActor(anonymous(args), (tx) =>
    findSignUpActivity(tx, args.params['activityId'] ?? '', language),
  )
  if (!found || isRefused(found)) throw new Response(null, { status: 404 })
  const shown = showSignUp(found, asked, { language, timeZone: tenant.timeZone, now })
  return json({
    title: t('signup:form.title'),
    ...{ language, shown, activityId: found.id, days: tenant.settings.signUpDays ?? usualSignUpDays },
    isOther: asked !== null && shown?.chosen.date !== asked,
    key: randomBytes(16).toString('base64url'),
  })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, guestSignUpForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now, remoteAddress } = args.context
  const { which, key, ...person } = form.value
  const slowed = await slowDownSignUps({ tenantId: tenant.id, now, remoteAddress, phone: person.phone })
  if (slowed) return json(form.refuse(slowed.refusal), refusalStatus(slowed.refusal))

  const { language } = await pageTexts(args)
  const activityId = args.params['activityId'] ?? ''
  const { date, companion, firstName, phone } = person
  const asked = [activityId, date.toString(), which, companion, firstName, internationalNumber(phone)]
  const secret = secretOfForm(tenant.id, key, asked)
  const wanted = { activityId, series: which === 'series', language, secret }
  const signedUp = await inTurn(activityId, () =>
    withActor(anonymous(args), (tx) => signUpAsGuest(tx, { ...person, ...wanted })),
  )
  if (!signedUp.ok) return json(form.refuse(signedUp.refusal), refusalStatus(signedUp.refusal))
  return redirect(paths.public.signUpLink(language, { link: signedUp.value, nieuw: 'ja' }), 303)
}

/** Signing up without an account: a first name and a telephone number (PUB-6). */
export default function SignUp() {
  const { t } = useTranslation('signup')
  const { language, activityId, days, key, ...page } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const error = (name: string) => {
    const message = form.error(name)
    return message === undefined ? {} : { error: message }
  }
  const asYourself = page.shown && (
    <Paragraph>
      {t('form.account')}{' '}
      <AppLink href={paths.resident.signUp(activityId, { dag: page.shown.chosen.date })}>
        {t('form.asYourself')}
      </AppLink>
    </Paragraph>
  )
  return (
    <SignUpPage
      {...page}
      back={{ href: paths.public.activity(language, activityId), label: t('form.back') }}
      intro={t('form.intro', { days })}
      state={state}
      footer={asYourself}
    >
      <HiddenFields values={{ key: typed(state, 'key', key) }} />
      <TextField
        name="firstName"
        autoComplete="given-name"
        label={t('form.firstName')}
        maxLength={40}
        defaultValue={typed(state, 'firstName')}
        {...error('firstName')}
        required
      />
      <TextField
        name="phone"
        type="tel"
        autoComplete="tel"
        label={t('form.phone')}
        help={t('form.phoneHelp')}
        maxLength={30}
        defaultValue={typed(state, 'phone')}
        {...error('phone')}
        required
      />
    </SignUpPage>
  )
}
