import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { openAsOwner } from '#db/seed/factories/insert.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { closeQuestion } from './close-question.server.ts'
import type { InboxCounts } from './inbox-tab.ts'
import { countUnreadThreads } from './messaging.queries.server.ts'
import { releaseQuestion } from './release-question.server.ts'
import { takeQuestion } from './take-question.server.ts'
import { countTeamInbox, listTeamInbox } from './team-inbox.queries.server.ts'
import { questionsOf, secretWords } from '#db/testing/questions.server.ts'

let wijk: TestNeighbourhood
const { answer, ask, look, rows } = questionsOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

type Name = keyof TestNeighbourhood['actors']
const take = (who: Name, threadId: string) => withActor(wijk.actors[who], (tx) => takeQuestion(tx, { threadId }))
const release = (who: Name, threadId: string) => withActor(wijk.actors[who], (tx) => releaseQuestion(tx, { threadId }))
const close = (who: Name, threadId: string) => withActor(wijk.actors[who], (tx) => closeQuestion(tx, { threadId }))
const counts = async (who: Name): Promise<InboxCounts> => {
  const found = await withActor(wijk.actors[who], (tx) => countTeamInbox(tx, { teamId: wijk.practice.id }))
  if (isRefused(found)) throw new Error(found.refusal.code)
  return found
}
const inbox = async (who: Name, tab: 'new' | 'mine' | 'waiting' | 'done') => {
  const list = await withActor(wijk.actors[who], (tx) =>
    listTeamInbox(tx, { teamId: wijk.practice.id, tab, after: null }),
  )
  if (isRefused(list)) throw new Error(list.refusal.code)
  return list.items.map((item) => item.id)
}

test('of ten who take a question at once exactly one gets it, and the others are told who', async () => {
  const threadId = await ask(wijk.actors.fatma)
  const team: Name[] = ['sanne', 'noor', 'petra', 'joost', 'sanne', 'noor', 'petra', 'joost', 'noor', 'petra']
  const tries = await Promise.all(team.map((who) => take(who, threadId)))
  const { assignee } = await look(wijk.actors.sanne, threadId)
  const got = team.filter((_, index) => tries[index]!.ok)
  expect(new Set(got).size).toBe(1)
  expect(wijk.actors[got[0]!].personId).toBe(assignee!.id)
  for (const one of tries) {
    if (!one.ok) expect(one.refusal).toEqual({ code: 'messaging.takenBy', data: { name: assignee!.name } })
  }
})

test('a question moves through the tabs of the team, and each counter is right at once', async () => {
  const before = await counts('sanne')
  const threadId = await ask(wijk.actors.danuta)
  expect(await inbox('noor', 'new')).toContain(threadId)
  expect(await counts('sanne')).toEqual({ ...before, new: before.new + 1 })
  await take('sanne', threadId)
  expect(await inbox('sanne', 'mine')).toContain(threadId)
  expect(await inbox('noor', 'waiting')).toContain(threadId)
  expect(await counts('sanne')).toEqual({ ...before, mine: before.mine + 1 })
  await release('noor', threadId)
  expect(await counts('sanne')).toEqual({ ...before, new: before.new + 1 })
  await answer(wijk.actors.noor, threadId)
  expect(await inbox('sanne', 'done')).toContain(threadId)
  expect(await counts('sanne')).toEqual({ ...before, done: before.done + 1 })
  expect(await close('sanne', threadId)).toMatchObject({ ok: true })
  expect(await counts('sanne')).toEqual({ ...before, done: before.done + 1 })
})

test('an answer reaches me: it is counted, told by mail without a word of it, and read once I open it', async () => {
  const { fatma, sanne } = wijk.actors
  const unread = () => withActor(fatma, (tx) => countUnreadThreads(tx))
  const threadId = await ask(fatma)
  const before = await unread()
  const mails = await told()
  expect(await answer(later(sanne, { hours: 1 }), threadId, 'Drink geen koffie.')).toMatchObject({ ok: true })
  expect(await unread()).toBe((before as number) + 1)
  expect(await told()).toBe(mails + 1)
  const notes = await rows<{ row: string; template: string }>(
    sql`select template, n::text as row from notifications n where person_id = ${fatma.personId} order by created_at desc, id desc limit 1`,
  )
  expect(notes[0]!.template).toBe('newMessage')
  expect(notes[0]!.row).not.toContain('koffie')
  expect(await withActor(fatma, (tx) => countUnreadThreads(tx, { opening: threadId }))).toBe(before)
  const { thread, messages, assignee } = await look(fatma, threadId)
  expect(thread.state).toBe('answered')
  expect(assignee).toEqual({ id: sanne.personId, name: 'Sanne' })
  expect(messages.map((message) => message.authorName)).toEqual([null, 'Sanne'])
  expect(await unread()).toBe(before)
})

/** What is queued to be mailed: the notification and the job that sends it, which stand or fall together. */
async function told(): Promise<number> {
  const [notes] = await rows<{ n: number }>(sql`select count(*)::integer as n from notifications`)
  const queue = openAsOwner(testUrls().worker)
  const jobs = await queue.db.execute(sql`select count(*)::integer as n from graphile_worker.jobs`)
  await queue.end()
  expect(jobs.rows[0]).toEqual(notes)
  return notes!.n
}

test('the second answer is warned before it is sent, and tells nobody', async () => {
  const { fatma, sanne, noor } = wijk.actors
  const threadId = await ask(fatma)
  const seen = (await look(noor, threadId)).thread.lastMessageAt.toString()
  await answer(later(sanne, { minutes: 5 }), threadId)
  const before = await told()
  const late = await answer(later(noor, { minutes: 6 }), threadId, 'Ook een antwoord', { seen })
  expect(late).toMatchObject({ refusal: { code: 'messaging.answeredMeanwhile' } })
  expect(await told()).toBe(before)
  expect((await look(noor, threadId)).messages).toHaveLength(2)
  expect(await answer(later(noor, { minutes: 7 }), threadId, 'Nog iets'), 'after reading, it may').toMatchObject({
    ok: true,
  })
})

test('two answers at the same moment: one is sent, the other is warned', async () => {
  const threadId = await ask(wijk.actors.fatma)
  const seen = (await look(wijk.actors.noor, threadId)).thread.lastMessageAt.toString()
  const both = await Promise.all(
    (['sanne', 'noor'] as const).map((who) => answer(wijk.actors[who], threadId, 'Antwoord', { seen })),
  )
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect((await look(wijk.actors.noor, threadId)).messages).toHaveLength(2)
})

test('a second click on "Stuur antwoord" sends one answer', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  const seen = (await look(sanne, threadId)).thread.lastMessageAt.toString()
  const answerId = newId()
  const clicks = await Promise.all([1, 2, 3].map(() => answer(sanne, threadId, 'Antwoord', { seen, answerId })))
  expect(clicks.every((click) => click.ok)).toBe(true)
  expect((await look(sanne, threadId)).messages).toHaveLength(2)
})

test('what a colleague has in hand is not answered over that colleague’s head', async () => {
  const threadId = await ask(wijk.actors.fatma)
  await take('sanne', threadId)
  const before = await told()
  expect(await answer(wijk.actors.noor, threadId)).toMatchObject({
    refusal: { code: 'messaging.takenBy', data: { name: 'Sanne' } },
  })
  expect(await told()).toBe(before)
})

test('a question without an answer can’t be closed, and an answered one can’t be taken', async () => {
  const threadId = await ask(wijk.actors.fatma)
  expect(await close('sanne', threadId)).toMatchObject({ refusal: { code: 'messaging.notInThisState' } })
  expect(await release('sanne', threadId)).toMatchObject({ refusal: { code: 'messaging.notInThisState' } })
  await answer(wijk.actors.joost, threadId)
  expect(await take('sanne', threadId)).toMatchObject({ refusal: { code: 'messaging.notInThisState' } })
})

test('the list is logged as one line with each resident that was shown', async () => {
  const { noor, fatma, danuta } = wijk.actors
  await ask(fatma)
  await ask(danuta)
  const requestId = newId()
  await withActor({ ...noor, requestId }, (tx) =>
    listTeamInbox(tx, { teamId: wijk.practice.id, tab: 'new', after: null }),
  )
  const lines = await rows<{ id: string; outcome: string; who: string }>(
    sql`select l.id, l.outcome, o.object_id as who from access_log l join access_log_objects o on o.entry_id = l.id where l.request_id = ${requestId}`,
  )
  expect(new Set(lines.map((line) => line.id)).size).toBe(1)
  expect(new Set(lines.map((line) => line.who))).toEqual(new Set([fatma.personId, danuta.personId]))
})

test('not a word of a question or an answer stands in the log', async () => {
  const [log] = await rows<{ all: string }>(sql`select
    (select string_agg(l::text, ' ') from access_log l) || (select string_agg(o::text, ' ') from access_log_objects o) as all`)
  expect(log!.all.length).toBeGreaterThan(1_000)
  for (const word of [...secretWords.split(' ').filter((each) => each.length > 4), 'Antwoord', 'koffie']) {
    expect(log!.all).not.toContain(word)
  }
})
