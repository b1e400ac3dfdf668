import { useTranslation } from 'react-i18next'
import { isOfficeAccount } from '#app/domain/access/office-accounts.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import {
  changeRole,
  changeWorkingDays,
  resendInvitation,
  withdrawInvitation,
} from '#app/domain/care-network/change-colleague.server.ts'
import { closeAccount } from '#app/domain/care-network/close-account.server.ts'
import { colleagueForm } from '#app/domain/care-network/colleague-form.ts'
import { LeaveCard, MembershipCard, OneButton, OpenCounts } from '#app/domain/care-network/colleague-parts.tsx'
import { getColleague } from '#app/domain/care-network/colleagues.queries.server.ts'
import { KeptForAll } from '#app/domain/care-network/kept-for-all.tsx'
import { proposeSuccessor } from '#app/domain/care-network/propose-successor.server.ts'
import { roleOptions, showColleague, weekdayOptions } from '#app/domain/care-network/show-colleague.server.ts'
import { cancelDeparture, startDeparture } from '#app/domain/care-network/start-departure.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { listTeams } from '#app/domain/organisations/memberships.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'

// i18n: care-network:refusals.*, identity.work:admin.statuses.*, team.work:done.*
export const meta = pageTitle

const doneWords = { uitgenodigd: 'invited', gewijzigd: 'changed', gesloten: 'closed' } as const
const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const accountId = args.params.accountId ?? ''
  const { timeZone } = args.context.tenant
  const elsewhere = await withActor(admin, (tx) => isOfficeAccount(tx, { accountId }))
  if (elsewhere === true) throw redirect(paths.admin.officeAccount(accountId), 302)
  const found = await withActor(admin, async (tx) => {
    const colleague = await getColleague(tx, { accountId, timeZone })
    return colleague.ok ? done({ colleague: colleague.value, teams: await listTeams(tx) }) : colleague
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const reader = { t, language }
  const said = new URL(args.request.url).searchParams.get('klaar') ?? ''
  return json({
    title: t('team.work:account.title'),
    colleague: showColleague(found.value.colleague, reader),
    teams: found.value.teams.map(({ id, name }) => ({ value: id, label: name })),
    roles: roleOptions(reader),
    weekdays: weekdayOptions(reader),
    done: Object.hasOwn(doneWords, said) ? doneWords[said as keyof typeof doneWords] : null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, colleagueForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const accountId = args.params.accountId ?? ''
  const { timeZone } = args.context.tenant
  const { value } = form
  const about = { accountId, timeZone }
  const answer = await withActor(admin, async (tx) => {
    if (value.intent === 'resend') return resendInvitation(tx, about)
    if (value.intent === 'withdraw') return withdrawInvitation(tx, about)
    if (value.intent === 'role') return changeRole(tx, { ...value, ...about, isLead: value.isLead === 'on' })
    if (value.intent === 'days')
      return changeWorkingDays(tx, { ...value, ...about, weekdays: value.weekdays.map(Number) })
    const colleague = await getColleague(tx, about)
    if (!colleague.ok) return colleague
    const { account, departure } = colleague.value
    const { personId } = account
    if (value.intent === 'ask')
      return departure ? proposeSuccessor(tx, { ...value, departureId: departure.id, timeZone }) : notFound
    if (value.intent === 'leave') {
      const started = await startDeparture(tx, { personId, lastDay: value.lastDay, timeZone })
      return started.ok ? done() : started
    }
    if (value.intent === 'cancelLeave')
      return departure?.id === value.departureId ? cancelDeparture(tx, { ...value, timeZone }) : notFound
    const closed = await closeAccount(tx, { ...about, reason: value.reason })
    return closed.ok ? done() : closed
  })
  if (!answer.ok) {
    if (answer.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(answer.refusal), { status: 409 })
  }
  const closes = value.intent === 'close' || value.intent === 'withdraw'
  const event = closes ? 'accountClosed' : value.intent === 'resend' ? 'invited' : 'accountChanged'
  await recordEvent(eventPlace(args), event, 'success', { ...admin, kind: 'admin', accountId })
  const said = closes ? 'gesloten' : value.intent === 'resend' ? 'uitgenodigd' : 'gewijzigd'
  return redirect(paths.admin.account(accountId, { klaar: said }), 303)
}

export default function Account() {
  const { t } = useTranslation('team.work')
  const { t: say } = useTranslation('identity.work')
  const { colleague, teams, roles, weekdays, done: said } = useLoaderData<typeof loader>()
  const { account, name, calledName, memberships, departure, counts } = colleague
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      back={{ href: paths.admin.accounts(), label: t('backToAccounts') }}
      title={name}
      form={form}
      said={said && !state ? t(`done.${said}`) : null}
    >
      <DefinitionList
        items={[
          { term: t('invite.calledName'), description: calledName },
          { term: t('invite.email'), description: account.email || '–' },
          { term: say('admin.status'), description: say(`admin.statuses.${account.status}`) },
        ]}
      />
      {account.status === 'invited' ? (
        <Card title={t('account.waits')}>
          <Actions>
            <OneButton intent="resend" label={t('account.resend')} />
            <OneButton intent="withdraw" label={t('account.withdraw')} />
          </Actions>
        </Card>
      ) : null}
      {account.status === 'closed'
        ? null
        : memberships.map((each) => (
            <MembershipCard
              key={each.id}
              membership={each}
              roles={roles}
              teams={teams}
              weekdays={weekdays}
              worksOn={colleague.weekdays}
            />
          ))}
      {account.status === 'active' ? (
        <LinkButton look="quiet" href={paths.admin.resetSecondFactor(account.id)}>
          {say('resetFactor.title')}
        </LinkButton>
      ) : null}
      {account.status === 'active' ? (
        <LeaveCard departure={departure} counts={counts} state={state} error={form.error}>
          <KeptForAll things={colleague.keeps} state={state} error={form.error} />
        </LeaveCard>
      ) : null}
      {account.status === 'closed' && counts.length > 0 ? <OpenCounts counts={counts} /> : null}
    </FormPage>
  )
}
