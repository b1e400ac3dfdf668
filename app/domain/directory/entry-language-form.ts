import { z } from 'zod'
import { entryLanguages, entryWordFields, longestEntryWord } from './entry-words.ts'

const version = z.coerce.number().int().min(0).max(1_000_000_000)
const language = z.enum(entryLanguages, { error: 'ui:errors.choose' })
const word = (most: number) => z.string().trim().max(most, 'ui:errors.tooLong').optional()
const words = Object.fromEntries(entryWordFields.map((field) => [field, word(longestEntryWord[field])])) as Record<
  (typeof entryWordFields)[number],
  ReturnType<typeof word>
>

/** What an entry says in another language, or that somebody who knows the language read it. */
export const entryLanguageForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('translate'), version, language, ...words }),
  z.object({ intent: z.literal('vouch'), version, language }),
])
export type EntryLanguageForm = z.output<typeof entryLanguageForm>
