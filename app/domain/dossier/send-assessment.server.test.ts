import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused, notFound } from '../shared/result.ts'
import { getDossier } from './dossier.queries.server.ts'
import type { DomainCode } from './four-domains.ts'
import { saveDomain } from './save-domain.server.ts'
import { savePriorities } from './save-priorities.server.ts'
import { saveScore } from './save-score.server.ts'
import { sendAssessment } from './send-assessment.server.ts'

let wijk: TestNeighbourhood
let residentId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  residentId = wijk.actors.fatma.personId
})
afterAll(() => wijk.end())
beforeEach(async () => {
  await wijk.owner.db.execute(sql`delete from assessment_notes`)
  await wijk.owner.db.execute(sql`delete from assessment_priorities`)
  await wijk.owner.db.execute(sql`delete from assessments`)
})

const say = (actor: Actor, assessmentId: string, domain: DomainCode, ...said: string[]) =>
  withActor(actor, (tx) => {
    const notes = said.map((text) => ({ kind: 'concern' as const, text, language: 'nl', suggestion: null }))
    return saveDomain(tx, { residentId, assessmentId, domain, notes })
  })
const order = (assessmentId: string, ...domains: DomainCode[]) =>
  withActor(wijk.actors.fatma, (tx) => savePriorities(tx, { residentId, assessmentId, order: domains }))
const send = (actor: Actor, assessmentId: string) =>
  withActor(actor, (tx) => sendAssessment(tx, { residentId, assessmentId }))
const mine = async () => {
  const dossier = await withActor(wijk.actors.fatma, (tx) => getDossier(tx, residentId))
  if (!dossier.ok) throw new Error('my own dossier is refused')
  return dossier.value
}
const versions = async () => {
  const { rows } = await wijk.owner.db.execute<{ id: string; sent: boolean }>(
    sql`select id, sent_at is not null as sent from assessments order by created_at, id`,
  )
  return rows
}

test('I can stop after one page and go on later: what I said is still there', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe', 'pijn')
  await say(later(wijk.actors.fatma, { hours: 30 }), newId(), 'MIND', 'ik pieker')
  const { prepared } = await mine()
  expect(prepared?.id).toBe(id)
  expect(prepared?.notes.map(({ text }) => text)).toEqual(['moe', 'ik pieker', 'pijn'])
})

test('a page that I fill in again replaces what I said on it, and nothing else', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe')
  await say(wijk.actors.fatma, id, 'SOCIAL', 'vaak alleen')
  await say(wijk.actors.fatma, id, 'BODY')
  expect((await mine()).prepared?.notes.map(({ text }) => text)).toEqual(['vaak alleen'])
})

test('two tabs that begin at once make one assessment', async () => {
  await Promise.all([
    say(wijk.actors.fatma, newId(), 'BODY', 'moe'),
    say(wijk.actors.fatma, newId(), 'MIND', 'ik pieker'),
    say(wijk.actors.fatma, newId(), 'SOCIAL', 'vaak alleen'),
  ])
  expect(await versions()).toHaveLength(1)
  expect((await mine()).prepared?.notes).toHaveLength(3)
})

test('two tabs that send at once make one sent version', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe')
  const sent = await Promise.all([1, 2, 3, 4].map(() => send(wijk.actors.fatma, id)))
  expect(sent.map(isRefused)).toEqual([false, false, false, false])
  expect(await versions()).toEqual([{ id, sent: true }])
})

test('what I sent never changes: a page of another tab is refused, and a new one is a new version', async () => {
  const first = newId()
  await say(wijk.actors.fatma, first, 'BODY', 'moe')
  await send(wijk.actors.fatma, first)
  expect(await say(wijk.actors.fatma, first, 'BODY', 'toch niet moe')).toMatchObject({
    refusal: { code: 'dossier.alreadySent' },
  })
  const second = newId()
  const month = later(wijk.actors.fatma, { hours: 24 * 30 })
  await say(month, second, 'BODY', 'minder moe')
  expect(await say(month, first, 'BODY', 'toch niet moe')).toMatchObject({ refusal: { code: 'dossier.alreadySent' } })
  await send(month, second)
  expect(await versions()).toEqual([
    { id: first, sent: true },
    { id: second, sent: true },
  ])
  expect((await mine()).latest?.notes.map(({ text }) => text)).toEqual(['minder moe'])
})

test('my huisarts sees it the moment after I sent it, with order and score', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe')
  await order(id, 'BODY', 'SOCIETAL')
  await withActor(wijk.actors.fatma, (tx) =>
    saveScore(tx, { residentId, assessmentId: id, score: 3, scoreComment: 'moe' }),
  )
  const look = () => withActor(later(wijk.actors.joost, { seconds: 1 }), (tx) => getDossier(tx, residentId))
  expect(await look()).toMatchObject({ value: { latest: null } })
  await send(wijk.actors.fatma, id)
  expect(await look()).toMatchObject({
    value: {
      latest: { id, score: 3, scoreComment: 'moe', sentToTeamId: wijk.practice.id },
      scores: [{ score: 3 }],
    },
  })
})

test('sending rings no bell anywhere', async () => {
  const id = newId()
  await withActor(wijk.actors.fatma, (tx) => saveScore(tx, { residentId, assessmentId: id, score: 1 }))
  await send(wijk.actors.fatma, id)
  const { rows } = await wijk.owner.db.execute(sql`select 1 from notifications`)
  expect(rows).toEqual([])
})

test('an order names a domain once, and three at most', async () => {
  const id = newId()
  expect(await order(id, 'BODY', 'BODY')).toMatchObject({ refusal: { code: 'dossier.samePriorityTwice' } })
  expect(await order(id, 'BODY', 'MIND', 'SOCIAL', 'SOCIETAL')).toMatchObject({
    refusal: { code: 'dossier.tooManyPriorities' },
  })
  expect(await order(id, 'MIND', 'BODY')).toMatchObject({ ok: true })
  expect(await order(id, 'BODY')).toMatchObject({ ok: true })
  expect((await mine()).prepared?.priorities).toMatchObject([{ domain: 'BODY', priority: 1 }])
})

test('an empty assessment is not sent', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY')
  expect(await send(wijk.actors.fatma, id)).toMatchObject({ refusal: { code: 'dossier.nothingToSend' } })
})

test('nobody else writes or sends for me', async () => {
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe')
  const { danuta, joost, sanne, otherGp, admin } = wijk.actors
  for (const actor of [danuta, joost, sanne, otherGp, admin, wijk.otherTenantActors.resident]) {
    expect(await say(actor, id, 'BODY', 'anders')).toEqual(notFound)
    expect(await say(actor, newId(), 'BODY', 'anders')).toEqual(notFound)
    expect(await send(actor, id)).toEqual(notFound)
  }
  expect((await mine()).prepared?.notes.map(({ text }) => text)).toEqual(['moe'])
})

test('who is registered nowhere hears that there is no practice to send it to', async () => {
  await wijk.owner.db.execute(sql`update care_relationships set ends_at = starts_at where resident_id = ${residentId}`)
  const id = newId()
  await say(wijk.actors.fatma, id, 'BODY', 'moe')
  expect(await send(wijk.actors.fatma, id)).toMatchObject({ refusal: { code: 'dossier.noPractice' } })
})
