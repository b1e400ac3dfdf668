import { useTranslation } from 'react-i18next'
import { listLooks } from '#app/domain/access/access-log.queries.server.ts'
import { looksCursorText, readLooksCursor, unnamedUser } from '#app/domain/access/looks.ts'
import { listMyEmergencies } from '#app/domain/access/emergencies.queries.server.ts'
import { EmergencyNews } from '#app/domain/access/emergency-news.tsx'
import { lookSentence } from '#app/domain/access/look-words.server.ts'
import { listMyPrivacyQuestions } from '#app/domain/access/privacy-questions.queries.server.ts'
import { showEmergencyNews } from '#app/domain/access/show-emergency-news.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { dateTimeText, dayText, timeText } from '#app/platform/i18n/format.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'

export const meta = pageTitle

/** How far back, by the value in the URL; the first is the customary one (LOG-3). */
const periods = { days30: { days: 30 }, months3: { months: 3 }, year: { years: 1 } } as const
type Period = keyof typeof periods
const isPeriod = (value: string | null): value is Period => value !== null && Object.hasOwn(periods, value)

/** As the first words of a line. */
const capitalised = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const query = new URL(args.request.url).searchParams
  const asked = query.get('periode')
  const period = isPeriod(asked) ? asked : 'days30'
  const before = readLooksCursor(query.get('voor'))
  const from = now.toZonedDateTimeISO(timeZone).subtract(periods[period]).toInstant()

  const own = resident.actsFor === null
  const found = await withActor(resident, async (tx) => {
    const looks = await listLooks(tx, { from, before, timeZone })
    if (!looks.ok) return looks
    // Emergencies and questions to the privacy officer are the resident's own (access).
    const more = before === null && own
    const emergencies = more ? await listMyEmergencies(tx, from) : []
    return done({ ...looks.value, emergencies, questions: more ? await listMyPrivacyQuestions(tx) : [] })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { days, next, emergencies, questions } = found.value
  return json({
    title: t('access:title'),
    own,
    period,
    isFirst: before === null,
    next: next && looksCursorText(next),
    emergencies: showEmergencyNews(emergencies, { t, language, timeZone }),
    questions: questions.map(({ id, askedAt, answer }) => ({
      id,
      title: t('emergency:question.asked', { day: dateTimeText(askedAt, timeZone, language) }),
      isAnswered: answer !== null,
    })),
    days: days.map(({ day, lines }) => ({
      day: capitalised(dayText(day, language, true), language),
      lines: lines.map((line) => {
        const time = timeText(line.last.toZonedDateTimeISO(timeZone), language)
        const when = line.times === 1 ? t('access:once', { time }) : t('access:times', { count: line.times, time })
        const about = { dag: day.toString(), wie: line.userId || unnamedUser, wat: line.resource, deed: line.action }
        return { text: lookSentence(line, t), when, refused: line.outcome === 'refused', about }
      }),
    })),
  })
}

// i18n: access:period.*
export default function AccessLog() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['access', 'emergency'])
  const { title, own, period, isFirst, next, days, emergencies, questions } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={pages.data}>{t('back')}</BackLink>
      <PageHeader title={title} intro={own ? t('intro') : t('introOf')} />
      <ChipList label={t('period.label')}>
        {(Object.keys(periods) as Period[]).map((each) => (
          <Chip key={each} href={pages.accessLog({ periode: each })} current={each === period}>
            {t(`period.${each}`)}
          </Chip>
        ))}
      </ChipList>
      <EmergencyNews emergencies={emergencies} />
      {days.length === 0 ? (
        <EmptyState title={t('empty')} pictogram="eye">
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      ) : null}
      {days.map(({ day, lines }) => (
        <Card key={day} title={day}>
          <RowList>
            {lines.map((line, at) => (
              <Row key={at} title={line.text} start={<Pictogram name={line.refused ? 'lock' : 'eye'} />}>
                {line.when} {line.refused ? <Tag look="urgent">{t('refusedTag')}</Tag> : null}{' '}
                {own ? (
                  <span className="keep-together">
                    <AppLink
                      href={pages.askAboutLog(line.about)}
                      label={`${t('emergency:question.button')}: ${line.text}`}
                    >
                      {t('emergency:question.button')}
                    </AppLink>
                  </span>
                ) : null}
              </Row>
            ))}
          </RowList>
        </Card>
      ))}
      <Pager
        label={t('older')}
        {...(isFirst ? {} : { newerHref: pages.accessLog({ periode: period }) })}
        {...(next ? { olderHref: pages.accessLog({ periode: period, voor: next }) } : {})}
      />
      {own ? (
        <Card title={t('ask')} look="quiet">
          <Paragraph>{t('askText')}</Paragraph>
          <LinkButton href={pages.askAboutLog()} look="quiet">
            {t('askButton')}
          </LinkButton>
        </Card>
      ) : null}
      {questions.length > 0 ? (
        <Card title={t('emergency:question.mine')}>
          <RowList>
            {questions.map((question) => (
              <Row key={question.id} href={pages.askedAboutLog(question.id)} title={question.title}>
                {question.isAnswered ? t('emergency:question.answer') : t('emergency:question.waits')}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
    </>
  )
}
