import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { offerStates } from '#app/domain/activities/offer-can.ts'
import { listOffer } from '#app/domain/activities/offer-list.queries.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { dayOf } from '#app/domain/activities/offer-show.server.ts'
import { StateTag } from '#app/domain/activities/offer-state-tag.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: offer.work:intro.*, offer.work:states.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const query = new URL(args.request.url).searchParams
  const state = offerStates.find((each) => each === query.get('stand')) ?? null
  const after = readCursor(query.get('na'))
  const found = await withActor(maker, (tx) => listOffer(tx, { state, after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { standing, counts, waitingWords, speaks, items, next } = found.value
  const reader = { language, timeZone: args.context.tenant.timeZone }
  return json({
    title: t('offer.work:title'),
    place: offerPlace(args),
    intro: t(`offer.work:intro.${standing}`),
    // Calendars are taken over for an organisation (access: Public activity, "own org").
    importing: standing === 'organiser' || standing === 'editor' ? t('import.work:title') : null,
    state,
    counts,
    toCheck: speaks && standing !== 'editor',
    toJudge: standing === 'editor' ? counts.submitted + waitingWords : null,
    items: items.map(({ id, title, organiser, updatedAt, waits, state: stands }) => ({
      ...{ id, title, waits, state: stands },
      about: t('offer.work:changedOn', { organiser, day: dayOf(updatedAt, reader) }),
    })),
    isFirst: after === null,
    next: next && cursorText(next),
  })
}

/** What somebody writes for the neighbourhood, and how far it is (PUB-4). */
export default function OfferPage() {
  const { t } = useTranslation('offer.work')
  const { title, place, intro, importing, state, counts, toJudge, toCheck, items, isFirst, next } =
    useLoaderData<typeof loader>()
  const at = paths[place].offer
  const tab = (value: (typeof offerStates)[number]) => ({
    ...{ href: at.list({ stand: value }), label: t(`states.${value}`), count: counts[value], current: state === value },
  })
  return (
    <WorkPage>
      <PageHeader
        title={title}
        intro={intro}
        actions={
          <>
            <LinkButton href={at.make} icon="plus">
              {t('new')}
            </LinkButton>
            {importing ? (
              <LinkButton href={at.imports()} look="quiet">
                {importing}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {toJudge === null ? null : (
        <Actions>
          <LinkButton href={paths.admin.offerWaiting()} look="quiet">
            {t('waiting.toJudge', { count: toJudge })}
          </LinkButton>
          <LinkButton href={paths.admin.offerWords()} look="quiet">
            {t('words.title')}
          </LinkButton>
        </Actions>
      )}
      {toCheck ? (
        <Actions>
          <LinkButton href={paths.professional.offerToCheck()} look="quiet">
            {t('check.title')}
          </LinkButton>
        </Actions>
      ) : null}
      <Tabs
        label={t('lists')}
        links={[{ href: at.list(), label: t('all'), current: state === null }, ...offerStates.map(tab)]}
      />
      {items.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
      ) : (
        <Card>
          <RowList>
            {items.map((line) => (
              <Row
                key={line.id}
                href={at.activity(line.id)}
                title={line.title}
                lang="nl"
                end={
                  <>
                    {line.waits ? <Tag look="urgent">{t('wordsWait')}</Tag> : null}
                    <StateTag state={line.state} />
                  </>
                }
              >
                {line.about}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={t('pages')}
        {...(isFirst ? {} : { newerHref: at.list({ stand: state ?? undefined }) })}
        {...(next ? { olderHref: at.list({ stand: state ?? undefined, na: next }) } : {})}
      />
    </WorkPage>
  )
}
