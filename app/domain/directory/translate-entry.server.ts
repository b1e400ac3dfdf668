import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { mayVouch } from '../organisations/may-vouch.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { entryCan } from './directory-entry.ts'
import type { DirectoryPlace, EntryRow } from './directory.queries.server.ts'
import { changesBetween } from './entry-changes.ts'
import { entryProgress, entryWordFields, type EntryLanguage, type EntryWords } from './entry-words.ts'
import { findKeptEntry } from './kept-entries.queries.server.ts'
import { writeChange } from './write-change.server.ts'

interface Asked {
  readonly entryId: unknown
  /** The version that the page was made of. */
  readonly version: number
  readonly language: EntryLanguage
}

async function open(tx: Tx, place: DirectoryPlace, { entryId, version }: Asked): Promise<Result<EntryRow>> {
  const found = await findKeptEntry(tx, place, entryId, { hold: true })
  if (!found || !entryCan(found.row.state, 'change', found.part)) return notFound
  return found.row.version === version ? done(found.row) : refuse('directory.changedMeanwhile')
}

async function keep(
  tx: Tx,
  row: EntryRow,
  set: Partial<Pick<EntryRow, 'translations' | 'translationStatus'>>,
  [kind, changes]: [kind: 'translated' | 'vouched', changes: ReturnType<typeof changesBetween>],
): Promise<void> {
  const isIt = and(eq(directoryEntries.tenantId, row.tenantId), eq(directoryEntries.id, row.id))
  await inPortalName(tx, async () => {
    await tx
      .update(directoryEntries)
      .set({ ...set, version: row.version + 1, updatedAt: tx.actor.now })
      .where(isIt)
    await writeChange(tx, row.id, kind, changes)
  })
}

/** `description` in Turkish is `tr.description`: for the history. */
const named = (words: EntryWords, language: string) =>
  Object.fromEntries(entryWordFields.map((field) => [`${language}.${field}`, words[field] ?? '']))

/**
 * Writes what an entry says in another language, field by field; what is left empty is read in Dutch. Nobody has checked it
 * yet. It says nothing about whether the entry itself is still right (PUB-2).
 * Refuses `notFound` to who does not keep the entry, and `directory.changedMeanwhile`.
 */
export async function translateEntry(
  tx: Tx,
  place: DirectoryPlace,
  asked: Asked & { readonly words: EntryWords },
): Promise<Result<undefined>> {
  const opened = await open(tx, place, asked)
  if (!opened.ok) return opened
  const row = opened.value
  const { language, words } = asked
  const given = Object.fromEntries(entryWordFields.flatMap((field) => (words[field] ? [[field, words[field]]] : [])))
  const changes = changesBetween(named(row.translations[language] ?? {}, language), named(given, language))
  if (Object.keys(changes).length === 0) return done()
  const { [language]: _words, ...others } = row.translations
  const { [language]: _status, ...otherStatus } = row.translationStatus
  const isEmpty = Object.keys(given).length === 0
  const set = isEmpty
    ? { translations: others, translationStatus: otherStatus }
    : {
        translations: { ...others, [language]: given },
        translationStatus: { ...otherStatus, [language]: { status: 'machine' as const } },
      }
  await keep(tx, row, set, ['translated', changes])
  return done()
}

/**
 * Says that what an entry says in a language was read by who knows it. Refuses as `translateEntry`, `directory.work.notSpoken` to
 * who does not speak it, and `directory.work.nothingToCheck` as long as nothing is translated.
 * @param asked.today ISO, on which it was read.
 */
export async function vouchForEntry(
  tx: Tx,
  place: DirectoryPlace,
  asked: Asked & { readonly today: string },
): Promise<Result<undefined>> {
  const opened = await open(tx, place, asked)
  if (!opened.ok) return opened
  const row = opened.value
  const { language, today } = asked
  if (!(await mayVouch(tx, language))) return refuse('directory.work.notSpoken')
  const progress = entryProgress(row, language)
  if (progress === 'none') return refuse('directory.work.nothingToCheck')
  // A second tap.
  if (progress === 'checked') return done()
  const checked = { status: 'checked' as const, checkedBy: tx.actor.displayName, checkedOn: today }
  const set = { translationStatus: { ...row.translationStatus, [language]: checked } }
  await keep(tx, row, set, ['vouched', { [language]: ['', tx.actor.displayName] }])
  return done()
}
