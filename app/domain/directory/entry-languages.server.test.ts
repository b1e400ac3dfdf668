import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#db/client.server.ts'
import { makeEntry } from '#db/testing/directory.server.ts'
import { asAnyone } from '#db/testing/as-actor.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { countForEditor, countToCheck, mayOwnEntries } from './count-to-check.server.ts'
import { findPublicEntry } from './directory.queries.server.ts'
import { entryForm } from './entry-form.ts'
import { entryValues } from './entry-values.ts'
import { entryWordsIn, type EntryWords } from './entry-words.ts'
import { findKeptEntry } from './kept-entries.queries.server.ts'
import { saveEntry } from './save-entry.server.ts'
import { searchIds } from './search-directory.server.ts'
import { translateEntry, vouchForEntry } from './translate-entry.server.ts'

let wijk: TestNeighbourhood
let entryId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const ownerPersonId = wijk.actors.sanne.personId
  entryId = await makeEntry(wijk.owner, wijk.tenant.id, { name: 'Spreekuur geld', ownerPersonId, checkedDaysAgo: 200 })
})
afterAll(() => wijk.end())

const code = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'done' : answer.refusal!.code)
const row = async () => {
  const found = await withActor(wijk.actors.sanne, (tx) => findKeptEntry(tx, wijk.tenant, entryId))
  if (!found || 'ok' in found) throw new Error('not there')
  return found.row
}
const at = async () => ({ entryId, version: (await row()).version, language: 'tr' as const })
const translate = async (actor: Actor, words: EntryWords) => {
  const asked = { ...(await at()), words }
  return code(await withActor(actor, (tx) => translateEntry(tx, wijk.tenant, asked)))
}
const anyone = <T>(work: (tx: Tx) => Promise<T>) => asAnyone(wijk.tenant.id, work)
const inTurkish = async () => {
  const found = await anyone((tx) => findPublicEntry(tx, wijk.tenant, entryId))
  const { name, description, unchecked } = entryWordsIn(found!.row, 'tr')
  return [name, description, unchecked]
}
const dutch = { text: 'Wij helpen u verder.', language: 'nl' }

test('an entry is translated field by field; what is missing is read in Dutch, and the search finds the new words', async () => {
  expect(await translate(wijk.actors.sanne, { name: 'Para danışma' })).toBe('done')
  expect(await inTurkish()).toEqual([{ text: 'Para danışma', language: 'tr' }, dutch, true])
  expect(await anyone((tx) => searchIds(tx, 'danisma'))).toEqual([entryId])
  // That somebody wrote Turkish says nothing about the place being right still.
  expect((await row()).lastCheckedOn.toString()).toBe('2025-09-15')
  expect(await translate(wijk.actors.sanne, {})).toBe('done')
  expect(await inTurkish()).toEqual([{ text: 'Spreekuur geld', language: 'nl' }, dutch, false])
})

test('who does not keep it translates nothing, and two who write at a time are told', async () => {
  for (const stranger of [wijk.actors.farid, wijk.actors.fatma, wijk.otherTenantActors.gp])
    expect(await translate(stranger, { name: 'Başka' }), stranger.displayName).toBe('shared.notFound')
  const asked = { ...(await at()), words: { name: 'Bir' } }
  const both = await Promise.all(
    [wijk.actors.sanne, wijk.actors.sanne].map((actor) =>
      withActor(actor, (tx) => translateEntry(tx, wijk.tenant, asked)),
    ),
  )
  expect(both.map(code).sort()).toEqual(['directory.changedMeanwhile', 'done'])
})

test('a translation counts as read once somebody who knows the language says so, until the Dutch changes', async () => {
  const { sanne } = wijk.actors
  await translate(sanne, { name: 'Para danışma' })
  const first = { ...(await at()), today: '2026-04-03' }
  expect(code(await withActor(sanne, (tx) => vouchForEntry(tx, wijk.tenant, first)))).toBe('directory.work.notSpoken')
  await wijk.owner.client.query(`update professionals set languages = '{nl,tr}' where id = $1`, [sanne.personId])
  expect(code(await withActor(sanne, (tx) => vouchForEntry(tx, wijk.tenant, first)))).toBe('done')
  expect((await inTurkish())[2]).toBe(false)
  const kept = await row()
  const sent = { ...entryValues(kept), version: String(kept.version), intent: 'save', description: 'Iets anders.' }
  const form = entryForm.parse(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '')))
  if (form.intent !== 'save') throw new Error('another form')
  expect(code(await withActor(sanne, (tx) => saveEntry(tx, wijk.tenant, entryId, form)))).toBe('done')
  expect((await inTurkish())[2]).toBe(true)
})

test('the menu counts what an owner has to check, and does not ask again at once for who owns nothing', async () => {
  const { joost, farid } = wijk.actors
  for (const checkedDaysAgo of [10, 200])
    await makeEntry(wijk.owner, wijk.tenant.id, { ownerPersonId: joost.personId, checkedDaysAgo })
  expect(await withActor(joost, (tx) => countToCheck(tx, wijk.tenant))).toBe(1)
  expect(await withActor(farid, (tx) => countToCheck(tx, wijk.tenant))).toBe(0)
  expect([mayOwnEntries(joost), mayOwnEntries(farid), mayOwnEntries(later(farid, { minutes: 2 }))]).toEqual([
    true,
    false,
    true,
  ])
  // Proposed, stale or with a remark: the editor's menu counts those of everybody.
  await makeEntry(wijk.owner, wijk.tenant.id, { state: 'proposed' })
  const before = await withActor(joost, (tx) => countForEditor(tx, wijk.tenant))
  expect([before, await withActor(wijk.actors.admin, (tx) => countForEditor(tx, wijk.tenant))]).toEqual([0, 2])
})
