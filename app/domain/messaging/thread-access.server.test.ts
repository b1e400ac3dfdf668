import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { isRefused, notFound } from '../shared/result.ts'
import { closeQuestion } from './close-question.server.ts'
import { listMyThreads } from './messaging.queries.server.ts'
import { releaseQuestion } from './release-question.server.ts'
import { takeQuestion } from './take-question.server.ts'
import { countTeamInbox, listTeamInbox } from './team-inbox.queries.server.ts'
import { questionsOf } from '#db/testing/questions.server.ts'

let wijk: TestNeighbourhood
let threadId: string
const { answer, ask, look, read, reply, rows } = questionsOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  threadId = await ask(wijk.actors.fatma)
})
afterAll(() => wijk.end())

const strangers = () => {
  const { danuta, farid, otherGp, otherAssistant, admin } = wijk.actors
  return [danuta, farid, otherGp, otherAssistant, admin, ...Object.values(wijk.otherTenantActors)]
}

test('everyone of my practice who may reads my question, and nobody else finds it', async () => {
  for (const name of ['fatma', 'sanne', 'noor', 'petra', 'joost'] as const) {
    expect((await read(wijk.actors[name], threadId)).ok, name).toBe(true)
  }
  for (const who of strangers()) expect(await read(who, threadId), who.displayName).toEqual(notFound)
})

test('strangers get the same "not found" for every action, and nothing changes', async () => {
  const before = (await look(wijk.actors.fatma, threadId)).thread
  for (const who of strangers()) {
    const tries = [
      await withActor(who, (tx) => takeQuestion(tx, { threadId })),
      await withActor(who, (tx) => releaseQuestion(tx, { threadId })),
      await withActor(who, (tx) => closeQuestion(tx, { threadId })),
      await answer(who, threadId, 'Hallo', { seen: before.lastMessageAt.toString() }),
      await reply(who, threadId),
    ]
    for (const one of tries) expect(one, who.displayName).toEqual(notFound)
  }
  expect((await look(wijk.actors.fatma, threadId)).thread).toEqual(before)
})

test('a resident does not do the work of the team, nor the team that of the resident', async () => {
  expect(await withActor(wijk.actors.fatma, (tx) => takeQuestion(tx, { threadId }))).toEqual(notFound)
  expect(await reply(wijk.actors.sanne, threadId)).toEqual(notFound)
})

test('an address that is no question is "not found" too', async () => {
  for (const id of [newId(), 'x', `${threadId}'`]) expect(await read(wijk.actors.fatma, id)).toEqual(notFound)
})

test('the try of a stranger is in my log, never as a success', async () => {
  for (const who of [wijk.actors.otherGp, wijk.actors.farid]) {
    const requestId = newId()
    await read({ ...who, requestId }, threadId)
    const lines = await rows<{ outcome: string }>(
      sql`select l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
          where l.request_id = ${requestId} and o.object_id = ${wijk.actors.fatma.personId}`,
    )
    expect(lines, who.displayName).toHaveLength(1)
    expect(lines[0]!.outcome).not.toBe('success')
  }
})

test('nobody sees the inbox of another team', async () => {
  for (const who of strangers()) {
    const list = await withActor(who, (tx) => listTeamInbox(tx, { teamId: wijk.practice.id, tab: 'new', after: null }))
    expect(isRefused(list) ? [] : list.items, who.displayName).toEqual([])
    const counts = await withActor(who, (tx) => countTeamInbox(tx, { teamId: wijk.practice.id }))
    expect(counts, who.displayName).toEqual({ new: 0, mine: 0, waiting: 0, done: 0 })
  }
})

test('the wijkteam has an inbox of its own, which the practice never sees', async () => {
  const { fatma, farid, sanne } = wijk.actors
  const { id } = await makeThread(wijk.owner, wijk.tenant.id, {
    residentId: fatma.personId,
    teamId: wijk.buurtteam.id,
    state: 'submitted',
    dueAt: testNow.add({ hours: 24 }),
    messages: [{ body: 'Kunt u helpen met een brief?', sentAt: testNow.subtract({ hours: 1 }) }],
  })
  const list = await withActor(farid, (tx) => listTeamInbox(tx, { teamId: wijk.buurtteam.id, tab: 'new', after: null }))
  expect(isRefused(list) ? [] : list.items.map((item) => [item.id, item.residentName])).toEqual([
    [id, 'mevrouw Yılmaz'],
  ])
  expect((await read(farid, id)).ok).toBe(true)
  expect(await read(sanne, id)).toEqual(notFound)
})

test('my list holds my own questions and nobody else’s, the unread ones first', async () => {
  const mine = await withActor(wijk.actors.fatma, (tx) => listMyThreads(tx, { after: null }))
  const ids = isRefused(mine) ? [] : [...mine.unread, ...mine.items].map((item) => item.id)
  expect(ids).toContain(threadId)
  const others = await withActor(wijk.actors.danuta, (tx) => listMyThreads(tx, { after: null }))
  expect(others).toEqual({ unread: [], items: [], next: null })
})

test('a long list comes page by page, each question once', async () => {
  const { danuta, sanne } = wijk.actors
  for (let index = 0; index < 60; index += 1) {
    await makeThread(wijk.owner, wijk.tenant.id, {
      residentId: danuta.personId,
      teamId: wijk.practice.id,
      state: 'answered',
      dueAt: testNow.add({ hours: index % 7 }),
      messages: [{ body: `Vraag ${index}`, sentAt: testNow.subtract({ hours: 1 + (index % 9) }) }],
    })
  }
  const walk = async (
    page: (
      after: Awaited<ReturnType<typeof listMyThreads>>['next'],
    ) => Promise<{ items: readonly { id: string }[]; next: typeof after }>,
  ) => {
    const seen: string[] = []
    for (let after: Parameters<typeof page>[0] = null, pages = 0; pages < 5; pages += 1) {
      const { items, next } = await page(after)
      seen.push(...items.map((item) => item.id))
      if (!next) return seen
      after = next
    }
    return seen
  }
  const team = await walk(async (after) => {
    const list = await withActor(sanne, (tx) => listTeamInbox(tx, { teamId: wijk.practice.id, tab: 'done', after }))
    return isRefused(list) ? { items: [], next: null } : list
  })
  const own = await walk(async (after) => {
    const list = await withActor(danuta, (tx) => listMyThreads(tx, { after }))
    return isRefused(list) ? { items: [], next: null } : list
  })
  for (const seen of [team, own]) expect([seen.length, new Set(seen).size]).toEqual([60, 60])
})
