import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { listEmergencyFigures } from '#app/domain/access/emergency-figures.queries.server.ts'
import { countOfficerWork } from '#app/domain/access/reviews.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

/** "november 2026", of `YYYY-MM`. */
function monthText(month: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(locale, { month: 'long', year: 'numeric' })
}

/** Counts stop at this: more is said as so many or more. */
const mostCounted = 100

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const local = args.context.now.toZonedDateTimeISO(timeZone)
  const since = local.subtract({ months: 11 }).with({ day: 1 }).startOfDay().toInstant()
  const found = await withActor(officer, async (tx) => {
    const figures = await listEmergencyFigures(tx, { since, timeZone })
    return figures.ok
      ? done({ figures: figures.value, work: await countOfficerWork(tx, local.toPlainDate()) })
      : figures
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { figures, work } = found.value
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const none = t('officer.work:home.none')
  return json({
    title: t('officer.work:home.title'),
    ...work,
    figures: figures.map(({ team, month, presses, judged, unjustified, medianHours }) => ({
      ...{ team, presses, judged },
      month: monthText(month, language),
      unjustified: unjustified === null ? none : percent.format(unjustified),
      median: medianHours === null ? none : number.format(medianHours),
    })),
  })
}

/** What waits, and how often the emergency button is used (BG-1). */
export default function OfficerHome() {
  const { t } = useTranslation('officer.work')
  const { title, toJudge, late, questions, figures } = useLoaderData<typeof loader>()
  const upTo = (count: number) => (count < mostCounted ? String(count) : t('home.upTo', { count }))
  return (
    <WorkPage>
      <PageHeader title={title} />
      <Card>
        <RowList>
          <Row href={paths.officer.reviews()} title={t('home.toJudge')} end={upTo(toJudge)} />
          <Row href={paths.officer.reviews()} title={t('home.late')} end={upTo(late)} />
          <Row href={paths.officer.questions()} title={t('home.questions')} end={upTo(questions)} />
        </RowList>
      </Card>
      <Heading level={2}>{t('home.figures')}</Heading>
      <Paragraph>{t('home.figuresText')}</Paragraph>
      <DataTable
        caption={t('home.figures')}
        captionHidden
        columns={[
          { id: 'month', header: t('home.month'), cell: (row) => row.month },
          { id: 'team', header: t('home.team'), cell: (row) => row.team },
          { id: 'presses', header: t('home.presses'), numeric: true, cell: (row) => row.presses },
          { id: 'judged', header: t('home.judged'), numeric: true, cell: (row) => row.judged },
          { id: 'unjustified', header: t('home.unjustified'), numeric: true, cell: (row) => row.unjustified },
          { id: 'median', header: t('home.median'), numeric: true, cell: (row) => row.median },
        ]}
        rows={figures}
        rowKey={(row) => `${row.month} ${row.team}`}
        empty={t('home.noFigures')}
      />
    </WorkPage>
  )
}
