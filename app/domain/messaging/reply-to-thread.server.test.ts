import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { takeQuestion } from './take-question.server.ts'
import { countTeamInbox } from './team-inbox.queries.server.ts'
import { questionsOf } from '#db/testing/questions.server.ts'

let wijk: TestNeighbourhood
const { answer, ask, look, reply } = questionsOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const dueOn = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()

test('my reply re-opens the question, restarts its clock and puts it before the whole team again', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  await answer(sanne, threadId)
  const counts = () => withActor(sanne, (tx) => countTeamInbox(tx, { teamId: wijk.practice.id }))
  const before = await counts()
  const tuesday = later(fatma, { hours: 24 * 4 })
  expect(await reply(tuesday, threadId)).toMatchObject({ ok: true })
  const { thread, assignee } = await look(sanne, threadId)
  expect(thread).toMatchObject({ state: 'submitted', followUps: 1, unreadByTeam: 1 })
  expect(assignee).toBeNull()
  expect(dueOn(thread.dueAt)).toBe('2026-04-09')
  expect(await counts()).toMatchObject({
    new: (before as { new: number }).new + 1,
    done: (before as { done: number }).done - 1,
  })
})

test('what I add to a question that waits changes neither its date nor who has it', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  await withActor(sanne, (tx) => takeQuestion(tx, { threadId }))
  const before = (await look(sanne, threadId)).thread
  expect(await reply(later(fatma, { hours: 1 }), threadId)).toMatchObject({ ok: true })
  const { thread } = await look(sanne, threadId)
  expect(thread.dueAt.equals(before.dueAt)).toBe(true)
  expect(thread).toMatchObject({ state: 'in_progress', assignedPersonId: sanne.personId, followUps: 0 })
})

test('eight days after the answer I am told why I can’t reply', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  await answer(sanne, threadId)
  expect(await reply(later(fatma, { hours: 24 * 8 }), threadId)).toMatchObject({
    refusal: { code: 'messaging.followUpTooLate', data: { days: 7 } },
  })
})

test('after two rounds I am asked to make an appointment', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  for (const round of [1, 2]) {
    await answer(later(sanne, { hours: round * 2 }), threadId)
    expect(await reply(later(fatma, { hours: round * 2 + 1 }), threadId)).toMatchObject({ ok: true })
  }
  await answer(later(sanne, { hours: 6 }), threadId)
  expect(await reply(later(fatma, { hours: 7 }), threadId)).toMatchObject({
    refusal: { code: 'messaging.followUpRoundsUsed', data: { rounds: 2 } },
  })
  expect((await look(sanne, threadId)).thread.state).toBe('answered')
})

test('a second click sends my reply once', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  await answer(sanne, threadId)
  const replyId = newId()
  const clicks = await Promise.all([1, 2, 3].map(() => reply(fatma, threadId, 'Dank u', { replyId })))
  expect(clicks.every((click) => click.ok)).toBe(true)
  const { messages, thread } = await look(fatma, threadId)
  expect(messages).toHaveLength(3)
  expect(thread.followUps).toBe(1)
})

test('a reply that sounds like an emergency is sent only after I chose to, and the team sees the warning', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  const words = 'Ik heb nu pijn op de borst'
  expect(await reply(fatma, threadId, words)).toMatchObject({ refusal: { code: 'messaging.redFlags' } })
  expect(await reply(fatma, threadId, words, { acknowledged: true })).toMatchObject({ ok: true })
  expect((await look(sanne, threadId)).thread.redFlags).toEqual(['chest_pain'])
})

test('messages stay in the order in which they were sent, also within one moment', async () => {
  const { fatma, sanne } = wijk.actors
  const threadId = await ask(fatma)
  await answer(sanne, threadId, 'Antwoord')
  await reply(fatma, threadId, 'Dank u')
  expect((await look(fatma, threadId)).messages.map((message) => message.authorKind)).toEqual([
    'resident',
    'professional',
    'resident',
  ])
})
