import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getAppointmentTimes } from '#app/domain/appointments/appointments.queries.server.ts'
import { acceptInvitation } from '#app/domain/consultations/accept-invitation.server.ts'
import { AnswerForms } from '#app/domain/consultations/answer-forms.tsx'
import { declineInvitation } from '#app/domain/consultations/decline-invitation.server.ts'
import { answerForm } from '#app/domain/consultations/invitation-form.ts'
import { InvitationStateTag } from '#app/domain/consultations/invitation-state-tag.tsx'
import { getInvitation } from '#app/domain/consultations/invitations.queries.server.ts'
import { findEndedInvitation } from '#app/domain/consultations/open-answer.server.ts'
import { residentName, showEnded, showResident } from '#app/domain/consultations/show-asked.server.ts'
import { lastDayText, showInvitation, showThree } from '#app/domain/consultations/show-invitation.server.ts'
import { invitableRoles } from '#app/domain/consultations/three-way-talk.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Triptych } from '#app/ui/triptych.tsx'
import { WhyNote } from '#app/ui/why-note.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: consultations:refusals.*, consultations.work:said.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args, invitableRoles)
  const { tenant, now } = args.context
  const id = args.params['invitationId'] ?? ''
  const found = await withActor(professional, async (tx) => {
    const opened = await getInvitation(tx, id)
    if (!opened.ok) {
      const ended = await findEndedInvitation(tx, id)
      return ended ? done({ ended }) : opened
    }
    const { residentId, appointmentId } = opened.value
    const cards = await listResidentCards(tx, [residentId])
    const times = appointmentId ? await getAppointmentTimes(tx, [appointmentId]) : null
    return done({ invitation: opened.value, card: cards.get(residentId) ?? null, times })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone, now }
  if ('ended' in found.value) {
    const { when } = showEnded(found.value.ended, reader)
    return json({ title: t('consultations.work:one.endedTitle'), ended: when, open: null })
  }
  const { invitation, card, times } = found.value
  const name = residentName(card, reader)
  const mine = invitation.people.find(({ personId }) => personId === professional.personId)
  const shown = showInvitation(invitation, reader, times?.get(invitation.appointmentId ?? '')?.status)
  return json({
    title: t('consultations.work:one.title', { name }),
    ended: null,
    open: {
      name,
      invitation: shown,
      three: showThree(invitation.people, showResident(card, reader), t),
      hasAccepted: mine?.answer === 'accepted',
      mayAnswer: shown.state === 'waiting',
      until: invitation.startsAt ? lastDayText(invitation.startsAt, reader) : '',
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args, invitableRoles)
  const form = await parseForm(args, answerForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const invitationId = args.params['invitationId'] ?? ''
  const { value } = form
  const answered = await withActor(professional, (tx) =>
    value.intent === 'accept'
      ? acceptInvitation(tx, { invitationId })
      : declineInvitation(tx, { invitationId, reason: value.reason }),
  )
  if (answered.ok) {
    const declinedHref = paths.professional.invitations({ afgezegd: 'ja' })
    return redirect(value.intent === 'accept' ? paths.professional.invitation(invitationId) : declinedHref)
  }
  if (answered.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(answered.refusal), { status: 409 })
}

export default function Invitation() {
  const { t } = useTranslation(['consultations.work', 'ui'])
  const { title, ended, open } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths.professional.invitations(), label: t('list.title') }
  const refusal = form.refusal ? (
    <Notice look="urgent" live>
      {form.refusal}
    </Notice>
  ) : null
  if (!open) {
    return (
      <WorkPage>
        <PageHeader title={title} back={back} />
        {refusal}
        <Notice look="info">{t('one.ended', { when: ended })}</Notice>
      </WorkPage>
    )
  }
  const { invitation, three, name, hasAccepted, mayAnswer, until } = open
  const { subject, domain, when, where, answerBy, madeBy } = invitation
  const said = {
    waiting: hasAccepted ? 'accepted' : null,
    planned: 'planned',
    past: 'past',
    cancelled: 'cancelled',
  } as const
  const note = invitation.state in said ? said[invitation.state as keyof typeof said] : 'tooLate'
  return (
    <WorkPage>
      <PageHeader title={title} back={back} kicker={<InvitationStateTag state={invitation.state} />} />
      <ErrorSummary errors={form.errors} />
      {refusal}
      {note ? <Notice look={note === 'planned' ? 'success' : 'info'}>{t(`said.${note}`)}</Notice> : null}
      <Triptych people={three} />
      <Card>
        <DefinitionList
          compact
          items={[
            { term: t('one.subject'), description: <q dir="auto">{subject}</q> },
            ...(domain ? [{ term: t('one.domain'), description: t(`ui:domain.${domain}`) }] : []),
            { term: t('one.when'), description: when },
            { term: t('one.where'), description: where },
            ...(madeBy ? [{ term: t('one.madeBy'), description: t('one.madeByFor', { madeBy, name }) }] : []),
            ...(mayAnswer ? [{ term: t('one.answerBy'), description: answerBy }] : []),
          ]}
        />
      </Card>
      {mayAnswer ? <AnswerForms invitationId={invitation.id} hasAccepted={hasAccepted} state={state} /> : null}
      <WhyNote>{t('one.why', { name, until })}</WhyNote>
    </WorkPage>
  )
}
