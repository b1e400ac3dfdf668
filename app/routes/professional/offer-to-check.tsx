import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { listToCheck } from '#app/domain/activities/speaker-check.queries.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const speaker = await requireOfferMaker(args)
  const query = new URL(args.request.url).searchParams
  const after = readCursor(query.get('na'))
  const asked = { language: query.get('taal'), after, timeZone: args.context.tenant.timeZone }
  const found = await withActor(speaker, (tx) => listToCheck(tx, asked))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { speaks, language: shownIn, items, next } = found.value
  return json({
    ...{ title: t('offer.work:check.title'), said: doneText(query.get('klaar'), t), shownIn, items },
    languages: speaks.map((code) => ({ code, label: languageText(code, language) })),
    ...{ isFirst: after === null, next: next && cursorText(next) },
  })
}

/** Translations that wait for somebody who speaks the language, whosever the activity is (house, §7). */
export default function OfferToCheck() {
  const { t } = useTranslation('offer.work')
  const { title, said, shownIn, languages, items, isFirst, next } = useLoaderData<typeof loader>()
  const at = paths.professional
  return (
    <WorkPage>
      <PageHeader
        {...{ title, intro: shownIn ? t('check.intro') : undefined }}
        back={{ href: at.offer.list(), label: t('back') }}
      />
      {said ? (
        <Notice look="success" live>
          {said}
        </Notice>
      ) : null}
      {languages.length > 0 ? (
        <Tabs
          label={t('check.languages')}
          links={languages.map(({ code, label }) => ({
            ...{ href: at.offerToCheck({ taal: code }), label, current: code === shownIn },
          }))}
        />
      ) : null}
      {shownIn === null ? (
        <EmptyState title={t('check.noLanguage')}>{t('check.noLanguageText')}</EmptyState>
      ) : items.length === 0 ? (
        <EmptyState title={t('check.nothing')}>{t('check.nothingText')}</EmptyState>
      ) : (
        <Card>
          <RowList>
            {items.map((line) => (
              <Row key={line.id} href={at.offerCheck(line.id, { taal: shownIn })} title={line.title} lang="nl">
                {line.organiser}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        {...{ label: t('check.pages'), order: 'list' }}
        {...(isFirst ? {} : { newerHref: at.offerToCheck({ taal: shownIn ?? undefined }) })}
        {...(next ? { olderHref: at.offerToCheck({ taal: shownIn ?? undefined, na: next }) } : {})}
      />
    </WorkPage>
  )
}
