import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { dayText, languageText } from '#app/platform/i18n/format.ts'
import { mayVouch } from '../organisations/may-vouch.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { entryCan } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import type { EntryLanguageForm } from './entry-language-form.ts'
import {
  dutchWords,
  entryLanguages,
  entryProgress,
  entryWordFields,
  longestEntryWord,
  type EntryLanguage,
} from './entry-words.ts'
import { findKeptEntry } from './kept-entries.queries.server.ts'
import type { Reader } from './open-text.server.ts'
import { translateEntry, vouchForEntry } from './translate-entry.server.ts'

// i18n: directory.work:languages.progress.*, directory.work:fields.*
/** One language of an entry beside the Dutch, in words, and how far each language is. Refuses `notFound` to who does not keep it. */
export async function showEntryLanguages(
  tx: Tx,
  place: DirectoryPlace,
  entryId: string | undefined,
  shownIn: EntryLanguage,
  { t, language }: Pick<Reader, 't' | 'language'>,
) {
  const found = await findKeptEntry(tx, place, entryId)
  if (!found || !entryCan(found.row.state, 'change', found.part)) return notFound
  const { row } = found
  const dutch = dutchWords(row)
  const status = row.translationStatus[shownIn]
  return done({
    ...{ id: row.id, name: row.name, version: row.version, shownIn, progress: entryProgress(row, shownIn) },
    mayVouch: await mayVouch(tx, shownIn),
    languages: entryLanguages.map((code) => ({
      code,
      label: `${languageText(code, language)} (${t(`directory.work:languages.progress.${entryProgress(row, code)}`)})`,
    })),
    // What is not said in Dutch has nothing to translate.
    fields: entryWordFields.flatMap((name) => {
      const original = dutch[name]
      if (original === undefined) return []
      const translated = row.translations[shownIn]?.[name] ?? ''
      return [{ name, label: t(`directory.work:fields.${name}`), most: longestEntryWord[name], original, translated }]
    }),
    checked:
      status?.status === 'checked' && status.checkedBy && status.checkedOn
        ? t('directory.work:languages.checkedBy', {
            ...{ name: status.checkedBy, date: dayText(Temporal.PlainDate.from(status.checkedOn), language, true) },
          })
        : null,
  })
}

/** Carries out what the page of an entry's languages asks; each command refuses for itself. */
export async function saveEntryLanguage(
  tx: Tx,
  place: DirectoryPlace,
  asked: EntryLanguageForm & { readonly entryId: string | undefined; readonly today: string },
): Promise<Result<undefined>> {
  if (asked.intent === 'vouch') return vouchForEntry(tx, place, asked)
  const { name, description, targetGroups, openingHours, costs, howToRegister } = asked
  const given = Object.entries({ name, description, targetGroups, openingHours, costs, howToRegister })
  const words = Object.fromEntries(given.flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])))
  return translateEntry(tx, place, { ...asked, words })
}
