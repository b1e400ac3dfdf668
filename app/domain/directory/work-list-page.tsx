import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'
import type { EntryState } from './directory-entry.ts'
import type { SaidWord } from './said-words.ts'
import type { Need } from './work-list.ts'

interface Props {
  readonly title: string
  readonly isEditor: boolean
  readonly said: SaidWord | null
  readonly tab: 'todo' | 'all'
  readonly counts: { readonly todo: number; readonly all: number }
  readonly next: string | null
  readonly isFirst: boolean
  readonly entries: readonly {
    readonly id: string
    readonly name: string
    readonly provider: string | null
    readonly state: EntryState
    readonly needs: readonly Need[]
    readonly checked: string
    readonly canCheck: boolean
  }[]
  readonly listHref: (query: Readonly<Record<string, string | undefined>>) => string
  readonly entryHref: (id: string) => string
  readonly newHref: () => string
  readonly publicHref: () => string
}

const tabWord = { todo: undefined, all: 'alles' } as const

/** One entry: its name leads to it, and what is only old is checked with one tap. */
function Line({ entry, entryHref }: Pick<Props, 'entryHref'> & { readonly entry: Props['entries'][number] }) {
  const { t } = useTranslation('directory.work')
  const { id, name, provider, state, needs, checked, canCheck } = entry
  return (
    <Row
      title={<AppLink href={entryHref(id)}>{name}</AppLink>}
      lang="nl"
      end={
        canCheck ? (
          <PostForm>
            <HiddenFields values={{ intent: 'check', entryId: id }} />
            <Button look="quiet" compact>
              {t('check')}{' '}
              <span className="hidden-visually" lang="nl">
                {name}
              </span>
            </Button>
          </PostForm>
        ) : null
      }
    >
      {provider ? <span lang="nl">{provider} · </span> : null}
      {t('lastChecked', { date: checked })}
      <TagList>
        {state === 'published' ? null : <Tag>{t(`states.${state}`)}</Tag>}
        {needs.map((need) => (
          <Tag key={need} look="urgent">
            {t(`needs.${need}`)}
          </Tag>
        ))}
      </TagList>
    </Row>
  )
}

// i18n: directory.work:needs.*, directory.work:states.*, directory.work:tabs.*
/** The entries that somebody keeps, what needs attention first (PUB-2); for the editor those of the whole wijk. */
export function WorkListPage(props: Props) {
  const { t } = useTranslation('directory.work')
  const { title, isEditor, said, tab, counts, next, isFirst, entries, listHref, entryHref, newHref, publicHref } = props
  const at = (wanted: 'todo' | 'all', more: Record<string, string> = {}) => listHref({ toon: tabWord[wanted], ...more })
  return (
    <WorkPage>
      <PageHeader title={title} intro={t(isEditor ? 'introEditor' : 'intro')} />
      {said ? (
        <Notice look="success" live>
          {t(`said.${said}`)}
        </Notice>
      ) : null}
      <Actions>
        <LinkButton href={newHref()} icon="plus">
          {t(isEditor ? 'add' : 'propose')}
        </LinkButton>
        <LinkButton href={publicHref()} look="quiet">
          {t('publicPage')}
        </LinkButton>
      </Actions>
      <Tabs
        label={t('lists')}
        links={(['todo', 'all'] as const).map((each) => ({
          href: at(each),
          label: t(`tabs.${each}`),
          count: counts[each],
          current: each === tab,
        }))}
      />
      {entries.length === 0 ? (
        <EmptyState title={t(counts.all === 0 ? 'noneAll' : 'none')} pictogram="check">
          <p>{t(counts.all === 0 ? 'noneAllText' : 'noneText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {entries.map((entry) => (
              <Line key={entry.id} {...{ entry, entryHref }} />
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={title}
        order="list"
        {...(isFirst ? {} : { newerHref: at(tab) })}
        {...(next ? { olderHref: at(tab, { na: next }) } : {})}
      />
    </WorkPage>
  )
}
