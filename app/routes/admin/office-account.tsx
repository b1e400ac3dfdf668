import { useTranslation } from 'react-i18next'
import {
  closeOfficeAccount,
  getOfficeAccount,
  inviteToOfficeAgain,
  nameOfficeAccount,
} from '#app/domain/access/office-accounts.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { officeAccountForm } from '#app/domain/identity/office-form.ts'
import { OfficeAccountCards } from '#app/domain/identity/office-account-cards.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: identity:refusals.*, identity.work:admin.kinds.*, identity.work:admin.statuses.*, identity.work:office.done.*
export const meta = pageTitle

const doneWords = { uitgenodigd: 'invited', gewijzigd: 'changed', gesloten: 'closed' } as const
const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const accountId = args.params.accountId ?? ''
  const found = await withActor(admin, (tx) => getOfficeAccount(tx, { accountId }))
  if (!found.ok) throw notThere()
  const { t } = await pageTexts(args)
  const { id, email, kind, status, displayName, isOwn } = found.value
  const said = new URL(args.request.url).searchParams.get('klaar') ?? ''
  return json({
    title: t('identity.work:office.title'),
    account: { id, email: email ?? '', kind, status, name: displayName ?? '', isOwn },
    done: Object.hasOwn(doneWords, said) ? doneWords[said as keyof typeof doneWords] : null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, officeAccountForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const accountId = args.params.accountId ?? ''
  const { value } = form
  const answer = await withActor(admin, (tx) => {
    if (value.intent === 'resend') return inviteToOfficeAgain(tx, { accountId })
    if (value.intent === 'name') return nameOfficeAccount(tx, { accountId, name: value.name })
    return closeOfficeAccount(tx, { accountId })
  })
  if (!answer.ok) {
    if (answer.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(answer.refusal), { status: 409 })
  }
  const event = { resend: 'invited', name: 'accountChanged', close: 'accountClosed' } as const
  await recordEvent(eventPlace(args), event[value.intent], 'success', { ...admin, kind: 'admin', accountId })
  // Who closed the own account is nobody any more.
  if (value.intent === 'close' && accountId === admin.accountId) return redirect(homeHref('admin'), 303)
  const said = { resend: 'uitgenodigd', name: 'gewijzigd', close: 'gesloten' } as const
  return redirect(paths.admin.officeAccount(accountId, { klaar: said[value.intent] }), 303)
}

/** The account of a resident, an administrator or a privacy officer: who, and its end (BO-4). */
export default function OfficeAccount() {
  const { t } = useTranslation('identity.work')
  const { title, account, done: said } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      back={{ href: paths.admin.accounts(), label: t('resetFactor.back') }}
      title={title}
      form={form}
      said={said && !state ? t(`office.done.${said}`) : null}
    >
      <DefinitionList
        items={[
          ...(account.name ? [{ term: t('office.name'), description: account.name }] : []),
          { term: t('admin.email'), description: account.email || '–' },
          { term: t('admin.kind'), description: t(`admin.kinds.${account.kind}`) },
          { term: t('admin.status'), description: t(`admin.statuses.${account.status}`) },
        ]}
      />
      {account.status === 'closed' ? null : <OfficeAccountCards account={account} state={state} error={form.error} />}
    </FormPage>
  )
}
