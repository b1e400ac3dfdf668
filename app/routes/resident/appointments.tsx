import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentRows } from '#app/domain/appointments/appointment-rows.tsx'
import { listAppointments, type AppointmentList } from '#app/domain/appointments/appointments.queries.server.ts'
import { OpenGroupsLink } from '#app/domain/appointments/open-groups-link.tsx'
import { groupTitles, hasOpenGroups } from '#app/domain/appointments/own-places.queries.server.ts'
import { findReminderChoice } from '#app/domain/appointments/reminder-choice.server.ts'
import { ReminderLine } from '#app/domain/appointments/reminder-line.tsx'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { listToChoose, showToChoose } from '#app/domain/appointments/to-choose.server.ts'
import { ToChoose } from '#app/domain/appointments/to-choose.tsx'
import { listWaitedFor } from '#app/domain/appointments/waiting-list.queries.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import type { ResidentPaths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

const none: AppointmentList = { items: [], next: null }

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const query = new URL(args.request.url).searchParams
  const [comingAfter, pastAfter] = [readCursor(query.get('na')), readCursor(query.get('voor'))]
  const { subjectId: residentId } = resident
  const { tenant } = args.context
  const { timeZone } = tenant
  const found = await withActor(resident, async (tx) => {
    // A further page of one list leaves the other out.
    const coming = pastAfter
      ? done(none)
      : await listAppointments(tx, { residentId, which: 'coming', after: comingAfter })
    if (!coming.ok) return coming
    const past = comingAfter
      ? done(none)
      : await listAppointments(tx, { residentId, which: 'past', after: pastAfter, limit: 10 })
    if (!past.ok) return past
    const reminders = coming.value.items.length > 0 ? await findReminderChoice(tx) : null
    const waits = await listWaitedFor(tx, { residentId, timeZone })
    if (!waits.ok) return waits
    const toChoose = await listToChoose(tx, { tenant, residentId })
    const titles = await groupTitles(tx, [...coming.value.items, ...past.value.items])
    const hasGroups = await hasOpenGroups(tx, residentId)
    const lists = { coming: coming.value, past: past.value, titles, hasGroups, toChoose }
    return done({ ...lists, reminders, waits: waits.value.length > 0 })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  const { coming, past, titles, hasGroups, reminders, waits, toChoose } = found.value
  const show = ({ items, next }: AppointmentList) => ({
    items: items.map((item) => showAppointment(item, { t, language, timeZone }, titles)),
    next: next && cursorText(next),
  })
  return json({
    title: t('appointments:list.title'),
    coming: show(coming),
    past: show(past),
    reminders: reminders && reminders.channel,
    waits,
    hasGroups,
    ...showToChoose(toChoose, { t, language, timeZone }),
    first: comingAfter === null && pastAfter === null,
    later: pastAfter === null,
  })
}

export default function Appointments() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'waiting'])
  const { coming, past, reminders, waits, hasGroups, offers, invitations, first, later } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('list.title')}
        actions={
          <LinkButton href={pages.newAppointment()} icon="plus">
            {t('list.new')}
          </LinkButton>
        }
      />
      <ToChoose offers={offers} invitations={invitations} />
      {coming.items.length > 0 ? (
        <Card title={t('list.coming')}>
          <AppointmentRows items={coming.items} />
          {reminders ? <ReminderLine channel={reminders} /> : null}
        </Card>
      ) : null}
      {waits ? (
        <LinkButton href={pages.waitingList()} look="quiet" icon="clock">
          {t('waiting:list.link')}
        </LinkButton>
      ) : null}
      <OpenGroupsLink hasGroups={hasGroups} />
      {first && coming.items.length === 0 ? (
        <EmptyState title={t('list.none')} pictogram="calendar">
          <p>{t('list.noneText')}</p>
        </EmptyState>
      ) : null}
      {past.items.length > 0 ? (
        <Card title={t('list.past')} look="quiet">
          <AppointmentRows items={past.items} />
        </Card>
      ) : null}
      {first ? (
        <>
          <Pager
            label={t('list.coming')}
            order="soonest"
            {...(coming.next ? { olderHref: pages.appointments({ na: coming.next }) } : {})}
          />
          <Pager
            label={t('list.past')}
            {...(past.next ? { olderHref: pages.appointments({ voor: past.next }) } : {})}
          />
        </>
      ) : (
        <Pager
          label={later ? t('list.coming') : t('list.past')}
          order={later ? 'soonest' : 'newest'}
          newerHref={pages.appointments()}
          {...furtherHref(pages, coming.next, past.next)}
        />
      )}
    </>
  )
}

function furtherHref(pages: ResidentPaths, coming: string | null, past: string | null): { olderHref?: string } {
  if (coming) return { olderHref: pages.appointments({ na: coming }) }
  return past ? { olderHref: pages.appointments({ voor: past }) } : {}
}
