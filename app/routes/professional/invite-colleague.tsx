import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { inviteForm } from '#app/domain/care-network/colleague-form.ts'
import { inviteColleague } from '#app/domain/care-network/invite-colleague.server.ts'
import { InviteFields } from '#app/domain/care-network/invite-fields.tsx'
import { showInviteChoices } from '#app/domain/care-network/show-colleague.server.ts'
import { requireProfessional, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { rolesALeadInvites } from '#app/domain/organisations/roles-of.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: care-network:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const lead = await requireProfessional(args)
  const led = lead.session.memberships.filter(({ isLead }) => isLead)
  // Who leads none is refused, and that stands in the log (LOG-4).
  const may = await withActor(lead, async () => (led.length === 0 ? notFound : done()))
  if (!may.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { now, tenant } = args.context
  const teams = led.map(({ teamId, teamName }) => ({ id: teamId, name: teamName }))
  const roles = led.flatMap(({ teamKind, role }) => rolesALeadInvites(teamKind, role))
  const choices = showInviteChoices(teams, roles, { t, language, now, timeZone: tenant.timeZone })
  return json({ title: t('team.work:invite.title'), choices })
}

export async function action(args: ActionFunctionArgs) {
  const lead = await requireProfessional(args)
  await requireRecentProof(args, lead)
  const form = await parseForm(args, inviteForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { weekdays, prefix = null, ...given } = form.value
  const { timeZone } = args.context.tenant
  const invited = await withActor(lead, (tx) =>
    inviteColleague(tx, { ...given, prefix, weekdays: weekdays.map(Number), timeZone }),
  )
  if (!invited.ok) {
    if (invited.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(invited.refusal), { status: 409 })
  }
  const { accountId } = invited.value
  await recordEvent(eventPlace(args), 'invited', 'success', { ...lead, kind: 'professional', accountId })
  return redirect(paths.professional.team({ uitgenodigd: 'ja' }), 303)
}

export default function InviteColleague() {
  const { t } = useTranslation('team.work')
  const { title, choices } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.professional.team(), label: t('backToTeam') }
  return (
    <FormPage back={back} title={title} intro={t('invite.intro')} form={form}>
      <InviteFields choices={choices} state={state} error={form.error} />
    </FormPage>
  )
}
