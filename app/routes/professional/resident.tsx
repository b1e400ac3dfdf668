import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { getIdentityNumber, mayAskIdentityNumber } from '#app/domain/access/identity-number.server.ts'
import { atTheDesk } from '#app/domain/access/at-the-desk.ts'
import { findAccountRefusal } from '#app/domain/access/give-activation-code.server.ts'
import { findLiveEmergency } from '#app/domain/access/emergencies.queries.server.ts'
import { EmergencyBanner } from '#app/domain/access/emergency-banner.tsx'
import { LegalDutyCard } from '#app/domain/access/legal-duty-card.tsx'
import {
  asksForLegalDuty,
  byLegalDuty,
  legalDutyQuery,
  recordLegalReport,
} from '#app/domain/access/legal-duty.server.ts'
import { mayMarkHidden } from '#app/domain/access/may-mark-hidden.ts'
import { showEmergency } from '#app/domain/access/show-emergency.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { CareTeamAside } from '#app/domain/care-network/care-team-aside.tsx'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { IdentityNumberPart } from '#app/domain/care-network/identity-number-part.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { showResident } from '#app/domain/care-network/show-resident.server.ts'
import { AssessmentSummary } from '#app/domain/dossier/assessment-summary.tsx'
import { DossierAside } from '#app/domain/dossier/dossier-aside.tsx'
import { getDossierCard } from '#app/domain/dossier/dossier-card.queries.server.ts'
import { showDossierCard } from '#app/domain/dossier/show-dossier-card.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findLastContact, lastContactText } from '#app/domain/messaging/last-contact.server.ts'
import type { RoleCode } from '#app/domain/shared/actor.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { CallLink } from '#app/ui/call-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Face } from '#app/ui/face.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { WhyNote } from '#app/ui/why-note.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

/** The appointment that this page was opened from, for who hides it from who acts for the resident (REP-5). */
function appointmentToHide(role: RoleCode, appointmentId: string | null): string | null {
  return isId(appointmentId) && mayMarkHidden(role) ? appointmentId : null
}

const residentForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('number') }),
  z.object({ intent: z.literal('reported') }),
])

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const residentId = args.params.residentId ?? ''
  const url = new URL(args.request.url)
  const byDuty = asksForLegalDuty(args.request.url)
  const found = await withActor(byDuty ? byLegalDuty(professional) : professional, async (tx) => {
    const contact = await getResidentContact(tx, residentId)
    if (!contact.ok) return contact
    const { birthDate } = contact.value
    const asDesk = atTheDesk.some((role) => role === professional.role)
    const mayActivate = asDesk && (await findAccountRefusal(tx, { residentId, birthDate, timeZone })) === null
    const team = await getCareTeam(tx, { residentId, timeZone })
    const last = await findLastContact(tx, residentId)
    const emergency = await findLiveEmergency(tx, residentId)
    return { contact: contact.value, mayActivate, team, last, emergency, card: await getDossierCard(tx, residentId) }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const who = showResident(found.contact, { t, language, today, team: professional.membership })
  return json({
    title: who.name,
    residentId,
    legalDuty: legalDutyQuery,
    duty: { active: byDuty, reported: byDuty && url.searchParams.has('gemeld') },
    toHide: appointmentToHide(professional.role, url.searchParams.get('afspraak')),
    mayBook: mayBookForResidents(professional.role),
    mayActivate: found.mayActivate,
    mayAskNumber: mayAskIdentityNumber(professional.role),
    language,
    who,
    emergency: showEmergency(found.emergency, { timeZone, language }),
    lastContact: lastContactText(found.last, { t, language, timeZone, now }),
    team: showCareTeam(found.team.ok ? found.team.value : [], { t, language }),
    card: showDossierCard(found.card, { t, language, timeZone }),
  })
}

/**
 * The citizen service number, for who asks for it; it is in no page that somebody merely opens. And what was reported
 * because the law says so.
 */
export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, residentForm)
  if (!form.ok) return json({ identityNumber: undefined }, { status: 400 })

  const residentId = args.params.residentId ?? ''
  if (form.value.intent === 'reported') {
    if (!asksForLegalDuty(args.request.url)) throw new Response(null, { status: 404 })
    const reported = await withActor(byLegalDuty(professional), (tx) => recordLegalReport(tx, { residentId }))
    if (!reported.ok) throw new Response(null, { status: 404 })
    return redirect(paths.professional.resident(residentId, { ...legalDutyQuery, gemeld: 'ja' }), 303)
  }
  const number = await withActor(professional, (tx) => getIdentityNumber(tx, residentId))
  if (isRefused(number)) throw new Response(null, { status: 404 })
  return json({ identityNumber: number.value })
}

/** The resident card: who this is, why one sees it, how it goes, who is involved; each as far as this role may see it. */
export default function Resident() {
  const { t } = useTranslation([
    'dossier.work',
    'care-network.work',
    'messaging.work',
    'sharing.work',
    'identity.work',
    'access.work',
    'desk.work',
  ])
  const answer = useActionData<typeof action>()
  const {
    legalDuty,
    duty,
    toHide,
    emergency,
    title,
    residentId,
    mayBook,
    mayActivate,
    mayAskNumber,
    language,
    who,
    lastContact,
    team,
    card,
  } = useLoaderData<typeof loader>()
  const latest = card.kind === 'content' ? card.latest : null
  return (
    <WorkPage>
      {emergency ? <EmergencyBanner emergency={emergency} withLink /> : null}
      <PageHeader
        title={title}
        actions={
          <>
            {mayBook ? (
              <LinkButton href={paths.professional.bookFor(residentId)} look="quiet" icon="calendar">
                {t('desk.work:search.book')}
              </LinkButton>
            ) : null}
            <LinkButton href={paths.professional.mandates(residentId)} look="quiet">
              {t('access.work:mandates.open')}
            </LinkButton>
            {toHide ? (
              <LinkButton
                href={paths.professional.mandates(residentId, { onderwerp: 'APPOINTMENTS', item: toHide })}
                look="quiet"
                icon="lock"
              >
                {t('access.work:mandates.hideAppointment')}
              </LinkButton>
            ) : null}
            <LinkButton href={paths.professional.sharing(residentId)} look="quiet">
              {t('sharing.work:link')}
            </LinkButton>
            {mayActivate ? (
              <LinkButton href={paths.professional.activate(residentId)} look="quiet">
                {t('identity.work:activation.link')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <CardGrid>
        <Card>
          <Row
            title={who.calledName}
            start={<Face name={who.name} initials={who.initials} size="large" />}
            {...(who.phone
              ? { end: <CallLink number={who.phone} label={t('care-network.work:call', { name: who.calledName })} /> }
              : {})}
          >
            {who.facts}
          </Row>
          <WhyNote>{who.why}</WhyNote>
          <DefinitionList
            items={[...who.contact, { term: t('messaging.work:lastContact.label'), description: lastContact }]}
            compact
          />
          {mayAskNumber ? <IdentityNumberPart answer={answer} /> : null}
          <Paragraph look="small">{t('care-network.work:logged')}</Paragraph>
        </Card>
        <Card>
          <DossierAside card={card} />
        </Card>
        <Card>
          <CareTeamAside members={team} />
        </Card>
      </CardGrid>
      {latest && card.kind === 'content' ? (
        <>
          <Paragraph look="soft">{t('dossier.work:ownWords')}</Paragraph>
          <Paragraph look="small">{t('dossier.work:openTopics', { topics: card.open })}</Paragraph>
          <AssessmentSummary {...latest} language={language} quoted />
        </>
      ) : null}
      <LegalDutyCard {...duty} residentId={residentId} query={legalDuty} />
    </WorkPage>
  )
}
