import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listMyThreads, type MyThread } from '#app/domain/messaging/messaging.queries.server.ts'
import { statusText } from '#app/domain/messaging/thread-words.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))

  const list = await withActor(resident, (tx) => listMyThreads(tx, { after }))
  if (isRefused(list)) throw new Response(null, { status: 404 })

  const reader = { t, language, timeZone: tenant.timeZone, now }
  const line = (thread: MyThread) => ({
    id: thread.id,
    subject: thread.subject,
    language: thread.language,
    status: statusText(thread, reader),
    isNew: thread.unread > 0,
  })
  return json({
    title: t('messaging:list.title'),
    unread: list.unread.map(line),
    items: list.items.map(line),
    isFirst: after === null,
    next: list.next ? cursorText(list.next) : null,
  })
}

type Line = { id: string; subject: string; language: string; status: string; isNew: boolean }

function Lines({ lines }: { lines: readonly Line[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  return (
    <RowList>
      {lines.map((line) => (
        <Row
          key={line.id}
          href={pages.thread(line.id)}
          title={line.subject}
          lang={line.language}
          {...(line.isNew ? { end: <Tag look="urgent">{t('list.newTag')}</Tag> } : {})}
        >
          {line.status}
        </Row>
      ))}
    </RowList>
  )
}

export default function Messages() {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const { title, unread, items, isFirst, next } = useLoaderData<typeof loader>()
  const isEmpty = isFirst && unread.length + items.length === 0
  return (
    <>
      <PageHeader title={title} />
      {isEmpty ? (
        <EmptyState title={t('list.empty')} pictogram="message">
          {t('list.emptyText')}
        </EmptyState>
      ) : null}
      {unread.length > 0 ? (
        <Card title={t('list.unread')} look="new">
          <Lines lines={unread} />
        </Card>
      ) : null}
      {items.length > 0 ? (
        <Card {...(unread.length > 0 ? { title: t('list.earlier') } : {})}>
          <Lines lines={items} />
        </Card>
      ) : null}
      <Pager
        label={t('list.pager')}
        {...(isFirst ? {} : { newerHref: pages.messages() })}
        {...(next ? { olderHref: pages.messages({ na: next }) } : {})}
      />
      <LinkButton href={pages.newQuestion()}>{t('list.ask')}</LinkButton>
    </>
  )
}
