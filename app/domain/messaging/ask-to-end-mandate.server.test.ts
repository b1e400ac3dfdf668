import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { everyScope, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { endAccess } from '../access/end-access.server.ts'
import { endMandate } from '../access/end-mandate.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { notFound } from '../shared/result.ts'
import { askToEndMandate } from './ask-to-end-mandate.server.ts'
import { readThread } from './read-thread.server.ts'

let wijk: TestNeighbourhood
let mandateId: string
/** Danuta, curator of Fatma. */
let acting: Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  ;({ id: mandateId } = await makeMandate(owner, tenant.id, {
    ...{ residentId: actors.fatma.personId, representativePersonId: actors.danuta.personId, kind: 'CURATOR' },
    ...{ scopes: everyScope, startsAt: testNow.subtract({ hours: 48 }), verifiedBy: actors.sanne.personId },
  }))
  acting = onBehalfOf(actors.danuta, actors.fatma)
})
afterAll(() => wijk.end())

const ended = async () => {
  const { rows } = await wijk.owner.client.query('select ended_at from mandates where id = $1', [mandateId])
  return rows
}

test('what a court decided I don’t end with a tap, not even past the portal; I ask my practice, and my curator does not see it', async () => {
  const { fatma, joost, danuta, sanne } = wijk.actors
  const residentId = fatma.personId
  expect(await withActor(fatma, (tx) => endMandate(tx, { residentId, mandateId }))).toMatchObject({
    refusal: { code: 'access.courtDecides' },
  })
  await withActor(fatma, (tx) =>
    tx.execute(
      sql`update mandates set ended_at = ${fatma.now.toString()}, ended_by = ${residentId}, end_reason = 'resident' where id = ${mandateId}`,
    ),
  )
  expect(await ended()).toEqual([{ ended_at: null }])

  const cookie = await cookieOf(wijk, wijk.tenant.id, fatma)
  const { loader, action } = await importRoute('routes/resident/mandates.tsx')
  const at = { path: '/mijn/machtigingen', tenant: wijk.tenant, cookie }
  const { mine } = JSON.parse((await visit(loader!, at)).body) as { mine: { questionId: string | null }[] }
  const questionId = mine[0]!.questionId!
  const send = () => visit(action!, { ...at, body: new URLSearchParams({ intent: 'askEnd', mandateId, questionId }) })
  const both = await Promise.all([send(), send()])
  expect(both.map(({ location }) => location)).toEqual(Array(2).fill(`/mijn/berichten/${questionId}`))

  const read = (who: Actor) => withActor(who, (tx) => readThread(tx, { threadId: questionId }))
  const atPractice = await read(joost)
  expect(atPractice.ok && atPractice.value.messages.map(({ body }) => body)).toEqual([
    'Ik wil dat mijn curator of mentor niet meer voor mij kijkt. De rechter heeft dit bepaald. Wilt u met mij bespreken wat kan?',
  ])
  expect(await read(acting)).toEqual(notFound)
  expect(await ended()).toEqual([{ ended_at: null }])
  const ask = (who: Actor, id: string) =>
    withActor(who, (tx) =>
      askToEndMandate(tx, { mandateId: id, questionId: newId(), words: 'Stop', language: 'nl', place: wijk.tenant }),
    )
  for (const who of [danuta, acting, joost]) expect(await ask(who, mandateId)).toEqual(notFound)
  expect(await ask(fatma, newId())).toEqual(notFound)

  expect((await withActor(sanne, (tx) => endMandate(tx, { residentId, mandateId }))).ok).toBe(true)
})

test('what somebody ends in my name is told to me, as giving is', async () => {
  const { owner, tenant, actors, practice } = wijk
  const residentId = actors.fatma.personId
  await makeMandate(owner, tenant.id, {
    ...{ residentId, representativePersonId: actors.danuta.personId, kind: 'PROXY', scopes: everyScope },
    startsAt: testNow.subtract({ hours: 48 }),
  })
  const told = async () => {
    const { rows } = await owner.client.query(
      `delete from notifications where person_id = $1 and template = 'sharingNews' returning id`,
      [residentId],
    )
    return rows.length
  }
  const stop = (who: Actor, topic: 'BODY' | 'MIND') =>
    withActor(who, (tx) =>
      endAccess(tx, { residentId, recipient: { personId: null, teamId: practice.id, role: null }, topic }),
    )
  expect(await stop(acting, 'BODY')).toEqual({ ok: true, value: { ended: 1 } })
  expect(await told()).toBe(1)
  expect(await stop(acting, 'BODY')).toEqual({ ok: true, value: { ended: 0 } })
  expect(await stop(actors.fatma, 'MIND')).toEqual({ ok: true, value: { ended: 1 } })
  expect(await told()).toBe(0)
})
