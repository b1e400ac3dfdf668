import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getAgenda } from '#app/domain/appointments/agenda.queries.server.ts'
import { showAgenda } from '#app/domain/appointments/show-agenda.server.ts'
import { mondayOf } from '#app/domain/appointments/times-by-week.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
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

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  // In the weekend one looks at what comes.
  const current = mondayOf(today.dayOfWeek > 5 ? today.add({ days: 2 }) : today)
  const asked = dayIn(query.get('week'))
  const monday = asked && Math.abs(today.until(asked).days) <= furthestDays ? mondayOf(asked) : current
  const personId = query.get('wie') ?? professional.personId
  const agenda = await withActor(professional, async (tx) =>
    isId(personId) ? getAgenda(tx, { tenant, personId, monday }) : notFound,
  )
  if (!agenda.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  return json({
    title: t('appointments.work:agenda.title'),
    ...showAgenda(agenda.value, { monday, today }, { t, language, timeZone: tenant.timeZone }),
    // Left out of the addresses: one's own agenda, and this week.
    wie: personId === professional.personId ? undefined : personId,
    thisWeek: monday.equals(current),
    week: monday.toString(),
    previous: monday.subtract({ days: 7 }).toString(),
    next: monday.add({ days: 7 }).toString(),
    colleagues: agenda.value.colleagues.map(({ id, calledName }) => ({
      calledName,
      current: id === personId,
      wie: id === professional.personId ? undefined : id,
    })),
  })
}

export default function Agenda() {
  const { t } = useTranslation('appointments.work')
  const page = useLoaderData<typeof loader>()
  const whose = page.colleagues.find(({ current }) => current)
  return (
    <WorkPage>
      <PageHeader
        title={t('agenda.week', { week: page.weekNumber })}
        intro={`${whose?.calledName ?? ''}, ${page.period}`}
      />
      {page.colleagues.length > 1 ? (
        <ChipList label={t('agenda.colleagues')}>
          {page.colleagues.map(({ calledName, current, wie }) => (
            <Chip key={wie ?? 'own'} href={paths.professional.agenda({ wie, week: page.week })} current={current}>
              {calledName}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <Actions>
        <LinkButton
          href={paths.professional.agenda({ wie: page.wie, week: page.previous })}
          look="quiet"
          icon="arrow-back"
          compact
        >
          {t('agenda.previous')}
        </LinkButton>
        {page.thisWeek ? null : (
          <LinkButton href={paths.professional.agenda({ wie: page.wie })} look="quiet" compact>
            {t('agenda.thisWeek')}
          </LinkButton>
        )}
        <LinkButton
          href={paths.professional.agenda({ wie: page.wie, week: page.next })}
          look="quiet"
          icon="arrow"
          compact
        >
          {t('agenda.next')}
        </LinkButton>
      </Actions>
      <WeekGrid label={t('agenda.title')} hours={page.hours} days={page.days} />
    </WorkPage>
  )
}
