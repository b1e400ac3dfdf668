import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#db/client.server.ts'
import { later } from '#db/testing/neighbourhood.server.ts'
import { firstTuesday, makeOfferWorld, timeZone, walk, type OfferWorld } from '#db/testing/offer-world.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { cancelActivity } from './cancel-activity.server.ts'
import { copyActivity } from './copy-activity.server.ts'
import { listHistory } from './history.queries.server.ts'
import { countToJudge, listModeration } from './moderation.queries.server.ts'
import { cancelDate, moveDate, restoreDate } from './move-date.server.ts'
import { archiveActivity } from './offer-archive.server.ts'
import { listOffer } from './offer-list.queries.server.ts'
import { getOffer } from './offer-show-activity.server.ts'
import { makeActivity } from './offer-make.server.ts'
import { openOffer } from './offer.queries.server.ts'
import { judgeWords, publishActivity, sendBackActivity } from './publish-activity.server.ts'
import { submitActivity } from './submit-activity.server.ts'
import { writeActivity } from './write-activity.server.ts'

let world: OfferWorld
beforeAll(async () => {
  world = await makeOfferWorld()
})
afterAll(() => world.wijk.end())

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'done' : answer.refusal!.code)
const at = async (activityId: string) => ({ activityId, version: await world.versionOf(activityId) })

async function kept(activityId: string) {
  const { rows } = await world.wijk.owner.client.query<{
    state: string
    title: string
    sequence: number
    starts: string
    dates: number
  }>(
    `select state, title, sequence, starts_at::text as starts,
       (select count(*)::int from activity_occurrences o where o.activity_id = a.id) as dates from activities a where id = $1`,
    [activityId],
  )
  return rows[0]!
}

async function datesOf(activityId: string) {
  const { rows } = await world.wijk.owner.client.query<{ original: string; date: string; status: string }>(
    `select original_date::text as original, date::text as date, status from activity_occurrences
     where activity_id = $1 and original_date >= '2026-04-07' order by original_date limit 3`,
    [activityId],
  )
  return rows.map(({ original, date, status }) => `${original} ${date} ${status}`)
}

test('what an organiser writes is on no list before the editor puts it there', async () => {
  const { mariska, editor } = world
  const activityId = await world.begin()
  expect(await kept(activityId)).toMatchObject({ state: 'draft', dates: 0 })
  const seen = await withActor(anonymousActor(mariska.tenantId, mariska.now, newId()), (tx) =>
    openOffer(tx, { activityId }),
  )
  expect(codeOf(seen)).toBe('shared.notFound')
  const asked = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => publishActivity(tx, asked)))).toBe('shared.notFound')
  expect(codeOf(await withActor(mariska, (tx) => submitActivity(tx, asked)))).toBe('done')
  const waiting = await withActor(editor, (tx) => listModeration(tx, { after: null }))
  expect(waiting.ok && waiting.value.items.map(({ id }) => id)).toContain(activityId)
  expect(await withActor(editor, countToJudge)).toBe(waiting.ok && waiting.value.items.length)
  const submitted = await at(activityId)
  expect(codeOf(await withActor(editor, (tx) => publishActivity(tx, submitted)))).toBe('done')
  expect((await kept(activityId)).state).toBe('published')
  expect((await kept(activityId)).dates).toBeGreaterThan(50)
})

test('a second click publishes nothing twice, and the editor reads the version that was sent in', async () => {
  const { mariska, editor } = world
  const activityId = await world.begin()
  const draft = await at(activityId)
  const both = await Promise.all([1, 2].map(() => withActor(mariska, (tx) => submitActivity(tx, draft))))
  expect(both.map(codeOf).sort()).toEqual(['done', 'offer.work.notNow'])
  const read = await at(activityId)
  const rewritten = { ...(await at(activityId)), fields: { ...walk, title: 'Iets anders' } }
  expect(codeOf(await withActor(mariska, (tx) => writeActivity(tx, rewritten)))).toBe('done')
  expect(codeOf(await withActor(editor, (tx) => publishActivity(tx, read)))).toBe('offer.work.newer')
})

test('a proposal that is sent back comes with a reason and can be sent in again', async () => {
  const { proposer, editor } = world
  const activityId = await world.begin(proposer)
  const draft = await at(activityId)
  await withActor(proposer, (tx) => submitActivity(tx, draft))
  const back = { ...(await at(activityId)), reason: 'Waar is het?' }
  expect(codeOf(await withActor(editor, (tx) => sendBackActivity(tx, back)))).toBe('done')
  const history = await withActor(proposer, (tx) => listHistory(tx, { activityId, after: null }))
  expect(history.ok && history.value.items.find(({ kind }) => kind === 'sentBack')).toMatchObject({
    kind: 'sentBack',
    reason: 'Waar is het?',
    byName: 'Beheer',
  })
  const again = await at(activityId)
  expect(codeOf(await withActor(proposer, (tx) => submitActivity(tx, again)))).toBe('done')
})

test('new words of a published activity wait for the editor; a new time is public at once', async () => {
  const { mariska, editor } = world
  const activityId = await world.publish()
  const before = await kept(activityId)
  const fields = { ...walk, title: 'Stevig wandelen', startsAt: Temporal.PlainTime.from('09:30') }
  const asked = { ...(await at(activityId)), fields }
  const written = await withActor(mariska, (tx) => writeActivity(tx, asked))
  expect(written.ok && written.value).toEqual({ waits: true })
  expect(await kept(activityId)).toMatchObject({
    title: 'Samen wandelen',
    starts: '09:30:00',
    sequence: before.sequence + 1,
  })
  const waiting = await withActor(editor, (tx) => listModeration(tx, { after: null }))
  expect(waiting.ok && waiting.value.items.find(({ id }) => id === activityId)?.kind).toBe('words')
  const judged = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => judgeWords(tx, { ...judged, approve: true })))).toBe('shared.notFound')
  expect(codeOf(await withActor(editor, (tx) => judgeWords(tx, { ...judged, approve: true })))).toBe('done')
  expect((await kept(activityId)).title).toBe('Stevig wandelen')

  const again = { ...(await at(activityId)), fields: { ...walk, title: 'Bel 0900-1234' } }
  await withActor(later(mariska, { hours: 1 }), (tx) => writeActivity(tx, again))
  const refused = { ...(await at(activityId)), approve: false as const, reason: 'Geen duur nummer.' }
  expect(codeOf(await withActor(later(editor, { hours: 2 }), (tx) => judgeWords(tx, refused)))).toBe('done')
  const seen = await withActor(mariska, (tx) => getOffer(tx, activityId))
  expect(seen.ok && seen.value.sentBack).toEqual({ kind: 'wordsRefused', reason: 'Geen duur nummer.' })
})

test('two who save the same version are told, and nothing of either is lost', async () => {
  const { mariska, elif } = world
  const activityId = await world.begin()
  const asked = await at(activityId)
  const both = await Promise.all(
    [mariska, elif].map((actor) =>
      withActor(actor, (tx) =>
        writeActivity(tx, { ...asked, fields: { ...walk, title: `Titel van ${actor.displayName}` } }),
      ),
    ),
  )
  expect(both.map(codeOf).sort()).toEqual(['done', 'offer.work.newer'])
})

test('one date is called off, moved or restored, and the others stay', async () => {
  const { mariska } = world
  const activityId = await world.publish()
  const { sequence } = await kept(activityId)
  const second = { originalDate: firstTuesday.add({ weeks: 1 }), timeZone }
  const off = { ...(await at(activityId)), ...second, reason: 'De zaal is dicht' }
  expect(codeOf(await withActor(mariska, (tx) => cancelDate(tx, off)))).toBe('done')
  const to = { date: Temporal.PlainDate.from('2026-04-22'), startsAt: walk.startsAt, endsAt: walk.endsAt }
  const third = { ...(await at(activityId)), ...to, originalDate: firstTuesday.add({ weeks: 2 }), timeZone }
  expect(codeOf(await withActor(mariska, (tx) => moveDate(tx, third)))).toBe('done')
  expect(await datesOf(activityId)).toEqual([
    '2026-04-07 2026-04-07 scheduled',
    '2026-04-14 2026-04-14 cancelled',
    '2026-04-21 2026-04-22 moved',
  ])
  expect((await kept(activityId)).sequence).toBe(sequence + 2)
  const back = { ...(await at(activityId)), ...second }
  expect(codeOf(await withActor(mariska, (tx) => restoreDate(tx, back)))).toBe('done')
  expect((await datesOf(activityId))[1]).toBe('2026-04-14 2026-04-14 scheduled')
})

test('a date that is past, or a day that is taken already, is refused', async () => {
  const { mariska } = world
  const activityId = await world.publish()
  const move = async (originalDate: string, date: string) => {
    const to = { date: Temporal.PlainDate.from(date), startsAt: walk.startsAt, endsAt: walk.endsAt, timeZone }
    const asked = { ...(await at(activityId)), ...to, originalDate: Temporal.PlainDate.from(originalDate) }
    return codeOf(await withActor(mariska, (tx) => moveDate(tx, asked)))
  }
  expect(await move('2026-04-07', '2026-04-14')).toBe('offer.work.dateTaken')
  expect(await move('2026-04-07', '2026-03-01')).toBe('offer.work.pastDate')
  expect(await move('2026-04-08', '2026-04-09')).toBe('offer.work.noSuchDate')
})

test('an activity that is called off stays to be seen as such, and its copy is a draft', async () => {
  const { mariska } = world
  const activityId = await world.publish()
  const asked = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => cancelActivity(tx, asked)))).toBe('done')
  expect((await datesOf(activityId))[0]).toBe('2026-04-07 2026-04-07 cancelled')
  expect(codeOf(await withActor(mariska, (tx) => cancelActivity(tx, asked)))).toBe('offer.work.notNow')
  const id = newId()
  const copy = () => withActor(mariska, (tx) => copyActivity(tx, { activityId, copyId: id, today: firstTuesday }))
  expect([codeOf(await copy()), codeOf(await copy())]).toEqual(['done', 'done'])
  expect(await kept(id)).toMatchObject({ state: 'draft', title: 'Samen wandelen', dates: 0 })
})

test('another organisation, a huisarts who did not write it, and another wijk do not find it', async () => {
  const { mariska, tom, coach, proposer, wijk } = world
  const activityId = await world.publish()
  const far = { ...mariska, tenantId: wijk.otherTenant.id }
  const asked = { ...(await at(activityId)), fields: walk }
  for (const stranger of [tom, coach, proposer, wijk.actors.joost, wijk.actors.fatma, far]) {
    expect(codeOf(await withActor(stranger, (tx) => openOffer(tx, { activityId }))), stranger.displayName).toBe(
      'shared.notFound',
    )
    const deeds: ((tx: Tx, given: typeof asked) => Promise<Result<unknown>>)[] = [
      writeActivity,
      cancelActivity,
      archiveActivity,
    ]
    for (const deed of deeds)
      expect(codeOf(await withActor(stranger, (tx) => deed(tx, asked))), stranger.displayName).toBe('shared.notFound')
  }
  expect((await kept(activityId)).state).toBe('published')
})

test('an organiser writes for the own organisation alone, and a proposer may not change what is published', async () => {
  const { tom, proposer, dreven } = world
  const made = { activityId: newId(), title: 'Ingebroken', organiserId: dreven.organisationId, today: firstTuesday }
  expect(codeOf(await withActor(tom, (tx) => makeActivity(tx, made)))).toBe('offer.work.noSuchChoice')
  const activityId = await world.publish(proposer)
  const asked = { ...(await at(activityId)), fields: { ...walk, title: 'Toch anders' } }
  expect(codeOf(await withActor(proposer, (tx) => writeActivity(tx, asked)))).toBe('offer.work.notNow')
})

test('each sees how many of their own there are, and the editor all', async () => {
  const { tom, mariska, editor } = world
  const listed = async (actor: typeof tom) => {
    const list = await withActor(actor, (tx) => listOffer(tx, { state: null, after: null }))
    return list.ok ? list.value : null
  }
  expect((await listed(tom))?.items).toEqual([])
  const [own, all] = [await listed(mariska), await listed(editor)]
  expect(own!.counts.published).toBeGreaterThan(0)
  expect(all!.counts.draft).toBeGreaterThanOrEqual(own!.counts.draft)
  expect(await listed({ ...tom, kind: 'resident', role: 'RESIDENT' })).toBeNull()
})

test('what still goes on is called off before it is put away, so that who signed up hears of it', async () => {
  const { mariska } = world
  const activityId = await world.publish()
  const on = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => archiveActivity(tx, on)))).toBe('offer.work.stillOn')
  await withActor(mariska, (tx) => cancelActivity(tx, on))
  const off = await at(activityId)
  expect(codeOf(await withActor(mariska, (tx) => archiveActivity(tx, off)))).toBe('done')
  expect(await kept(activityId)).toMatchObject({ state: 'archived', dates: 0 })
})
