import { useTranslation } from 'react-i18next'
import { listOpenChoices } from '#app/domain/access/list-open-choices.server.ts'
import { OpenChoices } from '#app/domain/access/open-choices.tsx'
import { listWaiting } from '#app/domain/access/permissions.queries.server.ts'
import { showWaiting } from '#app/domain/access/show-sharing.server.ts'
import { WaitingCard } from '#app/domain/access/waiting-card.tsx'
import { listMyEmergencies } from '#app/domain/access/emergencies.queries.server.ts'
import { EmergencyNews } from '#app/domain/access/emergency-news.tsx'
import { showEmergencyNews } from '#app/domain/access/show-emergency-news.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { RegistrationNews } from '#app/domain/activities/registration-news.tsx'
import { listRegistrationNews } from '#app/domain/activities/registrations.queries.server.ts'
import { showRegistrations } from '#app/domain/activities/sign-up-show.server.ts'
import { nextAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { listToChoose, showToChoose } from '#app/domain/appointments/to-choose.server.ts'
import { ToChoose } from '#app/domain/appointments/to-choose.tsx'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { HandoverNews } from '#app/domain/care-network/handover-news.tsx'
import { listHandoverNews } from '#app/domain/care-network/handover-news.queries.server.ts'
import { CareTeamRows } from '#app/domain/care-network/care-team-rows.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { closest } from '#app/domain/care-network/shown-member.ts'
import { listTalkNews, showTalkNews } from '#app/domain/consultations/list-talk-news.server.ts'
import { shownDomains } from '#app/domain/dossier/assessment-view.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import { FourTiles } from '#app/domain/dossier/four-tiles.tsx'
import { resumeAt } from '#app/domain/dossier/steps.ts'
import { findRepresentations, mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { neededAssurance } from '#app/domain/identity/assurance.ts'
import { ConfirmFirst } from '#app/domain/identity/confirm-first.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listMyThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
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
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

// i18n: dossier:home.*, dossier:behalf.*
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
  const { subjectId: residentId, actsFor } = resident
  // What asks a higher assurance than this page is not on it (ACC-1); nor what a mandate does not open.
  const shows = {
    contact: mayShow(args, resident, 'contact'),
    stopping: mayShow(args, resident, 'stopping'),
    messages: mayShow(args, resident, 'messages'),
    appointments: mayShow(args, resident, 'appointments'),
    talks: mayShow(args, resident, 'appointments', 'invitations'),
    dossier: mayShow(args, resident, 'dossier'),
    sharing: mayShow(args, resident, 'sharing'),
  }
  const found = await withActor(resident, async (tx) => {
    const me = actsFor ? null : await getResidentContact(tx, residentId)
    if (me && !me.ok) return me
    const { unread } = shows.messages ? await listMyThreads(tx, { after: null }) : { unread: [] }
    const appointment = shows.appointments ? await nextAppointment(tx, { residentId }) : null
    const toChoose = shows.appointments ? await listToChoose(tx, { tenant, residentId }) : null
    const activities = shows.appointments ? await listRegistrationNews(tx, { residentId }) : []
    const team = shows.contact ? await getCareTeam(tx, { residentId, timeZone }) : notFound
    const dossier = shows.dossier ? await getDossier(tx, residentId) : null
    const talks = shows.talks ? await listTalkNews(tx, { residentId, most: 2 }) : []
    // Who looked, and what others may see, is told at the least that can stop it (BG-1, CON-5).
    const waiting = shows.stopping ? await listWaiting(tx, { residentId, most: 3 }) : []
    const emergencies = shows.stopping ? await listMyEmergencies(tx, now.subtract({ hours: 24 * 14 })) : []
    const choices =
      shows.sharing && me?.ok ? await listOpenChoices(tx, { residentId, birthDate: me.value.birthDate, timeZone }) : []
    const handovers = shows.messages && !actsFor ? await listHandoverNews(tx, now.subtract({ hours: 24 * 14 })) : []
    return {
      ...{ me: me?.value ?? null, unread, appointment, toChoose, activities, team },
      ...{ dossier, talks, waiting, emergencies, choices, handovers },
    }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { me, unread, appointment, team, dossier, talks, waiting } = found
  const { prepared, latest } = dossier?.ok ? dossier.value : { prepared: null, latest: null }
  const name = me?.name.given ?? ''
  const others = actsFor ? [] : await findRepresentations(args, resident.session)
  const shown = appointment && showAppointment(appointment, { t, language, timeZone })
  return json({
    title: actsFor
      ? t('access:mandates.homeOf', { name: `\u2068${actsFor.givenName}\u2069` })
      : t('dossier:home.hello', { name: `\u2068${name}\u2069` }),
    shows,
    confirms: shows.contact ? null : neededAssurance('contact', tenant.settings),
    own: actsFor === null,
    others: others.map((each) => ({ id: each.residentId, name: each.name })),
    today: capitalised(dayText(now.toZonedDateTimeISO(timeZone).toPlainDate(), language), language),
    unread: unread.slice(0, mostNew).map((thread) => ({
      id: thread.id,
      subject: thread.subject,
      title: thread.with
        ? t('dossier:home.answered', { name: thread.with })
        : t(actsFor ? 'dossier:behalf.answeredTeam' : 'dossier:home.answeredTeam'),
    })),
    talks: talks.map((talk) => showTalkNews(talk, { t, language, timeZone, now })),
    hasMore: unread.length > mostNew,
    waiting: showWaiting(waiting, { t }),
    emergencies: showEmergencyNews(found.emergencies, { t, language, timeZone }),
    choices: found.choices,
    handovers: found.handovers,
    ...showToChoose(found.toChoose, { t, language, timeZone }),
    activities: showRegistrations(found.activities, { language, timeZone, now }),
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
  const pages = useResidentPaths()
  const { t } = useTranslation(['dossier', 'care-network', 'access'])
  const page = useLoaderData<typeof loader>()
  const { title, today, shows, own, others, unread, talks, hasMore, waiting, appointment, team, domains, begun, step } =
    page
  const fillIn = pages.fourDomain(step)
  // To the resident as 'u'; to who acts for them without it (REP-6).
  const voice = own ? 'dossier:home' : 'dossier:behalf'
  // What stands above it is news too.
  const tellsAbove = [page.emergencies, page.offers, page.invitations, page.choices, waiting, page.handovers].some(
    ({ length }) => length > 0,
  )
  return (
    <>
      <PageHeader title={title} intro={today} />
      <EmergencyNews emergencies={page.emergencies} />
      <ToChoose offers={page.offers} invitations={page.invitations} />
      <OpenChoices choices={page.choices} />
      <WaitingCard waiting={waiting} />
      <HandoverNews news={page.handovers} />
      {shows.messages || shows.talks ? (
        <Card title={t(`${voice}.new`)} look={unread.length + talks.length > 0 ? 'new' : 'plain'}>
          {unread.length + talks.length > 0 ? (
            <RowList>
              {unread.map((thread) => (
                <Row key={thread.id} href={pages.thread(thread.id)} title={thread.title}>
                  {t(`${voice}.yourQuestion`, { subject: thread.subject })}
                </Row>
              ))}
              {talks.map((talk) => (
                <Row key={talk.id} href={pages.invitation(talk.id)} title={talk.title}>
                  {talk.text}
                </Row>
              ))}
            </RowList>
          ) : (
            <Paragraph look="soft">{t(`${voice}.${tellsAbove ? 'noMessages' : 'nothingNew'}`)}</Paragraph>
          )}
          {hasMore ? <AppLink href={pages.messages()}>{t('dossier:home.allMessages')}</AppLink> : null}
        </Card>
      ) : null}
      {shows.appointments ? (
        <Card title={t(`${voice}.appointment`)}>
          {appointment ? (
            <Row title={appointment.when} start={<Face name={appointment.face} />}>
              {appointment.detail.filter(Boolean).join('. ')}
            </Row>
          ) : (
            <Paragraph look="soft">{t(`${voice}.noAppointment`)}</Paragraph>
          )}
          <LinkButton look="quiet" href={appointment ? pages.appointment(appointment.id) : pages.newAppointment()}>
            {appointment ? t('dossier:home.viewAppointment') : t('dossier:home.makeAppointment')}
          </LinkButton>
        </Card>
      ) : null}
      <RegistrationNews items={page.activities} action={pages.registrations()} />
      {own || shows.messages ? <LinkButton href={pages.newQuestion()}>{t('dossier:home.ask')}</LinkButton> : null}
      {page.confirms ? (
        <ConfirmFirst level={page.confirms} on="home" />
      ) : (
        <Card title={t(own ? 'care-network:team' : 'care-network:teamOf')}>
          {team.length > 0 ? (
            <CareTeamRows members={team} />
          ) : (
            <>
              <Paragraph look="soft">{t(own ? 'care-network:none' : 'care-network:noneOf')}</Paragraph>
              <AppLink href={pages.help}>{t('care-network:noneAction')}</AppLink>
            </>
          )}
        </Card>
      )}
      {shows.dossier ? (
        <Card title={t(`${voice}.howIAm`)}>
          {domains ? (
            <FourTiles domains={domains} href={pages.fourDomains} />
          ) : (
            <Paragraph look="soft">{begun ? t(`${voice}.notSent`) : t(`${voice}.notYet`)}</Paragraph>
          )}
          {!own || (domains && !begun) ? null : (
            <LinkButton look="quiet" href={fillIn}>
              {begun ? t('dossier:overview.goOn') : t('dossier:overview.start')}
            </LinkButton>
          )}
        </Card>
      ) : null}
      {others.length > 0 ? (
        <Card title={t('access:mandates.alsoFor')}>
          <RowList>
            {others.map((other) => (
              <Row
                key={other.id}
                href={paths.onBehalfOf(other.id).home}
                title={other.name}
                start={<Pictogram name="eye" />}
              >
                {t('access:mandates.lookFor')}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
    </>
  )
}
