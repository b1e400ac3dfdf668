import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { dateTimeText, dayText, languageText, weekdayText } from '#app/platform/i18n/format.ts'
import { listPeopleAtWork } from '../organisations/at-work.queries.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { listOrganisationNames } from '../organisations/teams.queries.server.ts'
import { isRefused } from '../shared/result.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import { entryCan, freshnessOf, keeperOf, limitsOf } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { entryValues, type EntryValues } from './entry-values.ts'
import { findKeptEntry, listChanges, listFeedback, ownOrganisations } from './kept-entries.queries.server.ts'
import type { Reader } from './open-text.server.ts'
import { needsOf } from './work-list.ts'

/** Languages that an entry can be in: those of the portal, and what else is spoken much here. */
const offeredLanguages = ['nl', 'en', 'tr', 'ar', 'pl', 'ti', 'fr', 'es', 'de', 'so', 'fa', 'uk', 'zgh', 'srn', 'pap']

/** What the form can choose from. */
async function choicesOf(
  tx: Tx,
  place: DirectoryPlace,
  organisationId: string | null,
  own: readonly string[],
  language: string,
) {
  const isEditor = tx.actor.kind === 'admin'
  const codes = [...new Set([...offeredLanguages, ...own])]
  const named = (id: string, label: string) => ({ value: id, label })
  return {
    neighbourhoods: (await listNeighbourhoods(tx)).map(({ id, name }) => named(id, name)),
    people: (await listPeopleAtWork(tx, { organisationId, timeZone: place.timeZone })).map(({ id, name }) =>
      named(id, name),
    ),
    organisations: isEditor ? (await listOrganisationNames(tx)).map(({ id, name }) => named(id, name)) : null,
    languages: codes.map((code) => named(code, languageText(code, language))),
  }
}

/** Fields of which the history keeps the person's id. */
const personFields: ReadonlySet<string> = new Set(['ownerPersonId', 'ownerSuccessorId'])

/** Who is named in what was changed. */
const personsIn = (fields: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(fields).flatMap(([field, pair]) => (personFields.has(field) ? pair.filter((id) => id !== '') : []))

type Rows<T extends (...args: never[]) => unknown> = Awaited<ReturnType<T>>

/** What people said and what was done, in ready words. */
function showPast(
  feedback: Rows<typeof listFeedback>,
  changes: Rows<typeof listChanges>,
  nameOf: (personId: string) => string,
  at: (instant: Temporal.Instant) => string,
) {
  return {
    feedback: feedback.map(({ id, reason, remark, givenAt, outcome }) => ({
      ...{ id, reason, remark, outcome },
      given: at(givenAt),
    })),
    history: changes.map(({ id, kind, at: when, personId, changes: fields }) => ({
      ...{ id, kind, who: nameOf(personId), when: at(when) },
      fields: Object.entries(fields).map(([field, pair]) => {
        const [before, after] = personFields.has(field) ? pair.map((id) => (id === '' ? '' : nameOf(id))) : pair
        return { field, before: before ?? '', after: after ?? '' }
      }),
    })),
  }
}

/** A new entry, as somebody begins to write it; for who works in a team, of the own organisation. */
async function showNewEntry(tx: Tx, place: DirectoryPlace, { language }: Reader) {
  const own = tx.actor.kind === 'professional' ? await ownOrganisations(tx) : null
  const organisationId = own?.ids[0] ?? null
  const values: EntryValues = { ...entryValues(null), providerName: own?.teamName ?? '' }
  const choices = await choicesOf(tx, place, organisationId, [], language)
  return { entry: null, values, choices, ...showPast([], [], String, String) }
}

/** An entry for who keeps it: what it needs, what people said, the form, and what was changed by whom; null for a stranger. */
async function showKeptEntry(tx: Tx, place: DirectoryPlace, id: unknown, reader: Reader) {
  const found = await findKeptEntry(tx, place, id)
  if (!found) return null
  const { row, part, work } = found
  const { t, language, timeZone, now } = reader
  const [feedback, changes] = [await listFeedback(tx, row.id), await listChanges(tx, row.id)]
  const names = await findProfessionals(tx, [
    ...changes.flatMap(({ personId, changes: fields }) => [personId, ...personsIn(fields)]),
    row.ownerPersonId,
    row.ownerSuccessorId,
  ])
  const nameOf = (personId: string) => names.get(personId)?.name ?? t('directory.work:editor')
  const keeper = keeperOf(row, work)
  const freshness = freshnessOf(
    row.lastCheckedOn,
    now.toZonedDateTimeISO(timeZone).toPlainDate(),
    limitsOf(place.settings),
  )
  const open = feedback.filter(({ closedAt }) => closedAt === null)
  const needs = needsOf({ state: row.state, freshness, openFeedback: open.length, hasKeeper: keeper !== null }, part)
  const at = (instant: Temporal.Instant) => dateTimeText(instant, timeZone, language, true)
  return {
    entry: {
      id: row.id,
      name: row.name,
      state: row.state,
      version: row.version,
      isShown: row.state === 'published' && freshness !== 'hidden',
      needs,
      checked: dayText(row.lastCheckedOn, language, true),
      checkedBy: row.lastCheckedBy,
      keeper: keeper === null ? null : keeper === 'organisation' ? row.providerName : nameOf(keeper.personId),
      can: {
        check: entryCan(row.state, 'check', part),
        publish: entryCan(row.state, 'publish', part),
        archive: entryCan(row.state, 'archive', part),
        change: entryCan(row.state, 'change', part),
      },
    },
    values: entryValues(row),
    choices: await choicesOf(tx, place, row.organisationId, row.languages, language),
    ...showPast(feedback, changes, nameOf, at),
  }
}

/** The page of an entry for who keeps it, or of a new one where there is no id yet; null for a stranger. */
export async function showEntryWork(tx: Tx, place: DirectoryPlace, id: string | undefined, reader: Reader) {
  const { t, language } = reader
  const shown = id === undefined ? await showNewEntry(tx, place, reader) : await showKeptEntry(tx, place, id, reader)
  if (shown === null || isRefused(shown)) return shown
  return {
    ...shown,
    title: shown.entry?.name ?? t('directory.work:newTitle'),
    language,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdayText(weekday, language)),
  }
}
