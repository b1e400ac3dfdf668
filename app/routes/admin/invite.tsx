import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { inviteForm } from '#app/domain/care-network/colleague-form.ts'
import { inviteColleague } from '#app/domain/care-network/invite-colleague.server.ts'
import { InviteFields } from '#app/domain/care-network/invite-fields.tsx'
import { showInviteChoices } from '#app/domain/care-network/show-colleague.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { listTeams } from '#app/domain/organisations/memberships.server.ts'
import { rolesOf } from '#app/domain/organisations/roles-of.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: care-network:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const teams = await withActor(admin, listTeams)
  if (isRefused(teams)) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { now, tenant } = args.context
  const roles = teams.flatMap(({ kind }) => rolesOf(kind))
  const choices = showInviteChoices(teams, roles, { t, language, now, timeZone: tenant.timeZone })
  return json({ title: t('team.work:invite.title'), choices })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, inviteForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { weekdays, prefix = null, ...given } = form.value
  const invited = await withActor(admin, (tx) =>
    inviteColleague(tx, { ...given, prefix, weekdays: weekdays.map(Number), timeZone: args.context.tenant.timeZone }),
  )
  if (!invited.ok) {
    if (invited.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return json(form.refuse(invited.refusal), { status: 409 })
  }
  const { accountId } = invited.value
  await recordEvent(eventPlace(args), 'invited', 'success', { ...admin, kind: 'admin', accountId })
  return redirect(paths.admin.account(accountId, { klaar: 'uitgenodigd' }), 303)
}

export default function Invite() {
  const { t } = useTranslation('team.work')
  const { title, choices } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.admin.accounts(), label: t('backToAccounts') }
  return (
    <FormPage back={back} title={title} intro={t('invite.intro')} form={form}>
      <InviteFields choices={choices} state={state} error={form.error} />
    </FormPage>
  )
}
