import { wordFields, type ActivityWords } from '#app/domain/activities/activity-words.ts'
import { polishDrafts } from './drafts-pl.ts'
import { tigrinyaDrafts } from './drafts-ti.ts'

/** Sentences in another language, by the Dutch that they stand for. */
export type Drafts = Readonly<Record<string, string>>

const drafts = { pl: polishDrafts, ti: tigrinyaDrafts } as const

/** The words of an activity that a machine has drafted so far, by language; what is missing is read in Dutch. */
export function draftsOf(words: ActivityWords): Partial<Record<string, Partial<ActivityWords>>> {
  const drafted = (language: keyof typeof drafts) => {
    const known = wordFields.flatMap((field) => {
      const text = drafts[language][words[field]]
      return text ? [[field, text] as const] : []
    })
    return known.length > 0 ? [[language, Object.fromEntries(known) as Partial<ActivityWords>] as const] : []
  }
  return Object.fromEntries([...drafted('pl'), ...drafted('ti')])
}
