import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PaneHeader } from '#app/ui/pane-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { WorkItem } from '#app/ui/work-item.tsx'
import { WorkList } from '#app/ui/work-list.tsx'
import type { InboxLine } from './inbox-lines.server.ts'
import { inboxTabSlugs, inboxTabs, type InboxCounts, type InboxTab } from './inbox-tab.ts'

type Props = {
  tab: InboxTab
  counts: InboxCounts
  lines: readonly InboxLine[]
  openId: string | undefined
  /** The query of this page of the list, kept on every link of it. */
  query: Readonly<Record<string, string | undefined>>
  next: string | null
}

/** The list of the team inbox: tabs with how much is in each, and what is due first on top. */
// i18n: messaging.work:tabs.*, messaging.work:empty.*
export function InboxList({ tab, counts, lines, openId, query, next }: Props) {
  const { t } = useTranslation('messaging.work')
  const slug = inboxTabSlugs[tab]
  return (
    <>
      <PaneHeader title={t('title')} level={openId ? 2 : 1}>
        <Tabs
          label={t('tabs.label')}
          links={inboxTabs.map((each) => ({
            href: paths.professional.inbox({ lijst: inboxTabSlugs[each] }),
            label: t(`tabs.${each}`),
            current: each === tab,
            // The two that ask for something today.
            ...(each === 'new' || each === 'mine' ? { count: counts[each] } : {}),
          }))}
        />
      </PaneHeader>
      {lines.length === 0 ? <EmptyState title={t(`empty.${tab}`)}>{t('empty.text')}</EmptyState> : null}
      <WorkList>
        {lines.map((line) => (
          <WorkItem
            key={line.id}
            href={paths.professional.thread(line.id, query)}
            title={line.title}
            preview={line.preview}
            previewLang={line.previewLang}
            meta={
              <>
                {line.hasRedFlag ? <Tag look="urgent">{t('meta.redFlag')}</Tag> : null} {line.meta}
              </>
            }
            current={line.id === openId}
            changed={line.isUnread && line.id !== openId}
            {...(line.due ? { due: line.due } : {})}
            {...(line.dueLook ? { dueLook: line.dueLook } : {})}
          />
        ))}
      </WorkList>
      <Pager
        label={t('pager')}
        order={tab === 'done' ? 'newest' : 'soonest'}
        {...(query['na'] ? { newerHref: paths.professional.inbox({ lijst: slug }) } : {})}
        {...(next ? { olderHref: paths.professional.inbox({ lijst: slug, na: next }) } : {})}
      />
    </>
  )
}
