import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { InterpreterNote } from '#app/domain/appointments/interpreter-note.tsx'
import { countInterpreterRequests } from '#app/domain/appointments/interpreter-requests.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { inboxLine } from '#app/domain/messaging/inbox-lines.server.ts'
import { InboxList } from '#app/domain/messaging/inbox-list.tsx'
import { readInboxTab } from '#app/domain/messaging/inbox-tab.ts'
import { SoftLinks } from '#app/domain/messaging/soft-links.tsx'
import { countTeamInbox, listTeamInbox } from '#app/domain/messaging/team-inbox.queries.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData, useMatches } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { textsFor } from '#app/platform/i18n/i18n.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ThreePanes } from '#app/ui/three-panes.tsx'

export const meta = pageTitle
export const handle = { hydrate: true }
/** The list, its marks and its counters change with every question that is opened. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const search = new URL(args.request.url).searchParams
  const tab = readInboxTab(search.get('lijst'))
  const after = readCursor(search.get('na'))
  const { teamId } = professional.membership

  const found = await withActor(professional, async (tx) => ({
    list: await listTeamInbox(tx, { teamId, tab, after }),
    counts: await countTeamInbox(tx, { teamId }),
    interpreters: await countInterpreterRequests(tx),
  }))
  if (isRefused(found)) throw new Response(null, { status: 404 })

  const { list, counts, interpreters } = found
  const reader = { t, language, timeZone: tenant.timeZone, now }
  return json({
    title: t('messaging.work:title'),
    tab,
    counts,
    interpreters,
    lines: list.items.map((item) => inboxLine(item, reader)),
    next: list.next ? cursorText(list.next) : null,
    query: { lijst: search.get('lijst') ?? undefined, na: after ? cursorText(after) : undefined },
    openId: args.params.threadId,
    texts: textsFor(language, [
      'ui',
      'ui.work',
      // For the sign-in that stands in for a page whose session ended.
      'identity',
      'messaging:refusals',
      'messaging.work',
      'booking.work:inbox',
      'desk.work:invite',
      'dossier:tile',
      'dossier.work',
      'care-network.work',
    ]),
  })
}

interface OpenQuestion {
  readonly aside?: ComponentType<{ data: unknown }>
}

export default function Inbox() {
  const { t } = useTranslation('messaging.work')
  const { title, tab, counts, interpreters, lines, next, query, openId } = useLoaderData<typeof loader>()
  const open = useMatches().at(-1)
  const Aside = (open?.handle as OpenQuestion | undefined)?.aside
  return (
    <>
      <SoftLinks place={paths.professional.inbox()} />
      <ThreePanes
        listLabel={title}
        backHref={paths.professional.inbox(query)}
        list={
          <>
            <InterpreterNote {...interpreters} />
            <InboxList tab={tab} counts={counts} lines={lines} openId={openId} query={query} next={next} />
          </>
        }
        main={openId ? <Outlet /> : undefined}
        empty={
          <EmptyState title={t('pickTitle')} pictogram="message">
            {t('pickText')}
          </EmptyState>
        }
        aside={Aside && open?.data ? <Aside data={open.data} /> : undefined}
      />
    </>
  )
}
