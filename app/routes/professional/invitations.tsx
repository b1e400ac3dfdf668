import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listAsked } from '#app/domain/consultations/asked.queries.server.ts'
import { invitableRoles } from '#app/domain/consultations/three-way-talk.ts'
import { InvitationStateTag } from '#app/domain/consultations/invitation-state-tag.tsx'
import { listEndedInvitations } from '#app/domain/consultations/open-answer.server.ts'
import { showAsked, showEnded } from '#app/domain/consultations/show-asked.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WorkItem } from '#app/ui/work-item.tsx'
import { WorkList } from '#app/ui/work-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const answered = 'beantwoord'

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args, invitableRoles)
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const tab = query.get('toon') === answered ? 'answered' : 'open'
  const after = readCursor(query.get('na'))
  const found = await withActor(professional, async (tx) =>
    done({
      list: await listAsked(tx, { tab, after }),
      // A fortnight: who comes back from leave still reads which times are free again.
      ended: await listEndedInvitations(tx, now.subtract({ hours: 24 * 14 })),
    }),
  )
  if (!found.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone, now }
  const { list, ended } = found.value
  return json({
    title: t('consultations.work:list.title'),
    tab,
    items: list.items.map((item) => showAsked(item, reader)),
    ended: ended.map((each) => showEnded(each, reader)),
    next: list.next && cursorText(list.next),
    isFirst: after === null,
    hasDeclined: query.has('afgezegd'),
  })
}

export default function Invitations() {
  const { t } = useTranslation('consultations.work')
  const { tab, items, ended, next, isFirst, hasDeclined } = useLoaderData<typeof loader>()
  const open = tab === 'open'
  const listHref = (na?: string) => paths.professional.invitations({ toon: open ? undefined : answered, na })
  return (
    <WorkPage>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      {hasDeclined ? (
        <Notice look="success" live>
          {t('list.declined')}
        </Notice>
      ) : null}
      <Tabs
        label={t('list.tabs')}
        links={[
          { href: paths.professional.invitations(), label: t('list.open'), current: open },
          { href: paths.professional.invitations({ toon: answered }), label: t('list.answered'), current: !open },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={open ? t('list.emptyOpen') : t('list.emptyAnswered')} pictogram="together">
          <p>{t('list.emptyText')}</p>
        </EmptyState>
      ) : (
        <WorkList>
          {items.map((item) => (
            <WorkItem
              key={item.id}
              href={paths.professional.invitation(item.id)}
              title={item.resident}
              due={open ? t('list.answerBy', { answerBy: item.answerBy }) : undefined}
              preview={item.subject}
              meta={
                <>
                  {item.when}, {item.where} <InvitationStateTag state={item.state} />
                </>
              }
            />
          ))}
        </WorkList>
      )}
      <Pager
        label={t('list.pages')}
        order={open ? 'soonest' : 'newest'}
        newerHref={isFirst ? undefined : listHref()}
        olderHref={next ? listHref(next) : undefined}
      />
      {ended.length > 0 ? (
        <Card title={t('list.off')} look="quiet">
          <p>{t('list.offText')}</p>
          <RowList>
            {ended.map(({ id, when, why }) => (
              <Row key={id} title={when}>
                {why}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
    </WorkPage>
  )
}
