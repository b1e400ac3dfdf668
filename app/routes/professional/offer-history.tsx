import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listHistory } from '#app/domain/activities/history.queries.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { historyLine, offerChoices } from '#app/domain/activities/offer-show.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(maker, (tx) => listHistory(tx, { activityId: args.params.activityId, after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const { offer, items, next, ...lists } = found.value
  const { labels } = offerChoices({ ...lists, keeps: true }, reader)
  return json({
    ...{ title: t('offer.work:history.title'), name: offer.row.title, id: offer.row.id, place: offerPlace(args) },
    items: items.map((line) => historyLine(line, labels, reader)),
    isFirst: after === null,
    next: next && cursorText(next),
  })
}

/** Who changed what of an activity, and when. */
export default function OfferHistory() {
  const { t } = useTranslation('offer.work')
  const { title, name, id, place, items, isFirst, next } = useLoaderData<typeof loader>()
  const at = paths[place].offer
  return (
    <WorkPage>
      <PageHeader
        {...{ title, intro: <span lang="nl">{name}</span> }}
        back={{ href: at.activity(id), label: t('backToActivity') }}
      />
      {items.length === 0 ? <EmptyState title={t('history.nothing')} /> : null}
      {items.map((line) => (
        <Card key={line.id} title={line.title}>
          <Paragraph look="soft">{line.by}</Paragraph>
          {line.reason ? <Paragraph>{t('history.reason', { reason: line.reason })}</Paragraph> : null}
          {line.changes.length > 0 ? (
            <ul>
              {line.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          ) : null}
        </Card>
      ))}
      <Pager
        label={t('history.pages')}
        {...(isFirst ? {} : { newerHref: at.history(id) })}
        {...(next ? { olderHref: at.history(id, { na: next }) } : {})}
      />
    </WorkPage>
  )
}
