import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { DirectoryCard } from '#app/domain/directory/directory-card.tsx'
import { directoryChoice } from '#app/domain/directory/directory-choice.ts'
import { DirectoryFilters } from '#app/domain/directory/directory-filters.tsx'
import { listDirectory } from '#app/domain/directory/directory.queries.server.ts'
import { questionTexts, showChoices, showEntry } from '#app/domain/directory/show-directory.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { listNeighbourhoods } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const search = new URL(args.request.url).searchParams
  const found = await withActor(anonymous(args), async (tx) => ({
    page: await listDirectory(tx, {
      place: tenant,
      choice: directoryChoice(search),
      after: search.get('van'),
      questions: questionTexts(t),
    }),
    neighbourhoods: await listNeighbourhoods(tx),
  }))
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { page, neighbourhoods } = found
  const reader = { t, language, timeZone: tenant.timeZone, now }
  return json({
    title: t('directory:title', { wijk: tenant.name }),
    description: t('directory:intro'),
    language,
    total: page.total,
    isFirst: page.isFirst,
    next: page.next,
    choices: showChoices(page, search, reader, neighbourhoods),
    entries: page.entries.map((entry) => showEntry(entry, reader)),
  })
}

/** The sociale kaart (PUB-2): by question, by search and by what stops people; a list that works without a script. */
export default function Directory() {
  const { t } = useTranslation(['directory', 'decision-aids'])
  const { title, language, total, isFirst, next, choices, entries } = useLoaderData<typeof loader>()
  const href = (more: Record<string, string>) => paths.public.directory(language, { ...choices.query, ...more })
  return (
    <>
      <PageHeader title={title} intro={t('intro')} />
      <Paragraph>
        <AppLink href={paths.public.decisionAids(language)}>{t('decision-aids:help')}</AppLink>
      </Paragraph>
      <DirectoryFilters {...{ language, choices }} />
      {entries.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          pictogram="help"
          action={{ href: paths.public.directory(language), label: t('showAll') }}
        >
          <p>{t('nothingText')}</p>
        </EmptyState>
      ) : (
        <Paragraph look="soft">{t('found', { count: total })}</Paragraph>
      )}
      <CardGrid>
        {entries.map((entry) => (
          <DirectoryCard key={entry.id} {...{ language, entry }} />
        ))}
      </CardGrid>
      <Pager
        label={title}
        order="list"
        {...(isFirst ? {} : { newerHref: href({}) })}
        {...(next ? { olderHref: href({ van: next }) } : {})}
      />
      <Paragraph look="small">
        <AppLink href={paths.directoryFile}>{t('file')}</AppLink>
      </Paragraph>
    </>
  )
}
