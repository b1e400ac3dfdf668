import { useTranslation } from 'react-i18next'
import { listLooks } from '#app/domain/access/access-log.queries.server.ts'
import { looksCursorText, readLooksCursor, type LookLine } from '#app/domain/access/looks.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, timeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
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

/** One line in plain words (LOG-3). Keys are tried in turn: an action without words of its own is an opening. */
// i18n: access:did.*, access:what.*, access:roles.*
function sentence({ userName, role, resource, action, outcome }: LookLine, t: PortalT): string {
  const kind = resource.endsWith('.metadata') ? 'metadata' : resource
  const say = (keys: readonly string[], data: object = {}) => sayKey(t, keys, data)
  // Isolated, so that a Latin name does not turn the order of an Arabic sentence.
  const name = userName === '' ? t('access:unnamed') : userName
  const who = { name: `\u2068${name}\u2069`, role: say([`access:roles.${role}`, 'access:roles.ANONYMOUS']) }
  if (outcome === 'success') return say([`access:did.${kind}.${action}`, 'access:did.other'], who)
  const what = say([`access:what.${kind}`, 'access:what.other'])
  return say([outcome === 'refused' ? 'access:refused' : 'access:failed'], { ...who, what })
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const query = new URL(args.request.url).searchParams
  const asked = query.get('periode')
  const period = isPeriod(asked) ? asked : 'days30'
  const before = readLooksCursor(query.get('voor'))
  const from = now.toZonedDateTimeISO(timeZone).subtract(periods[period]).toInstant()

  const looks = await withActor(resident, (tx) => listLooks(tx, { from, before, timeZone }))
  if (!looks.ok) throw new Response(null, { status: 404 })
  const { days, next } = looks.value
  return json({
    title: t('access:title'),
    period,
    isFirst: before === null,
    next: next && looksCursorText(next),
    days: days.map(({ day, lines }) => ({
      day: capitalised(dayText(day, language, true), language),
      lines: lines.map((line) => {
        const time = timeText(line.last.toZonedDateTimeISO(timeZone), language)
        const when = line.times === 1 ? t('access:once', { time }) : t('access:times', { count: line.times, time })
        return { text: sentence(line, t), when, refused: line.outcome === 'refused' }
      }),
    })),
  })
}

// i18n: access:period.*
export default function AccessLog() {
  const { t } = useTranslation('access')
  const { title, period, isFirst, next, days } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={paths.resident.data}>{t('back')}</BackLink>
      <PageHeader title={title} intro={t('intro')} />
      <ChipList label={t('period.label')}>
        {(Object.keys(periods) as Period[]).map((each) => (
          <Chip key={each} href={paths.resident.accessLog({ periode: each })} current={each === period}>
            {t(`period.${each}`)}
          </Chip>
        ))}
      </ChipList>
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
                {line.when} {line.refused ? <Tag look="urgent">{t('refusedTag')}</Tag> : null}
              </Row>
            ))}
          </RowList>
        </Card>
      ))}
      <Pager
        label={t('older')}
        {...(isFirst ? {} : { newerHref: paths.resident.accessLog({ periode: period }) })}
        {...(next ? { olderHref: paths.resident.accessLog({ periode: period, voor: next }) } : {})}
      />
      <Card title={t('ask')} look="quiet">
        <Paragraph>{t('askText')}</Paragraph>
        <LinkButton href={paths.resident.newQuestion()} look="quiet">
          {t('askButton')}
        </LinkButton>
      </Card>
    </>
  )
}
