import { afterAll, beforeAll, expect, test } from 'vitest'
import { later } from '#db/testing/neighbourhood.server.ts'
import { makeOfferWorld, timeZone, walk, type OfferWorld } from '#db/testing/offer-world.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { addSynonym, listSynonyms, removeSynonym } from '../directory/keep-synonyms.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done } from '../shared/result.ts'
import { findDraft, forgetOldDrafts, keepDraft } from './draft.server.ts'
import { beginEditing, listOthersEditing } from './offer-editing.server.ts'
import { openWriting } from './offer-open-writing.server.ts'
import { getOffer } from './offer-show-activity.server.ts'
import { saveWriting } from './offer-save-writing.server.ts'
import { checkTranslation, translateActivity } from './offer-translate.server.ts'
import { openOffer } from './offer.queries.server.ts'
import { judgeWords } from './publish-activity.server.ts'
import { listToCheck } from './speaker-check.queries.server.ts'
import { openToCheck, saveAsSpeaker } from './speaker-check.server.ts'
import { writeActivity } from './write-activity.server.ts'

let world: OfferWorld
beforeAll(async () => {
  world = await makeOfferWorld()
})
afterAll(() => world.wijk.end())

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'done' : answer.refusal!.code)
const at = async (activityId: string) => ({ activityId, version: await world.versionOf(activityId) })
const draftOf = async (actor: OfferWorld['mariska'], activityId: string) => {
  const found = await withActor(actor, async (tx) => done(await findDraft(tx, activityId)))
  return found.ok ? found.value : null
}

test('what is being typed waits for who typed it, however often, and for nobody else', async () => {
  const { mariska, elif } = world
  const activityId = await world.begin()
  const typed = { ...(await at(activityId)), fields: { title: 'Half af', domains: ['BODY'] } }
  await withActor(mariska, (tx) => keepDraft(tx, typed))
  await withActor(mariska, (tx) => keepDraft(tx, { ...typed, fields: { title: 'Bijna af' } }))
  expect(await draftOf(later(mariska, { hours: 20 }), activityId)).toMatchObject({ fields: { title: 'Bijna af' } })
  expect(await draftOf(elif, activityId)).toBeNull()
  const saved = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => writeActivity(tx, { ...saved, fields: walk })))).toBe('done')
  expect(await draftOf(mariska, activityId)).toBeNull()
})

test('no draft is larger than any activity, and a stranger keeps none', async () => {
  const { mariska, tom } = world
  const activityId = await world.begin()
  const asked = await at(activityId)
  const much = { ...asked, fields: { what: 'x'.repeat(40_000) } }
  expect(codeOf(await withActor(mariska, (tx) => keepDraft(tx, much)))).toBe('offer.work.tooMuch')
  expect(codeOf(await withActor(tom, (tx) => keepDraft(tx, { ...asked, fields: {} })))).toBe('shared.notFound')
})

test('two who write in one activity are told of each other, for as long as they do', async () => {
  const { mariska, elif } = world
  const activityId = await world.begin()
  await withActor(elif, (tx) => openWriting(tx, activityId))
  const opened = await withActor(mariska, (tx) => openWriting(tx, activityId))
  expect(opened.ok && opened.value.others).toEqual(['Elif'])
  const soon = await withActor(later(mariska, { minutes: 6 }), async (tx) =>
    done(await listOthersEditing(tx, activityId)),
  )
  expect(soon.ok && soon.value).toEqual([])
  const drop = { intent: 'drop' } as const
  await withActor(elif, (tx) => saveWriting(tx, activityId, drop))
  const left = await withActor(mariska, async (tx) => done(await listOthersEditing(tx, activityId)))
  expect(left.ok && left.value).toEqual([])
  // Nobody says of somebody else that they are writing.
  await expect(
    withActor(mariska, async (tx) => beginEditing(Object.assign(tx, { actor: elif }), activityId)),
  ).rejects.toThrow()
})

test('a draft that nobody goes on with for 90 days is forgotten, unread', async () => {
  const { mariska } = world
  const [old, fresh] = [await world.begin(), await world.begin()]
  const typed = { version: 0, fields: { title: 'Half af' } }
  await withActor(mariska, (tx) => keepDraft(tx, { ...typed, activityId: old }))
  await withActor(later(mariska, { hours: 48 }), (tx) => keepDraft(tx, { ...typed, activityId: fresh }))
  const portal = systemActor(mariska.tenantId, mariska.now.add({ hours: 24 * 91 }), newId())
  await withActor({ ...mariska, now: portal.now }, forgetOldDrafts)
  expect(await draftOf(mariska, old)).not.toBeNull()
  await withActor(portal, forgetOldDrafts)
  expect(await draftOf(mariska, old)).toBeNull()
  expect(await draftOf(mariska, fresh)).not.toBeNull()
})

test('a translation is a draft until somebody who speaks the language says that it is right', async () => {
  const { mariska, elif, editor } = world
  const activityId = await world.publish()
  const words = { title: 'Birlikte yürüyüş', what: 'Bir saat yürüyoruz.' }
  const first = await at(activityId)
  await withActor(editor, (tx) => translateActivity(tx, { ...first, language: 'tr', words }))
  const check = async (actor: typeof mariska) => {
    const asked = { ...(await at(activityId)), language: 'tr' as const, today: '2026-04-03' }
    return codeOf(await withActor(actor, (tx) => checkTranslation(tx, asked)))
  }
  expect(await check(mariska)).toBe('offer.work.notSpoken')
  expect(await check(elif)).toBe('done')
  const status = async () => {
    const found = await withActor(editor, (tx) => openOffer(tx, { activityId }))
    return found.ok ? found.value.row.translationStatus['tr'] : null
  }
  expect(await status()).toEqual({ status: 'checked', checkedBy: 'Elif', checkedOn: '2026-04-03' })
  // What was checked was checked against the old words.
  const rewritten = { ...(await at(activityId)), fields: { ...walk, what: 'We lopen anderhalf uur.' } }
  await withActor(editor, (tx) => writeActivity(tx, rewritten))
  expect(await status()).toEqual({ status: 'machine' })
})

test('what an organiser writes in another language waits for the editor too, and can be taken back', async () => {
  const { mariska, elif, editor } = world
  const activityId = await world.publish()
  const translate = async (words: { title?: string }) => {
    const asked = { ...(await at(activityId)), language: 'tr' as const, words }
    const saved = await withActor(mariska, (tx) => translateActivity(tx, asked))
    return saved.ok && saved.value.waits
  }
  const found = async () => {
    const shown = await withActor(editor, (tx) => getOffer(tx, activityId))
    if (!shown.ok) throw new Error(shown.refusal.code)
    return { translations: shown.value.offer.row.translations, waits: shown.value.pending !== null }
  }
  expect(await translate({ title: 'Hemen para yatırın' })).toBe(true)
  expect(await found()).toEqual({ translations: {}, waits: true })
  const asked = { ...(await at(activityId)), language: 'tr' as const, today: '2026-04-03' }
  expect(codeOf(await withActor(elif, (tx) => checkTranslation(tx, asked)))).toBe('offer.work.waits')
  expect(await translate({})).toBe(false)
  expect(await found()).toEqual({ translations: {}, waits: false })

  // New words in Dutch and in Turkish wait as one.
  const rewritten = { ...(await at(activityId)), fields: { ...walk, what: 'We lopen een half uur.' } }
  await withActor(mariska, (tx) => writeActivity(tx, rewritten))
  expect(await translate({ title: 'Yürüyüş' })).toBe(true)
  const judged = { ...(await at(activityId)), approve: true as const }
  expect(codeOf(await withActor(editor, (tx) => judgeWords(tx, judged)))).toBe('done')
  expect(await found()).toEqual({ translations: { tr: { title: 'Yürüyüş' } }, waits: false })
  const back = { ...(await at(activityId)), fields: walk }
  await withActor(mariska, (tx) => writeActivity(tx, back))
  const regret = { ...(await at(activityId)), fields: { ...walk, what: 'We lopen een half uur.' } }
  const said = await withActor(mariska, (tx) => writeActivity(tx, regret))
  expect(said.ok && said.value.waits).toBe(false)
  expect((await found()).waits).toBe(false)
})

/** Tom, who works for another organisation and now speaks Turkish, with what he finds and does. */
async function speaker() {
  const { tom, editor, wijk } = world
  await wijk.owner.client.query(`update professionals set languages = '{nl,tr}' where id = $1`, [tom.personId])
  const found = async (actor = tom) => {
    const listed = await withActor(actor, (tx) => listToCheck(tx, { language: 'tr', after: null, timeZone }))
    return listed.ok ? listed.value.items.map(({ id }) => id) : []
  }
  const translated = async (activityId: string) => {
    const asked = { ...(await at(activityId)), language: 'tr' as const, words: { title: 'Yürüyüş' } }
    await withActor(editor, (tx) => translateActivity(tx, asked))
    return activityId
  }
  const says = async (actor: typeof tom, activityId: string, title?: string, language: 'tr' | 'ar' = 'tr') => {
    const asked = { ...(await at(activityId)), language, today: '2026-04-03', activityId }
    const form = title === undefined ? ({ intent: 'check' } as const) : ({ intent: 'translate', title } as const)
    return codeOf(await withActor(actor, (tx) => saveAsSpeaker(tx, { ...asked, ...form })))
  }
  return { tom, found, translated, says }
}

test('who speaks the language says that the translation of another organisation is right', async () => {
  const { mariska, editor, coach, wijk } = world
  const { tom, found, translated, says } = await speaker()
  const [activityId, draft] = [await translated(await world.publish()), await translated(await world.begin())]
  expect(await found()).toContain(activityId)
  expect(await found()).not.toContain(draft)
  expect(await found(mariska)).toEqual([])

  const far = { ...tom, tenantId: wijk.otherTenant.id }
  for (const stranger of [mariska, coach, editor, wijk.actors.joost, wijk.actors.fatma, far])
    for (const title of [undefined, 'Yanlış'])
      expect(await says(stranger, activityId, title), stranger.displayName).toBe('shared.notFound')
  expect(await says(tom, activityId, undefined, 'ar')).toBe('shared.notFound')
  expect(await says(tom, draft)).toBe('shared.notFound')
  expect(codeOf(await withActor(far, (tx) => openToCheck(tx, { activityId })))).toBe('shared.notFound')
  expect(codeOf(await withActor(tom, (tx) => openToCheck(tx, { activityId: draft })))).toBe('shared.notFound')

  expect(await says(tom, activityId)).toBe('done')
  const seen = await withActor(editor, (tx) => openOffer(tx, { activityId }))
  expect(seen.ok && seen.value.row.translationStatus['tr']).toEqual({
    ...{ status: 'checked', checkedBy: 'Tom', checkedOn: '2026-04-03' },
  })
  expect(await found()).not.toContain(activityId)
})

test('better words of who speaks the language wait for the editor like any others', async () => {
  const { editor } = world
  const { tom, found, translated, says } = await speaker()
  const activityId = await translated(await world.publish())
  const title = async () => {
    const seen = await withActor(editor, (tx) => openOffer(tx, { activityId }))
    return seen.ok && seen.value.row.translations['tr']?.title
  }
  expect(await says(tom, activityId, 'Yürüyüş')).toBe('offer.work.sameWords')
  expect(await says(tom, activityId, 'Birlikte yürüyüş')).toBe('done')
  expect(await title()).toBe('Yürüyüş')
  expect(await found()).not.toContain(activityId)
  expect([await says(tom, activityId), await says(tom, activityId, 'Gezi')]).toEqual([
    ...['offer.work.wordsWait', 'offer.work.wordsWait'],
  ])
  const judged = { ...(await at(activityId)), approve: true as const }
  expect(codeOf(await withActor(editor, (tx) => judgeWords(tx, judged)))).toBe('done')
  expect(await title()).toBe('Birlikte yürüyüş')
  expect(await found()).toContain(activityId)
})

test('the editor alone keeps the words that search understands, each once', async () => {
  const { mariska, editor } = world
  const word = { word: ' Sportschool', meaning: 'bewegen', language: 'nl' }
  expect(codeOf(await withActor(mariska, (tx) => addSynonym(tx, word)))).toBe('shared.notFound')
  for (const twice of [word, word]) expect(codeOf(await withActor(editor, (tx) => addSynonym(tx, twice)))).toBe('done')
  const listed = await withActor(editor, (tx) => listSynonyms(tx, { after: null }))
  const found = listed.ok ? listed.value.items.filter((each) => each.word === 'sportschool') : []
  expect(found).toHaveLength(1)
  expect(codeOf(await withActor(mariska, (tx) => removeSynonym(tx, found[0]!)))).toBe('shared.notFound')
  expect(codeOf(await withActor(editor, (tx) => removeSynonym(tx, found[0]!)))).toBe('done')
  expect(codeOf(await withActor(editor, (tx) => removeSynonym(tx, { id: newId() })))).toBe('done')
  for (let at = 0; at < 60; at += 1)
    await withActor(editor, (tx) => addSynonym(tx, { word: `woord ${at}`, meaning: 'bewegen', language: 'nl' }))
  const pageAfter = async (after: string | null) => {
    const page = await withActor(editor, (tx) => listSynonyms(tx, { after }))
    if (!page.ok) throw new Error(page.refusal.code)
    return page.value
  }
  const first = await pageAfter(null)
  const second = await pageAfter(first.next)
  expect([first.items.length, second.next]).toEqual([50, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(50 + second.items.length)
  expect(await pageAfter('nonsense')).toEqual(first)
})
