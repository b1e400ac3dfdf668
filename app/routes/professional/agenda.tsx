import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getDayAgendas, getWeekAgendas, type Agendas } from '#app/domain/appointments/agenda.queries.server.ts'
import { AgendaPeople } from '#app/domain/appointments/agenda-people.tsx'
import { AgendaTools } from '#app/domain/appointments/agenda-tools.tsx'
import { mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { FindToBook } from '#app/domain/appointments/find-to-book.tsx'
import { mayMoveForResidents } from '#app/domain/appointments/move-for-practice.server.ts'
import { showDay, showWeeks } from '#app/domain/appointments/show-agenda.server.ts'
import { mondayOf } from '#app/domain/appointments/times-by-week.ts'
import { requireProfessional, type SignedProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { notFound, type Result } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { WeekGrid } from '#app/ui/week-grid.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// Links and forms do everything here, so no framework is sent to the browser.
export const meta = pageTitle
export const handle = { agenda: true }

function dayIn(text: string | null): Temporal.PlainDate | null {
  try {
    return text === null ? null : Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

/** How far an agenda can be turned, in days: about three years. */
const furthestDays = 1_100

/** The day that a query names, as far as an agenda can be turned; else null. */
function askedDay(text: string | null, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const asked = dayIn(text)
  return asked && Math.abs(today.until(asked).days) <= furthestDays ? asked : null
}

type Query = Record<string, string | readonly string[] | undefined>

/** Whose agendas were asked for, what is found of them, and in whose words. */
async function ask(
  args: LoaderFunctionArgs,
  professional: SignedProfessional,
  read: (wie: readonly string[]) => (tx: Parameters<typeof getDayAgendas>[0]) => Promise<Result<Agendas>>,
) {
  const wie = [...new Set(new URL(args.request.url).searchParams.getAll('wie'))]
  const agendas = await withActor(professional, async (tx) => (wie.every(isId) ? read(wie)(tx) : notFound))
  if (!agendas.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const reader = { t, language, timeZone, mayMove: mayMoveForResidents(professional.role) }
  return { wie, agendas: agendas.value, reader, mayBook: mayBookForResidents(professional.role) }
}

/** One day of everybody whose agenda is open to whoever looks, or of those who were chosen. */
async function loadDay(args: LoaderFunctionArgs, professional: SignedProfessional) {
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const day = askedDay(new URL(args.request.url).searchParams.get('dag'), today) ?? today
  const { wie, agendas, reader, mayBook } = await ask(
    args,
    professional,
    (personIds) => (tx) => getDayAgendas(tx, { tenant, personIds, day }),
  )
  const { t } = reader
  const at = (days: number): Query => ({ weergave: 'dag', wie, dag: day.add({ days }).toString() })
  const { title, grids } = showDay(agendas, { day, now }, reader)
  const hasEntries = grids.some(({ days }) => days.some(({ entries }) => entries.length > 0))
  return {
    ...{
      title: t('appointments.work:agenda.title'),
      heading: title,
      intro: null,
      view: 'dag' as const,
      // Of everybody only oneself is left then, in a column without a word.
      nobody: wie.length === 0 && agendas.colleagues.length > 1 && !hasEntries,
      grids,
      mayBook,
    },
    more: agendas.more > 0 ? t('desk.work:day.more', { count: agendas.more }) : null,
    previous: { query: at(-1), label: t('desk.work:day.previous') },
    next: { query: at(1), label: t('desk.work:day.next') },
    current: day.equals(today) ? null : { query: { weergave: 'dag', wie } as Query, label: t('desk.work:day.today') },
    byDay: at(0),
    byWeek: { wie, week: day.toString() } as Query,
    block: { dag: day.toString() } as Query,
    people: { all: { weergave: 'dag', dag: day.toString() } as Query, chosen: wie, colleagues: agendas.colleagues },
  }
}

/** The week of one of them, or the weeks of some. */
async function loadWeek(args: LoaderFunctionArgs, professional: SignedProfessional) {
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  // In the weekend one looks at what comes.
  const current = mondayOf(today.dayOfWeek > 5 ? today.add({ days: 2 }) : today)
  const asked = askedDay(new URL(args.request.url).searchParams.get('week'), today)
  const monday = asked ? mondayOf(asked) : current
  const own = [professional.personId]
  const { wie, agendas, reader, mayBook } = await ask(
    args,
    professional,
    (personIds) => (tx) => getWeekAgendas(tx, { tenant, personIds: personIds.length > 0 ? personIds : own, monday }),
  )
  const { t } = reader
  const at = (days: number): Query => ({ wie, week: monday.add({ days }).toString() })
  const { title, period, grids } = showWeeks(agendas, { monday, now }, reader)
  const names = new Intl.ListFormat(reader.language).format(grids.map((grid) => grid.title))
  return {
    ...{ title: t('appointments.work:agenda.title'), heading: title, intro: `${names}, ${period}` },
    ...{ view: 'week' as const, nobody: false, grids, mayBook },
    more: agendas.more > 0 ? t('agenda.work:moreWeeks', { count: agendas.more }) : null,
    previous: { query: at(-7), label: t('appointments.work:agenda.previous') },
    next: { query: at(7), label: t('appointments.work:agenda.next') },
    current: monday.equals(current) ? null : { query: { wie } as Query, label: t('appointments.work:agenda.thisWeek') },
    byDay: { weergave: 'dag', wie, dag: (monday.equals(current) ? today : monday).toString() } as Query,
    byWeek: at(0),
    block: { wie: wie[0] } as Query,
    people: {
      ...{ all: { week: monday.toString() } as Query, colleagues: agendas.colleagues },
      chosen: wie.length > 0 ? wie : own,
    },
  }
}

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const byDay = new URL(args.request.url).searchParams.get('weergave') === 'dag'
  return json(byDay ? await loadDay(args, professional) : await loadWeek(args, professional))
}

export default function Agenda() {
  const { t } = useTranslation(['appointments.work', 'desk.work', 'agenda.work'])
  const page = useLoaderData<typeof loader>()
  const { view, grids } = page
  const said = { past: t('agenda.work:drag.past'), elsewhere: t('agenda.work:drag.elsewhere') }
  return (
    <WorkPage look="agenda">
      <PageHeader title={page.heading} intro={page.intro} />
      <ChipList label={t('desk.work:day.views')}>
        <Chip href={paths.professional.agenda(page.byWeek)} current={view === 'week'}>
          {t('desk.work:day.week')}
        </Chip>
        <Chip href={paths.professional.agenda(page.byDay)} current={view === 'dag'}>
          {t('desk.work:day.view')}
        </Chip>
      </ChipList>
      <AgendaPeople {...page.people} isDay={view === 'dag'} />
      {page.mayBook ? <FindToBook /> : null}
      <AgendaTools
        {...{ previous: page.previous, current: page.current, next: page.next, block: page.block }}
        hasGroups={page.mayBook}
      />
      {page.more ? <Paragraph>{page.more}</Paragraph> : null}
      {page.nobody ? <EmptyState title={t('agenda.work:nobody')} pictogram="calendar" /> : null}
      {(page.nobody ? [] : grids).map(({ id, title, ...grid }) => (
        <div key={id} className="agenda-person">
          {grids.length > 1 ? <Heading level={2}>{title}</Heading> : null}
          <WeekGrid {...grid} label={title || t('agenda.title')} said={said} />
        </div>
      ))}
    </WorkPage>
  )
}
