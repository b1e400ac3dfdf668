import type { Tx } from '#db/client.server.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { pageAfter } from './directory-choice.ts'
import { entryCan } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { listKeptEntries } from './kept-entries.queries.server.ts'
import type { Reader } from './open-text.server.ts'
import { inTurn, type Need } from './work-list.ts'

const perPage = 25
export const workTabs = ['todo', 'all'] as const
export type WorkTab = (typeof workTabs)[number]

const isOld = (needs: readonly Need[]) => needs.includes('stale') || needs.includes('hidden')

/** The entries that the actor keeps, those that need something first; one page of them. */
export async function showWorkList(
  tx: Tx,
  place: DirectoryPlace,
  asked: { readonly tab: WorkTab; readonly after: string | null },
  { language }: Pick<Reader, 'language'>,
) {
  const all = inTurn(await listKeptEntries(tx, place))
  const todo = all.filter(({ needs }) => needs.length > 0)
  const { page, next, isFirst } = pageAfter(asked.tab === 'todo' ? todo : all, asked.after, perPage)
  return {
    counts: { todo: todo.length, all: all.length },
    next,
    isFirst,
    entries: page.map(({ id, name, providerName, state, lastCheckedOn, needs, openFeedback, part }) => ({
      ...{ id, name, state, needs },
      // What somebody said is looked at first.
      canCheck: isOld(needs) && openFeedback === 0 && entryCan(state, 'check', part),
      provider: providerName !== name ? providerName : null,
      checked: dayText(lastCheckedOn, language, true),
    })),
  }
}
