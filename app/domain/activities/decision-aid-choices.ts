import { directoryChoice, queryOf } from '../directory/directory-choice.ts'
import type { AidQuery } from './decision-aid.ts'
import { activityChoice } from './activity-filter-form.ts'

const same = (asked: AidQuery, understood: Readonly<Record<string, string | undefined>>) =>
  Object.entries(asked).every(([name, value]) => understood[name] === value)

/** Whether the list of activities understands each word of a choice. */
export function choosesActivities(query: AidQuery): boolean {
  return same(query, activityChoice(new URLSearchParams(query)).query)
}

/** Whether the sociale kaart understands each word of a choice. */
export function choosesEntries(query: AidQuery): boolean {
  return same(query, queryOf(directoryChoice(new URLSearchParams(query))))
}
