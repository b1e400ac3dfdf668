import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { isRefused } from '../shared/result.ts'
import { newId } from '../shared/ids.ts'
import { findQuestionDraft, saveQuestionDraft } from './question-drafts.server.ts'
import { questionsOf, secretWords } from '#db/testing/questions.server.ts'

let wijk: TestNeighbourhood
const { ask, look, rows, send, write } = questionsOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const at = (who: 'fatma' | 'danuta', local: string) => ({
  ...wijk.actors[who],
  now: Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Amsterdam').toInstant(),
})

test.each([
  ['2026-04-03T16:40', '2026-04-08'],
  ['2026-04-24T16:40', '2026-04-29'],
  ['2026-12-24T10:00', '2026-12-29'],
])('a question that I send on %s is promised an answer by %s, when the practice closes', async (sent, day) => {
  const fatma = at('fatma', sent)
  const receipt = await send(fatma, (await write(fatma)).id)
  expect(receipt).toMatchObject({ ok: true })
  if (!receipt.ok) return
  expect(receipt.value.dueOn?.toString()).toBe(day)
  const { thread } = await look(fatma, receipt.value.threadId)
  expect(thread.dueAt.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString()).toBe(`${day}T17:00:00`)
})

test('a practice that promises one day is held to one day', async () => {
  await wijk.owner.db.execute(sql`update teams set answer_within_working_days = 1 where id = ${wijk.practice.id}`)
  const fatma = at('fatma', '2026-04-03T16:40')
  const receipt = await send(fatma, (await write(fatma)).id)
  await wijk.owner.db.execute(sql`update teams set answer_within_working_days = 2 where id = ${wijk.practice.id}`)
  expect(receipt.ok && receipt.value.dueOn?.toString()).toBe('2026-04-07')
})

test('my question arrives with my own words and choices, at my own practice', async () => {
  const { fatma } = wijk.actors
  const { thread, messages, team } = await look(
    fatma,
    await ask(fatma, { since: 'days', tried: 'Thee', replyBy: 'phone' }),
  )
  expect(team.name).toBe('Centrum Neckar')
  expect(thread).toMatchObject({ state: 'submitted', subject: secretWords, unreadByTeam: 1, redFlags: [] })
  expect(thread.details).toEqual({ topic: 'BODY', since: 'days', tried: 'Thee', replyBy: 'phone' })
  expect(messages).toMatchObject([{ body: secretWords, authorKind: 'resident' }])
})

test('a second click on the button sends nothing twice, not even at the same moment', async () => {
  const { danuta } = wijk.actors
  const draft = await write(danuta)
  const clicks = await Promise.all(Array.from({ length: 5 }, () => send(danuta, draft.id)))
  expect(clicks.map((click) => click.ok && click.value.threadId)).toEqual(Array(5).fill(draft.id))
  expect(await rows(sql`select id from messages where thread_id = ${draft.id}`)).toHaveLength(1)
})

test('what I wrote is still there after I was logged out, page by page', async () => {
  const { fatma } = wijk.actors
  await withActor(fatma, (tx) => saveQuestionDraft(tx, { about: 'MIND' }))
  await withActor(later(fatma, { hours: 30 }), (tx) => saveQuestionDraft(tx, { question: 'Ik pieker.' }))
  const kept = await withActor(later(fatma, { hours: 60 }), (tx) => findQuestionDraft(tx))
  expect(kept).toMatchObject({ about: 'MIND', question: 'Ik pieker.' })
  const mine = await withActor(wijk.actors.danuta, (tx) => findQuestionDraft(tx))
  expect(mine).toBeNull()
})

test('my draft is gone once it is sent', async () => {
  await ask(wijk.actors.fatma)
  expect(await withActor(wijk.actors.fatma, (tx) => findQuestionDraft(tx))).toBeNull()
})

test('an unfinished question is not sent', async () => {
  const { danuta } = wijk.actors
  const draft = await withActor(danuta, (tx) => saveQuestionDraft(tx, { about: 'MIND' }))
  expect(draft.ok && (await send(danuta, draft.value.id))).toMatchObject({
    refusal: { code: 'messaging.draftIncomplete' },
  })
})

test('a button of an older draft sends nothing', async () => {
  await write(wijk.actors.danuta)
  expect(await send(wijk.actors.danuta, newId())).toMatchObject({ refusal: { code: 'messaging.draftChanged' } })
})

test('words that sound like an emergency are sent only after I chose to go on, and the assistant sees the warning', async () => {
  const { fatma, sanne } = wijk.actors
  const draft = await write(fatma, { question: 'Ik heb pijn op de borst' })
  expect(await send(fatma, draft.id)).toMatchObject({ refusal: { code: 'messaging.redFlags' } })
  const sent = await send(
    fatma,
    (await write(fatma, { question: 'Ik heb pijn op de borst', acknowledged: 'chest_pain' })).id,
  )
  expect(sent.ok).toBe(true)
  expect((await look(sanne, draft.id)).thread.redFlags).toEqual(['chest_pain'])
})

test('without a practice there is nobody to ask', async () => {
  const { fatma } = wijk.actors
  const draft = await write(fatma)
  const end = (ends: string | null) =>
    wijk.owner.db.execute(
      sql`update care_relationships set ends_at = ${ends}::timestamptz where resident_id = ${fatma.personId} and kind = 'REGISTRATION'`,
    )
  await end(fatma.now.toString())
  const refused = await send(fatma, draft.id)
  await end(null)
  expect(refused).toMatchObject({ refusal: { code: 'messaging.noPractice' } })
})

test('only residents ask: professionals and the administrator send nothing', async () => {
  for (const who of [wijk.actors.sanne, wijk.actors.admin]) {
    expect(isRefused(await send(who, newId())), who.displayName).toBe(true)
    expect(isRefused(await withActor(who, (tx) => saveQuestionDraft(tx, { about: 'MIND' }))), who.displayName).toBe(
      true,
    )
  }
})

test('the log says that I asked, and not a word of what', async () => {
  const { fatma } = wijk.actors
  const threadId = await ask(fatma)
  const lines = await rows<{ action: string; outcome: string }>(
    sql`select l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${fatma.personId} and o.object_detail = ${threadId}`,
  )
  expect(lines).toContainEqual({ action: 'C', outcome: 'success' })
  const [log] = await rows<{ all: string }>(sql`select
    (select string_agg(l::text, ' ') from access_log l) || (select string_agg(o::text, ' ') from access_log_objects o) as all`)
  expect(log!.all).not.toContain('moe')
})
