import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { answerQuestion } from '#app/domain/messaging/answer-question.server.ts'
import { countUnreadThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { makeTestAgenda } from '#db/testing/agenda.server.ts'
import { onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { makeRepresentedChild, place, secret, type RepresentedChild } from '#db/testing/represented-child.server.ts'
import { cookieOf } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let danuta: string
let made: RepresentedChild
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await makeTestAgenda(wijk)
  danuta = await cookieOf(wijk, wijk.tenant.id, wijk.actors.danuta)
})
afterAll(() => wijk.end())
beforeEach(async () => {
  made = await makeRepresentedChild(wijk, danuta)
})

describe('what is hidden', () => {
  const parent = () => onBehalfOf(wijk.actors.danuta, made.child)
  const unread = async (actor: Actor) => withActor(actor, (tx) => countUnreadThreads(tx))

  test('one message is absent from lists, counts, the home page and its own address', async () => {
    const { child, threadId, pages, open, hide, show } = made
    expect(await unread(parent())).toBe(1)
    expect((await hide(child, 'MESSAGES', threadId)).ok).toBe(true)
    expect((await hide(child, 'MESSAGES', threadId)).ok).toBe(true)
    expect((await open(pages.thread)).status).toBe(404)
    const shown = await Promise.all([pages.home, pages.messages].map(async (page) => (await open(page)).body))
    for (const body of shown) {
      expect(body).not.toContain(threadId)
      expect(body).not.toContain(secret)
    }
    expect([await unread(parent()), await unread(child)]).toEqual([0, 1])
    await show(child, 'MESSAGES', threadId)
    expect((await open(pages.thread)).status).toBe(200)
  })

  test('an answer to it is mailed to the child alone; of what is not hidden the parent hears that something waits', async () => {
    const { child, threadId, hide, show } = made
    const { danuta: mother, joost } = wijk.actors
    const mails = async (personId: string) => {
      const { rows } = await wijk.owner.db.execute<{ template: string }>(
        sql`select template from notifications where person_id = ${personId} and template in ('newMessage', 'forSomebody')`,
      )
      return rows.map(({ template }) => template)
    }
    const answer = async () => {
      const { rows } = await wijk.owner.db.execute<{ at: string }>(
        sql`update threads set state = 'submitted', unread_by_team = 1 where id = ${threadId} returning last_message_at as at`,
      )
      const seen = Temporal.Instant.from(new Date(rows[0]!.at).toISOString()).toString()
      const input = { threadId, answerId: newId(), seen, body: 'Kom langs', language: 'nl' }
      const answered = await withActor(joost, (tx) => answerQuestion(tx, input))
      if (!answered.ok) throw new Error(answered.refusal.code)
    }
    const before = (await mails(mother.personId)).length
    await hide(child, 'MESSAGES', threadId)
    await answer()
    expect([await mails(child.personId), (await mails(mother.personId)).length]).toEqual([['newMessage'], before])
    await show(child, 'MESSAGES', threadId)
    await answer()
    expect((await mails(mother.personId)).slice(before)).toEqual(['forSomebody'])
  })

  test('one appointment is absent from the list, the home page, its calendar file and its own address', async () => {
    const { child, appointmentId, pages, every, open, hide } = made
    await hide(child, 'APPOINTMENTS', appointmentId)
    const bodies = await Promise.all(every.map(async (part) => (await open(part)).body))
    const all = bodies.join('\n')
    expect(all).not.toContain(place)
    expect(all).not.toContain(appointmentId)
    expect((await open(pages.appointment)).status).toBe(404)
    expect((await open(pages.calendar)).status).toBe(404)
  })

  test('a whole topic opens no page and shows nothing; hiding one domain hides the 4D', async () => {
    const { child, threadId, pages, open, hide } = made
    await hide(child, 'MESSAGES', null)
    await hide(child, 'MIND', null)
    const home = await open(pages.home)
    expect(home.body).not.toContain(secret)
    expect((await open(pages.thread)).status).toBe(404)
    expect((await open(pages.fourDomains)).body).not.toContain('Piekeren')
    expect((await open(pages.messages)).body).not.toContain(threadId)
  })

  test('a professional marks it with a reason, and the child can’t take that away', async () => {
    const { child, threadId, pages, open, hide, show } = made
    const { sanne, farid, danuta: mother, otherGp } = wijk.actors
    for (const actor of [farid, otherGp, mother, parent()])
      expect((await hide(actor, 'MESSAGES', threadId, 'In het belang van het kind')).ok).toBe(false)
    expect(await hide(sanne, 'MESSAGES', threadId)).toMatchObject({ refusal: { code: 'access.reasonNeeded' } })
    expect((await hide(sanne, 'MESSAGES', threadId, 'In het belang van het kind')).ok).toBe(true)
    expect((await open(pages.thread)).status).toBe(404)
    await show(child, 'MESSAGES', threadId)
    expect((await open(pages.thread)).status).toBe(404)
    await show(parent(), 'MESSAGES', threadId)
    expect((await open(pages.thread)).status).toBe(404)
    await show(sanne, 'MESSAGES', threadId)
    expect((await open(pages.thread)).status).toBe(200)
  })

  test('stands in no row that the database shows, without any of our code', async () => {
    const { child, threadId, appointmentId, mandateId, hide, show } = made
    await hide(child, 'MESSAGES', threadId)
    await hide(child, 'APPOINTMENTS', appointmentId)
    const client = await connectAsApp()
    const topics = 'BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP'.split(' ')
    const { tenantId: tenant, personId: person, now } = wijk.actors.danuta
    const claims = { tenant, person, topics, teams: [], now: now.toString() }
    const tables = [
      ...['threads', 'messages', 'appointments', 'appointment_participants', 'assessments', 'residents'],
      ...['question_drafts', 'hidden_from_representatives'],
    ]
    const count = (more: object) =>
      claiming(client, { ...claims, ...more }, async () => {
        const rows: number[] = []
        for (const table of tables) rows.push((await client.query(`select from ${table}`)).rowCount ?? 0)
        return rows
      })
    try {
      const acting = { kind: 'representative', subject: child.personId }
      expect(await count(acting)).toEqual([0, 0, 0, 0, 1, 1, 0, 0])
      await show(child, 'MESSAGES', threadId)
      expect(await count({ ...acting, now: testNow.add({ seconds: 1 }).toString() })).toEqual([1, 2, 0, 0, 1, 1, 0, 0])
      // As herself she sees only herself; for another child nothing; without saying for whom nothing.
      expect(await count({ kind: 'resident' })).toEqual([0, 0, 0, 0, 0, 1, 0, 0])
      expect(await count({ ...acting, subject: wijk.actors.fatma.personId })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      expect(await count({ kind: 'representative' })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      await withActor(child, (tx) => endMandate(tx, { residentId: child.personId, mandateId }))
      expect(await count(acting)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    } finally {
      await client.end()
    }
  })
})

test('only what is one’s own can be hidden: an id of another’s, or of nothing, is not found', async () => {
  const { owner, tenant, actors, practice } = wijk
  const { personId } = actors.fatma
  const { id } = await makeThread(owner, tenant.id, {
    ...{ residentId: personId, teamId: practice.id, state: 'submitted', dueAt: testNow.add({ hours: 48 }) },
    messages: [{ body: 'Mag ik iets vragen?', sentAt: testNow.subtract({ hours: 1 }) }],
  })
  const { child, hide } = made
  expect(await hide(child, 'MESSAGES', id)).toMatchObject({ refusal: { code: 'shared.notFound' } })
  expect(await hide(child, 'MESSAGES', newId())).toMatchObject({ refusal: { code: 'shared.notFound' } })
})
