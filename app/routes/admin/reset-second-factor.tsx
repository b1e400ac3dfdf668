import { useTranslation } from 'react-i18next'
import { getSecondFactorReset, resetSecondFactor } from '#app/domain/access/reset-second-factor.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { linkMinutes } from '#app/domain/identity/account-tokens.server.ts'
import { resetSecondFactorForm } from '#app/domain/identity/credential-forms.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { ResetFactorForm } from '#app/domain/identity/reset-factor-form.tsx'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { FormPage } from '#app/ui/form-page.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const accountId = args.params.accountId ?? ''
  const found = await withActor(admin, (tx) => getSecondFactorReset(tx, { accountId }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { email, isOwn, waiting } = found.value
  return json({
    title: t('identity.work:resetFactor.title'),
    ...{ email, isOwn, hours: linkMinutes.secondFactorReset / 60 },
    waiting: waiting && {
      since: dateTimeText(waiting.orderedAt, args.context.tenant.timeZone, language),
      reason: waiting.reason,
    },
    done: new URL(args.request.url).searchParams.has('klaar'),
  })
}

/** Takes a second factor away. The administrator sees no secret and no code: the person gets a link by mail. */
export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, resetSecondFactorForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const accountId = args.params.accountId ?? ''
  const { reason } = form.value
  const ordered = await withActor(admin, (tx) => resetSecondFactor(tx, { accountId, reason }))
  if (!ordered.ok) {
    if (ordered.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(ordered.refusal), { status: 409 })
  }
  await recordEvent(eventPlace(args), 'secondFactorReset', 'success', { ...admin, kind: 'admin', accountId })
  return redirect(paths.admin.resetSecondFactor(accountId, { klaar: 'ja' }), 303)
}

// i18n: identity:refusals.*
export default function ResetSecondFactor() {
  const { t } = useTranslation('identity.work')
  const { title, email, isOwn, hours, waiting, done } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.admin.accounts(), label: t('resetFactor.back') }
  return (
    <FormPage back={back} title={title} intro={t('resetFactor.intro', { email: `\u2068${email}\u2069` })} form={form}>
      <Paragraph>{t('resetFactor.link', { hours })}</Paragraph>
      {done && !state ? (
        <Notice look="success" live>
          {t('resetFactor.done')}
        </Notice>
      ) : null}
      {waiting ? (
        <Notice look="info" title={t('resetFactor.waiting', { since: waiting.since })}>
          <p>{waiting.reason}</p>
          <p>{t('resetFactor.again')}</p>
        </Notice>
      ) : null}
      {isOwn ? (
        <Notice look="warning">{t('resetFactor.notYourself')}</Notice>
      ) : (
        <ResetFactorForm state={state} error={form.error} />
      )}
    </FormPage>
  )
}
