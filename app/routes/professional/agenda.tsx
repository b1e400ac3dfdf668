import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getAgenda, getDayAgenda } from '#app/domain/appointments/agenda.queries.server.ts'
import { showAgenda, showDay } from '#app/domain/appointments/show-agenda.server.ts'
import { mondayOf } from '#app/domain/appointments/times-by-week.ts'
import { requireProfessional, type SignedProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import { WeekGrid } from '#app/ui/week-grid.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// Links do everything here, so no framework is sent to the browser.
export const meta = pageTitle

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

type Query = Record<string, string | undefined>

/** Whose week one can open instead. */
interface Colleague {
  readonly calledName: string
  readonly current: boolean
  readonly query: Query
}

/** One day of everybody whose agenda is open to whoever looks. */
async function loadDay(args: LoaderFunctionArgs, professional: SignedProfessional) {
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const day = askedDay(new URL(args.request.url).searchParams.get('dag'), today) ?? today
  const agenda = await withActor(professional, (tx) => getDayAgenda(tx, { tenant, day }))
  if (!agenda.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const at = (days: number): Query => ({ weergave: 'dag', dag: day.add({ days }).toString() })
  const { title, period, ...grid } = showDay(agenda.value, { day, now }, { t, language, timeZone: tenant.timeZone })
  return {
    ...{ title: t('appointments.work:agenda.title'), heading: title, intro: period, view: 'dag' as const, ...grid },
    previous: { query: at(-1), label: t('desk.work:day.previous') },
    next: { query: at(1), label: t('desk.work:day.next') },
    current: day.equals(today) ? null : { query: { weergave: 'dag' } as Query, label: t('desk.work:day.today') },
    byDay: at(0),
    byWeek: { week: day.toString() } as Query,
    block: { dag: day.toString() } as Query,
    colleagues: [] as Colleague[],
  }
}

/** The week of one of them. */
async function loadWeek(args: LoaderFunctionArgs, professional: SignedProfessional) {
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  // In the weekend one looks at what comes.
  const current = mondayOf(today.dayOfWeek > 5 ? today.add({ days: 2 }) : today)
  const asked = askedDay(query.get('week'), today)
  const monday = asked ? mondayOf(asked) : current
  const personId = query.get('wie') ?? professional.personId
  const agenda = await withActor(professional, async (tx) =>
    isId(personId) ? getAgenda(tx, { tenant, personId, monday }) : notFound,
  )
  if (!agenda.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  // Left out of the addresses: one's own agenda, and this week.
  const wieOf = (id: string) => (id === professional.personId ? undefined : id)
  const wie = wieOf(personId)
  const at = (days: number): Query => ({ wie, week: monday.add({ days }).toString() })
  const { colleagues } = agenda.value
  const shown = showAgenda(agenda.value, { monday, now }, { t, language, timeZone: tenant.timeZone })
  const { title, period, ...grid } = shown
  const whose = colleagues.find(({ id }) => id === personId)?.calledName ?? ''
  return {
    ...{ title: t('appointments.work:agenda.title'), heading: title, intro: `${whose}, ${period}` },
    ...{ view: 'week' as const, ...grid },
    previous: { query: at(-7), label: t('appointments.work:agenda.previous') },
    next: { query: at(7), label: t('appointments.work:agenda.next') },
    current: monday.equals(current) ? null : { query: { wie } as Query, label: t('appointments.work:agenda.thisWeek') },
    byDay: { weergave: 'dag', dag: (monday.equals(current) ? today : monday).toString() } as Query,
    byWeek: at(0),
    block: { wie } as Query,
    colleagues: colleagues.map(({ id, calledName }): Colleague => ({
      calledName,
      current: id === personId,
      query: { wie: wieOf(id), week: monday.toString() },
    })),
  }
}

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const byDay = new URL(args.request.url).searchParams.get('weergave') === 'dag'
  return json(byDay ? await loadDay(args, professional) : await loadWeek(args, professional))
}

export default function Agenda() {
  const { t } = useTranslation(['appointments.work', 'desk.work'])
  const page = useLoaderData<typeof loader>()
  const { view, previous, next, current } = page
  return (
    <WorkPage>
      <PageHeader title={page.heading} intro={page.intro} />
      <ChipList label={t('desk.work:day.views')}>
        <Chip href={paths.professional.agenda(page.byWeek)} current={view === 'week'}>
          {t('desk.work:day.week')}
        </Chip>
        <Chip href={paths.professional.agenda(page.byDay)} current={view === 'dag'}>
          {t('desk.work:day.view')}
        </Chip>
      </ChipList>
      {page.colleagues.length > 1 ? (
        <ChipList label={t('agenda.colleagues')}>
          {page.colleagues.map((colleague) => (
            <Chip
              key={colleague.query.wie ?? 'own'}
              href={paths.professional.agenda(colleague.query)}
              current={colleague.current}
            >
              {colleague.calledName}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <Actions>
        <LinkButton href={paths.professional.agenda(previous.query)} look="quiet" icon="arrow-back" compact>
          {previous.label}
        </LinkButton>
        {current ? (
          <LinkButton href={paths.professional.agenda(current.query)} look="quiet" compact>
            {current.label}
          </LinkButton>
        ) : null}
        <LinkButton href={paths.professional.agenda(next.query)} look="quiet" icon="arrow" compact>
          {next.label}
        </LinkButton>
        <LinkButton href={paths.professional.residents} look="quiet" icon="search" compact>
          {t('desk.work:search.book')}
        </LinkButton>
        <LinkButton href={paths.professional.blockTime(page.block)} look="quiet" icon="lock" compact>
          {t('desk.work:block.title')}
        </LinkButton>
        <PrintButton label={t('desk.work:day.print')} />
      </Actions>
      <WeekGrid label={t('agenda.title')} hours={page.hours} days={page.days} now={page.now} />
    </WorkPage>
  )
}
