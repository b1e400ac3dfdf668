import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { prepareAssisted } from '#app/domain/identity/assisted-activation.server.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { advisedCharacters, leastCharacters } from '#app/domain/identity/password-rules.ts'
import { requireActivation } from '#app/domain/identity/require-activation.server.ts'
import { assistedForm } from '#app/domain/identity/resident-forms.ts'
import { codePage } from '#app/domain/identity/send-own-code.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { claimHash } = await requireActivation(args)
  const { t } = await pageTexts(args)
  const { to } = await codePage(args, { claimHash })
  return json({ title: t('identity:assisted.title'), phone: to.phone })
}

/** The assisted route: what the account will have, and where the first code goes. */
export async function action(args: ActionFunctionArgs) {
  const { claimHash } = await requireActivation(args)
  const form = await parseForm(args, assistedForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { email, newPassword: password, channel } = form.value
  const { remoteAddress, tenant } = args.context
  const given = { claimHash, email, password, channel, wijk: tenant.name, remoteAddress }
  const prepared = await prepareAssisted(placeOf(args), given)
  if (!prepared.ok) return json(form.refuse(prepared.refusal), refusalStatus(prepared.refusal))
  return redirect(paths.activateCode)
}

export default function ActivateAssisted() {
  const { t } = useTranslation('identity')
  const { title, phone } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const channels = [
    { value: 'email', label: t('assisted.byEmail') },
    { value: 'phone', label: t('assisted.byPhone', { phone: phone ?? '' }) },
  ]
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        intro={t('assisted.intro')}
        back={{ href: paths.activateWay, label: t('stepUp.back') }}
      />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm action={paths.activateAssisted}>
        <FormStack>
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            label={t('assisted.email')}
            defaultValue={typed(state, 'email')}
            error={form.error('email')}
            required
          />
          <TextField
            name="newPassword"
            type="password"
            autoComplete="new-password"
            label={t('assisted.newPassword')}
            help={t('assisted.newPasswordHelp', { least: leastCharacters, advised: advisedCharacters })}
            error={form.error('newPassword')}
            required
          />
          {phone ? (
            <RadioGroup
              name="channel"
              label={t('assisted.channel')}
              options={channels}
              defaultValue={typed(state, 'channel', 'email')}
              error={form.error('channel')}
            />
          ) : (
            <HiddenFields values={{ channel: 'email' }} />
          )}
          <Button>{t('assisted.button')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
