import { foldForSearch } from '../shared/fold-for-search.ts'
import { wordFields, type ActivityWords, type Translated } from './activity-words.ts'

/** As much as the store keeps. */
const longest = 20_000

/**
 * What an activity is found by, folded: its words in every language, where it is and whose it is. Begins with a space,
 * so that the beginning of each word can be looked for.
 */
export function searchWordsOf(
  activity: ActivityWords & Translated & { readonly locationName: string },
  organiser: string,
): string {
  const own = wordFields.map((field) => activity[field])
  const translated = Object.values(activity.translations).flatMap((words) => wordFields.map((field) => words?.[field]))
  const texts = [...own, activity.locationName, organiser, ...translated]
  return ` ${foldForSearch(texts.filter(Boolean).join(' '))}`.slice(0, longest)
}
