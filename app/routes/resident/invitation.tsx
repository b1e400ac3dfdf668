import { useTranslation } from 'react-i18next'
import { HideForm } from '#app/domain/access/hide-form.tsx'
import { findHiding } from '#app/domain/access/hide-from-representatives.server.ts'
import { listOwnProfessionals } from '#app/domain/access/own-professionals.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getAppointmentTimes } from '#app/domain/appointments/appointments.queries.server.ts'
import { chooseAgain } from '#app/domain/consultations/choose-again.server.ts'
import { ownInvitationForm } from '#app/domain/consultations/invitation-form.ts'
import { invitationSteps } from '#app/domain/consultations/invitation-steps.ts'
import { InvitationStateTag } from '#app/domain/consultations/invitation-state-tag.tsx'
import { getInvitation } from '#app/domain/consultations/invitations.queries.server.ts'
import { showInvitation, showMyself, showThree } from '#app/domain/consultations/show-invitation.server.ts'
import { invitationCan } from '#app/domain/consultations/invitation.ts'
import { WhatNow } from '#app/domain/consultations/what-now.tsx'
import { WithdrawQuestion } from '#app/domain/consultations/withdraw-question.tsx'
import { withdrawInvitation } from '#app/domain/consultations/withdraw-invitation.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Triptych } from '#app/ui/triptych.tsx'

// i18n: consultations:refusals.*, consultations:said.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments', 'invitations')
  const { tenant, now } = args.context
  const found = await withActor(resident, async (tx) => {
    const invitation = await getInvitation(tx, args.params['invitationId'] ?? '')
    if (!invitation.ok) return invitation
    const { appointmentId, residentId } = invitation.value
    const times = appointmentId ? await getAppointmentTimes(tx, [appointmentId]) : null
    const own = await listOwnProfessionals(tx, residentId)
    const cards = await listResidentCards(tx, [residentId])
    const thing = { residentId, topic: 'PLAN' as const, objectId: invitation.value.id }
    const hiding = invitation.value.sentAt ? await findHiding(tx, thing) : null
    return done({ invitation: invitation.value, times, own, card: cards.get(residentId), hiding })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { invitation, times, own, card, hiding } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone, now }
  const shown = showInvitation(invitation, reader, times?.get(invitation.appointmentId ?? '')?.status)
  const asks = new URL(args.request.url).searchParams.has('afzeggen')
  const isOwn = resident.actsFor === null
  const mayWithdraw =
    isOwn &&
    ['draft', 'waiting', 'planned'].includes(shown.state) &&
    invitationCan(invitation.state, 'withdraw', 'resident').ok
  return json({
    title: t('consultations:one.title'),
    invitation: shown,
    three: showThree(
      invitation.people,
      showMyself(card, resident.actsFor?.name ?? resident.displayName, reader),
      t,
      invitation.state !== 'draft',
    ),
    appointmentId: shown.state === 'planned' ? invitation.appointmentId : null,
    phone: (own.ok ? own.value[0]?.teamPhone : null) ?? tenant.settings.phones.help,
    mayWithdraw,
    mayChoose: isOwn && invitationCan(invitation.state, 'choose_again', 'resident').ok,
    asks: mayWithdraw && asks,
    draftId: newId(),
    hiding,
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments', 'invitations')
  const form = await parseForm(args, ownInvitationForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const invitationId = args.params['invitationId'] ?? ''
  const { value } = form
  const answer = await withActor(resident, (tx) =>
    value.intent === 'withdraw'
      ? withdrawInvitation(tx, { invitationId })
      : chooseAgain(tx, { invitationId, draftId: value.draftId }),
  )
  if (answer.ok) {
    if (value.intent === 'withdraw') return redirect(residentPaths(args).invitation(invitationId))
    return redirect(residentPaths(args).newInvitation({ u: value.draftId, stap: invitationSteps[value.step] }))
  }
  if (answer.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(answer.refusal), { status: 409 })
}

export default function Invitation() {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const page = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  const { invitation, three, appointmentId, phone } = page
  const { id, state, declined, answerBy } = invitation
  if (page.asks && !form.refusal) return <WithdrawQuestion invitation={invitation} />
  const words = { name: declined?.name ?? '', answerBy: answerBy ?? '' }
  return (
    <>
      <PageHeader
        title={t('one.title')}
        kicker={<InvitationStateTag state={state} />}
        back={{ href: pages.together(), label: t('list.title') }}
      />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal} {t('one.callToWithdraw', { phone })}
        </Notice>
      ) : null}
      <Triptych people={three} />
      {state === 'draft' ? null : (
        <Notice look={state === 'planned' ? 'success' : 'info'}>{t(`said.${state}`, words)}</Notice>
      )}
      {declined?.reason ? (
        <Card title={t('one.reason', { name: declined.name })}>
          <p dir="auto">{declined.reason}</p>
        </Card>
      ) : null}
      {page.mayChoose ? <WhatNow invitationId={id} draftId={page.draftId} /> : null}
      <Card>
        <DefinitionList
          items={[
            { term: t('check.about'), description: <span dir="auto">{invitation.subject}</span> },
            ...(invitation.when ? [{ term: t('check.when'), description: `${invitation.when}, ${t('minutes')}` }] : []),
            ...(invitation.where ? [{ term: t('check.where'), description: invitation.where }] : []),
            ...(invitation.madeBy ? [{ term: t('one.madeBy'), description: invitation.madeBy }] : []),
          ]}
        />
      </Card>
      {state === 'draft' ? <LinkButton href={pages.newInvitation({ u: id })}>{t('list.goOn')}</LinkButton> : null}
      {appointmentId ? (
        <LinkButton href={pages.appointmentCalendar(appointmentId)} icon="calendar" download>
          {t('one.calendar')}
        </LinkButton>
      ) : null}
      {page.mayWithdraw ? (
        <LinkButton href={`${pages.invitation(id)}?afzeggen=ja`} look="quiet" icon="cross">
          {state === 'draft' ? t('one.withdrawDraft') : t('one.withdraw')}
        </LinkButton>
      ) : null}
      {page.hiding ? <HideForm topic="PLAN" objectId={id} isHidden={page.hiding.isHidden} /> : null}
    </>
  )
}
