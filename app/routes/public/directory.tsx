import { Temporal } from 'temporal-polyfill'
import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activityChoice, domainWords } from '#app/domain/activities/activity-filter-form.ts'
import { listDirectory } from '#app/domain/directory/directory.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, languageText } from '#app/platform/i18n/format.ts'
import { telHref } from '#app/ui/call-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

/** The page's place: the last name and id of the page before, as one value. */
function placeOf(value: string | null): { name: string; id: string } | undefined {
  const [id = '', ...name] = (value ?? '').split(' ')
  return isId(id) ? { id, name: name.join(' ') } : undefined
}

export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const { t, language } = await pageTexts(args)
  const search = new URL(args.request.url).searchParams
  const { filter, query } = activityChoice(search)
  const after = placeOf(search.get('van'))
  const found = await withActor(anonymous(args), (tx) =>
    listDirectory(tx, {
      timeZone: tenant.timeZone,
      ...(filter.domain ? { domain: filter.domain } : {}),
      ...(after ? { after } : {}),
    }),
  )
  if (isRefused(found)) throw new Response(null, { status: 404 })
  return json({
    title: t('directory:title', { wijk: tenant.name }),
    language,
    domain: query['domein'],
    isFirst: after === undefined,
    next: found.next ? `${found.next.id} ${found.next.name}` : null,
    entries: found.entries.map((entry) => ({
      ...entry,
      languages: entry.languages.map((code) => languageText(code, language)).join(', '),
      checked: dayText(Temporal.PlainDate.from(entry.lastCheckedOn), language, true),
    })),
  })
}

// i18n: directory:domains.*
export default function Directory() {
  const { t } = useTranslation('directory')
  const { title, language, domain, isFirst, next, entries } = useLoaderData<typeof loader>()
  const filterHref = (query: Record<string, string | undefined>) => paths.public.directory(language, query)
  return (
    <>
      <PageHeader title={title} intro={t('intro')} />
      <ChipList label={t('filter')}>
        <Chip href={filterHref({})} current={!domain}>
          {t('everything')}
        </Chip>
        {domainWords.map((word) => (
          <Chip key={word} href={filterHref({ domein: word })} current={domain === word}>
            {t(`domains.${word}`)}
          </Chip>
        ))}
      </ChipList>
      {entries.length === 0 ? (
        <EmptyState title={t('nothing')} pictogram="help" action={{ href: filterHref({}), label: t('showAll') }} />
      ) : null}
      <CardGrid>
        {entries.map((entry) => (
          <Card key={entry.id} title={entry.name}>
            <Paragraph lang="nl">{entry.description}</Paragraph>
            <DefinitionList
              items={[
                ...(entry.street ? [{ term: t('where'), description: entry.street, lang: 'nl' }] : []),
                ...(entry.openingHours ? [{ term: t('open'), description: entry.openingHours, lang: 'nl' }] : []),
                ...(entry.costs ? [{ term: t('cost'), description: entry.costs, lang: 'nl' }] : []),
                ...(entry.howToRegister
                  ? [{ term: t('howToRegister'), description: entry.howToRegister, lang: 'nl' }]
                  : []),
                { term: t('languages'), description: entry.languages },
              ]}
            />
            {entry.phone ? (
              <LinkButton href={telHref(entry.phone)} look="quiet" icon="phone">
                <bdi dir="ltr">{entry.phone}</bdi>
              </LinkButton>
            ) : null}
            <Paragraph look="small">{t(entry.stale ? 'checkedLongAgo' : 'checked', { date: entry.checked })}</Paragraph>
          </Card>
        ))}
      </CardGrid>
      <Pager
        label={title}
        order="list"
        {...(isFirst ? {} : { newerHref: filterHref({ domein: domain }) })}
        {...(next ? { olderHref: filterHref({ domein: domain, van: next }) } : {})}
      />
    </>
  )
}
