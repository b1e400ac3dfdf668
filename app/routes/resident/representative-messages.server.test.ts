import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listLooks } from '#app/domain/access/access-log.queries.server.ts'
import { hideFromRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { everyScope, onBehalfOf } from '#db/testing/family.server.ts'
import { makeFatmasProxy, type FatmasProxy } from '#db/testing/fatmas-proxy.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { questionsOf } from '#db/testing/questions.server.ts'
import type { Answer } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let made: FatmasProxy
let threadId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  made = await makeFatmasProxy(wijk)
  const { owner, tenant, practice, actors } = wijk
  const asked = { residentId: actors.fatma.personId, teamId: practice.id, dueAt: testNow.add({ hours: 24 }) }
  ;({ id: threadId } = await makeThread(owner, tenant.id, {
    ...{ ...asked, state: 'submitted' },
    messages: [{ body: 'Ik hoest', sentAt: testNow.subtract({ hours: 5 }) }],
  }))
})
afterAll(() => wijk.end())
beforeEach(() => made.mandate(everyScope))

const thread = (body?: object): Promise<Answer> =>
  made.call('resident/thread.tsx', `${made.base}/berichten/${threadId}`, { threadId }, body)

test('who acts for me writes in my thread, and everybody reads who wrote it and for whom', async () => {
  expect((await thread()).body).toContain('"reply":{')
  const reply = { replyId: newId(), body: 'Zij heeft ook koorts' }
  const sent = [await thread(reply), await thread(reply)].map(({ location }) => location)
  expect(new Set(sent)).toEqual(new Set([`${made.base}/berichten/${threadId}`]))
  const { fatma, danuta, joost } = wijk.actors
  const read = await withActor(joost, (tx) => readThread(tx, { threadId }))
  if (!read.ok) throw new Error('not read')
  expect(read.value.messages.filter(({ body }) => body === reply.body)).toMatchObject([
    { authorKind: 'representative', authorName: 'Danuta Kowalska', authorPersonId: danuta.personId },
  ])
  const seenBy = async (who: string, path: string, file: string) =>
    (await made.call(file, path, { threadId }, undefined, who)).body
  expect(await seenBy(made.cookies.joost, `/werk/vragen/${threadId}`, 'professional/thread.tsx')).toContain(
    'Door Danuta Kowalska, namens Fatma Yılmaz',
  )
  expect(await seenBy(made.cookies.fatma, `/mijn/berichten/${threadId}`, 'resident/thread.tsx')).toContain(
    'Door \u2068Danuta Kowalska\u2069, namens u',
  )
  expect((await thread()).body).toContain('U, namens \u2068Fatma Yılmaz\u2069')
  expect(await made.logOf('thread')).toContainEqual({
    ...{ user_name: 'Danuta Kowalska', responsible: fatma.personId, action: 'C', outcome: 'success' },
  })
})

test('before I send a question I read who reads it, by name, and may keep it from who acts for me', async () => {
  const { fatma, danuta } = wijk.actors
  const { write } = questionsOf(() => wijk)
  const acts = onBehalfOf(danuta, fatma)
  const at = (base: string) =>
    ['resident/question-step.tsx', `${base}/vraag/controleer`, { step: 'controleer' }] as const
  const page = (base: string, body?: object, who?: string) => made.call(...at(base), body, who)
  const ask = () => page('/mijn', undefined, made.cookies.fatma)
  const send = async (changes: object) => {
    const { id } = await write(fatma)
    const before = await ask()
    const sent = await page('/mijn', { questionId: id, ...changes }, made.cookies.fatma)
    expect(sent.location).toBe(`/mijn/berichten/${id}`)
    return { names: (JSON.parse(before.body) as { names: string | null }).names, id }
  }
  const open = await send({})
  expect(open.names).toContain('Danuta Kowalska')
  expect((await withActor(acts, (tx) => readThread(tx, { threadId: open.id }))).ok).toBe(true)
  const hidden = await send({ hide: 'yes' })
  expect((await withActor(acts, (tx) => readThread(tx, { threadId: hidden.id }))).ok).toBe(false)
  expect((await withActor(fatma, (tx) => readThread(tx, { threadId: hidden.id }))).ok).toBe(true)
  await withActor(fatma, (tx) =>
    hideFromRepresentatives(tx, { residentId: fatma.personId, topic: 'MESSAGES', objectId: null }),
  )
  expect((await send({})).names).toBeNull()
  await made.mandate(['appointments'])
  expect((await send({})).names).toBeNull()
})

test('nobody writes in my thread without a mandate for messages, or when I hid it', async () => {
  const count = async () => (await made.talks.rows(sql`select 1 from messages where thread_id = ${threadId}`)).length
  const before = await count()
  await made.mandate(['appointments', 'invitations', 'dossier'])
  expect((await thread({ replyId: newId(), body: 'Mag niet' })).status).toBe(404)
  await made.mandate(['messages'])
  const thing = { residentId: wijk.actors.fatma.personId, topic: 'MESSAGES' as const, objectId: threadId }
  await withActor(wijk.actors.fatma, (tx) => hideFromRepresentatives(tx, thing))
  expect((await thread({ replyId: newId(), body: 'Mag niet' })).status).toBe(404)
  await wijk.owner.db.execute(sql`delete from hidden_from_representatives`)
  expect(await count()).toBe(before)
})

test('who acts for me reads the log of what the mandate is about, and not of what I hid', async () => {
  const { joost, fatma } = wijk.actors
  await withActor(joost, (tx) => readThread(tx, { threadId }))
  const asked = { from: testNow.subtract({ hours: 24 }), before: null, timeZone: 'Europe/Amsterdam' }
  const resources = async () => {
    const looks = await withActor(made.acting, (tx) => listLooks(tx, asked))
    return looks.ok
      ? [...new Set(looks.value.days.flatMap(({ lines }) => lines.map((line) => line.resource)))]
      : 'refused'
  }
  expect(await resources()).toContain('thread')
  expect((await made.call('resident/access-log.tsx', `${made.base}/wie-heeft-gekeken`)).body).toContain(
    'Dokter Kuipers',
  )
  await made.mandate(['dossier'])
  expect(await resources()).not.toContain('thread')
  await made.mandate(['messages'])
  expect(await resources()).toContain('thread')
  const thing = { residentId: fatma.personId, topic: 'MESSAGES' as const, objectId: threadId }
  await withActor(fatma, (tx) => hideFromRepresentatives(tx, thing))
  expect(await resources()).not.toContain('thread')
  await wijk.owner.db.execute(sql`delete from hidden_from_representatives`)
  await wijk.owner.db.execute(
    sql`update mandates set ended_at = ${testNow.toString()}::timestamptz, end_reason = 'practice' where ended_at is null`,
  )
  expect(await resources()).toBe('refused')
  expect((await made.call('resident/access-log.tsx', `${made.base}/wie-heeft-gekeken`)).status).toBe(404)
})
