import { randomBytes } from 'node:crypto'
import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findSignUpActivity } from '#app/domain/activities/sign-up-activity.queries.server.ts'
import { SignUpFields } from '#app/domain/activities/sign-up-fields.tsx'
import { guestSignUpForm } from '#app/domain/activities/sign-up-form.ts'
import { slowDownSignUps } from '#app/domain/activities/sign-up-limits.server.ts'
import { secretOfForm } from '#app/domain/activities/sign-up-link.server.ts'
import { showSignUp } from '#app/domain/activities/sign-up-show.server.ts'
import { inTurn } from '#app/domain/activities/sign-up-turns.server.ts'
import { signUpAsGuest } from '#app/domain/activities/sign-up.server.ts'
import { keptDays } from '#app/domain/activities/registration.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
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
    ...{ language, shown, activityId: found.id, days: tenant.settings.signUpDays ?? keptDays },
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
  const secret = secretOfForm(tenant.id, key)
  const wanted = { activityId: args.params['activityId'] ?? '', series: which === 'series', language, secret }
  const signedUp = await inTurn(wanted.activityId, () =>
    withActor(anonymous(args), (tx) => signUpAsGuest(tx, { ...person, ...wanted })),
  )
  if (!signedUp.ok) return json(form.refuse(signedUp.refusal), refusalStatus(signedUp.refusal))
  return redirect(paths.public.signUpLink(language, { link: secret, nieuw: 'ja' }), 303)
}

/** Signing up without an account: a first name and a telephone number (PUB-6). */
export default function SignUp() {
  const { t } = useTranslation('signup')
  const { title, language, shown, activityId, days, isOther, key } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.public.activity(language, activityId), label: t('form.back') }
  if (!shown)
    return (
      <>
        <PageHeader title={title} back={back} />
        <Paragraph>{t('form.noDates')}</Paragraph>
      </>
    )
  const error = (name: string) => {
    const message = form.error(name)
    return message === undefined ? {} : { error: message }
  }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} back={back} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      {isOther ? <Notice look="info">{t('form.otherDay')}</Notice> : null}
      <Paragraph look="lead" lang={shown.activityLanguage}>
        {shown.activity}
      </Paragraph>
      <Paragraph>
        {shown.chosen.when}
        <br />
        <span lang="nl">{shown.place}</span>
      </Paragraph>
      <Paragraph>{t('form.intro', { days })}</Paragraph>
      <PostForm>
        <HiddenFields values={{ key: typed(state, 'key', key) }} />
        <FormStack>
          <SignUpFields shown={shown} state={state} />
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
          <Button>{shown.chosen.full ? t('form.wait') : t('form.button')}</Button>
        </FormStack>
      </PostForm>
      <Paragraph>
        {t('form.account')}{' '}
        <AppLink href={paths.resident.signUp(activityId, { dag: shown.chosen.date })}>{t('form.asYourself')}</AppLink>
      </Paragraph>
    </>
  )
}
