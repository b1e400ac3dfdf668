import { useTranslation } from 'react-i18next'
import { inviteToOffice } from '#app/domain/access/office-accounts.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { inviteToOfficeForm } from '#app/domain/identity/office-form.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: identity:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  await requireAdmin(args)
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:office.invite'), accountId: newId(args.context.now.epochMilliseconds) })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, inviteToOfficeForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { accountId } = form.value
  const invited = await withActor(admin, (tx) => inviteToOffice(tx, form.value))
  if (!invited.ok) {
    if (invited.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return json(form.refuse(invited.refusal), { status: 409 })
  }
  await recordEvent(eventPlace(args), 'invited', 'success', { ...admin, kind: 'admin', accountId })
  return redirect(paths.admin.officeAccount(accountId, { klaar: 'uitgenodigd' }), 303)
}

/** Invites another administrator or privacy officer (BO-4). */
export default function InviteOffice() {
  const { t } = useTranslation('identity.work')
  const { title, accountId } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.admin.accounts(), label: t('resetFactor.back') }
  const field = (name: string) => ({ name, error: form.error(name), defaultValue: typed(state, name) })
  return (
    <FormPage back={back} title={title} intro={t('office.inviteText')} form={form}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ accountId: typed(state, 'accountId', accountId) }} />
          <RadioGroup
            name="kind"
            label={t('admin.kind')}
            options={[
              { value: 'admin', label: t('admin.kinds.admin') },
              { value: 'officer', label: t('admin.kinds.officer') },
            ]}
            error={form.error('kind')}
            defaultValue={typed(state, 'kind')}
          />
          <TextField
            {...field('name')}
            label={t('office.name')}
            help={t('office.nameHelp')}
            autoComplete="off"
            required
          />
          <TextField {...field('email')} type="email" label={t('admin.email')} autoComplete="off" required />
          <Button>{t('office.send')}</Button>
        </FormStack>
      </PostForm>
    </FormPage>
  )
}
