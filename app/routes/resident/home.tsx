import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { nextAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { CareTeamRows } from '#app/domain/care-network/care-team-rows.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { closest } from '#app/domain/care-network/shown-member.ts'
import { listInvitations } from '#app/domain/consultations/invitations.queries.server.ts'
import { talkNews } from '#app/domain/consultations/talk-news.ts'
import { shownDomains } from '#app/domain/dossier/assessment-view.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import { FourTiles } from '#app/domain/dossier/four-tiles.tsx'
import { resumeAt } from '#app/domain/dossier/steps.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listMyThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Face } from '#app/ui/face.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

/** As the first words of a line. */
const capitalised = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

/** New things that fit on the first screen of a phone; the rest is one tap away. */
const mostNew = 3

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const residentId = resident.personId
  const found = await withActor(resident, async (tx) => {
    const me = await getResidentContact(tx, residentId)
    if (!me.ok) return me
    const { unread } = await listMyThreads(tx, { after: null })
    const appointment = await nextAppointment(tx, { residentId })
    const team = await getCareTeam(tx, { residentId, timeZone })
    const dossier = await getDossier(tx, residentId)
    const talks = await listInvitations(tx, { residentId, after: null })
    return { me: me.value, unread, appointment, team, dossier, talks }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { me, unread, appointment, team, dossier, talks } = found
  const { prepared, latest } = dossier.ok ? dossier.value : { prepared: null, latest: null }
  const name = me.name.given
  const shown = appointment && showAppointment(appointment, { t, language, timeZone })
  return json({
    title: t('dossier:home.hello', { name: `\u2068${name}\u2069` }),
    today: capitalised(dayText(now.toZonedDateTimeISO(timeZone).toPlainDate(), language), language),
    unread: unread.slice(0, mostNew).map((thread) => ({
      id: thread.id,
      subject: thread.subject,
      title: thread.with ? t('dossier:home.answered', { name: thread.with }) : t('dossier:home.answeredTeam'),
    })),
    talks: talks.ok ? talkNews(talks.value.items, 2) : [],
    hasMore: unread.length > mostNew,
    appointment: shown && {
      id: shown.id,
      when: capitalised(shown.when, language),
      face: appointment?.professionals[0]?.calledName ?? shown.who,
      detail: [shown.who, shown.interpreter && t('dossier:home.interpreter', { language: shown.interpreter })],
    },
    team: closest(showCareTeam(team.ok ? team.value : [], { t, language })),
    domains: latest && shownDomains(latest),
    begun: prepared !== null,
    step: resumeAt(prepared),
  })
}

/** What is new for me, what comes next, who helps me, and how it goes (home.png). */
export default function ResidentHome() {
  const { t } = useTranslation(['dossier', 'care-network', 'consultations'])
  const { title, today, unread, talks, hasMore, appointment, team, domains, begun, step } =
    useLoaderData<typeof loader>()
  const fillIn = paths.resident.fourDomain(step)
  return (
    <>
      <PageHeader title={title} intro={today} />
      <Card title={t('dossier:home.new')} look={unread.length + talks.length > 0 ? 'new' : 'plain'}>
        {unread.length + talks.length > 0 ? (
          <RowList>
            {unread.map((thread) => (
              <Row key={thread.id} href={paths.resident.thread(thread.id)} title={thread.title}>
                {t('dossier:home.yourQuestion', { subject: thread.subject })}
              </Row>
            ))}
            {talks.map((talk) => (
              <Row
                key={talk.id}
                href={paths.resident.invitation(talk.id)}
                // i18n: consultations.news.*
                title={t(`consultations:news.${talk.kind}`, { name: talk.name })}
              >
                {talk.kind === 'accepted'
                  ? t('consultations:news.waiting', { count: talk.waiting })
                  : t('consultations:news.whatNow')}
              </Row>
            ))}
          </RowList>
        ) : (
          <Paragraph look="soft">{t('dossier:home.nothingNew')}</Paragraph>
        )}
        {hasMore ? <AppLink href={paths.resident.messages()}>{t('dossier:home.allMessages')}</AppLink> : null}
      </Card>
      <Card title={t('dossier:home.appointment')}>
        {appointment ? (
          <Row title={appointment.when} start={<Face name={appointment.face} />}>
            {appointment.detail.filter(Boolean).join('. ')}
          </Row>
        ) : (
          <Paragraph look="soft">{t('dossier:home.noAppointment')}</Paragraph>
        )}
        <LinkButton
          look="quiet"
          href={appointment ? paths.resident.appointment(appointment.id) : paths.resident.newAppointment()}
        >
          {appointment ? t('dossier:home.viewAppointment') : t('dossier:home.makeAppointment')}
        </LinkButton>
      </Card>
      <LinkButton href={paths.resident.newQuestion()}>{t('dossier:home.ask')}</LinkButton>
      <Card title={t('care-network:team')}>
        {team.length > 0 ? (
          <CareTeamRows members={team} />
        ) : (
          <>
            <Paragraph look="soft">{t('care-network:none')}</Paragraph>
            <AppLink href={paths.resident.help}>{t('care-network:noneAction')}</AppLink>
          </>
        )}
      </Card>
      <Card title={t('dossier:home.howIAm')}>
        {domains ? (
          <FourTiles domains={domains} href={paths.resident.fourDomains} />
        ) : (
          <Paragraph look="soft">{begun ? t('dossier:home.notSent') : t('dossier:home.notYet')}</Paragraph>
        )}
        {domains && !begun ? null : (
          <LinkButton look="quiet" href={fillIn}>
            {begun ? t('dossier:overview.goOn') : t('dossier:overview.start')}
          </LinkButton>
        )}
      </Card>
    </>
  )
}
