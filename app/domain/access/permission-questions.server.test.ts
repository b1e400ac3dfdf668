import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makePermission } from '#db/seed/factories/permission.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done, type Result } from '../shared/result.ts'
import { answerPermission, type Answer } from './answer-permission.server.ts'
import { askPermission } from './ask-permission.server.ts'
import { decideAccess } from './decide-access.server.ts'
import { noteObjection, respondToRecorded } from './object-to-permission.server.ts'
import { getPermission, listOwnPermissions, listWaiting } from './permissions.queries.server.ts'
import { recordPermission } from './record-permission.server.ts'
import type { Recipient } from './sharing.ts'
import { topicsOf, type Topic } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())
beforeEach(async () => {
  const { client } = wijk.owner
  await client.query('delete from sharing_permissions')
  await client.query('delete from notifications')
  await client.query(`delete from access_grants where source = 'permission' or lower(during) >= $1`, [
    testNow.toString(),
  ])
  await client.query(
    `update access_grants set during = tstzrange(lower(during), null) where source = 'care_relationship'`,
  )
})

const residentId = () => wijk.actors.fatma.personId
const person = (actor: { personId: string }): Recipient => ({ personId: actor.personId, teamId: null, role: null })
const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)
const at = <T extends Actor>(actor: T, minutes: number) => later(actor, { minutes })

async function ask(
  actor: Actor & { personId: string } = wijk.actors.farid,
  topics: Topic[] = ['BODY', 'MIND'],
  permissionId = newId(),
  recipient = person(actor),
) {
  const asking = {
    permissionId,
    residentId: residentId(),
    recipient,
    topics,
    reason: 'Om samen te kijken',
    tenant: wijk.tenant,
  }
  return { id: permissionId, answer: await withActor(actor, (tx) => askPermission(tx, asking)) }
}
const answer = (permissionId: string, given: Answer, actor: Actor = at(wijk.actors.fatma, 5)) =>
  withActor(actor, (tx) =>
    answerPermission(tx, { ...given, permissionId, residentId: residentId(), language: 'tr', tenant: wijk.tenant }),
  )
const record = (
  actor: Actor = wijk.actors.sanne,
  recipient = person(wijk.actors.farid),
  topics: Topic[] = ['BODY'],
  permissionId = newId(),
) =>
  withActor(actor, (tx) =>
    recordPermission(tx, {
      ...{
        permissionId,
        residentId: residentId(),
        recipient,
        topics,
        how: 'oral',
        language: 'tr',
        interpreter: 'phone',
      },
      tenant: wijk.tenant,
    }),
  )
const respond = (permissionId: string, said: 'confirm' | 'object', actor: Actor = at(wijk.actors.fatma, 5)) =>
  withActor(actor, (tx) => respondToRecorded(tx, { permissionId, residentId: residentId(), answer: said }))
const opens = async (actor: Actor, topic: Topic) => {
  const asked = { residentId: residentId(), resource: 'assessment', action: 'read', topic } as const
  const answered = await withActor(actor, async (tx) => done((await decideAccess(tx, asked)).granted))
  return answered.ok && answered.value
}
const told = async () => {
  const { rows } = await wijk.owner.client.query<{ person_id: string; template: string }>(
    'select person_id, template from notifications order by id',
  )
  return rows.map(({ person_id, template }) => [person_id, template])
}
const waiting = async (actor: Actor, withLater = false) => {
  const found = await withActor(actor, async (tx) =>
    done(await listWaiting(tx, { residentId: residentId(), most: 5, withLater })),
  )
  return found.ok ? found.value.map(({ state }) => state) : []
}

test('Farid asks; I say yes, and from then on he reads what he asked for', async () => {
  const { id, answer: asked } = await ask()
  expect(code(asked)).toBe('done')
  expect(await told()).toEqual([[residentId(), 'sharingNews']])
  expect(await opens(wijk.actors.farid, 'BODY')).toBe(false)
  expect(await waiting(wijk.actors.fatma)).toEqual(['asked'])
  expect(code(await answer(id, { answer: 'yes', topics: null }))).toBe('done')
  expect(await opens(at(wijk.actors.farid, 6), 'BODY')).toBe(true)
  expect(await opens(at(wijk.actors.farid, 6), 'MIND')).toBe(true)
  expect(await waiting(at(wijk.actors.fatma, 6))).toEqual([])
  expect((await told()).at(-1)).toEqual([wijk.actors.farid.personId, 'sharingNews'])
})

test('I say yes to one part and not to the other', async () => {
  const { id } = await ask()
  expect(code(await answer(id, { answer: 'yes', topics: ['SOCIETAL'] }))).toBe('sharing.topicNotPossible')
  expect(code(await answer(id, { answer: 'yes', topics: ['BODY'] }))).toBe('done')
  expect(await opens(at(wijk.actors.farid, 6), 'BODY')).toBe(true)
  expect(await opens(at(wijk.actors.farid, 6), 'MIND')).toBe(false)
})

test('my "nee" opens nothing, gives no reason, and stands', async () => {
  const { id } = await ask()
  expect(code(await answer(id, { answer: 'no' }))).toBe('done')
  expect(code(await answer(id, { answer: 'no' }))).toBe('done')
  expect(code(await answer(id, { answer: 'yes', topics: null }))).toBe('sharing.alreadyAnswered')
  expect(await opens(at(wijk.actors.farid, 6), 'BODY')).toBe(false)
  const seen = await withActor(at(wijk.actors.farid, 6), (tx) => listOwnPermissions(tx, residentId()))
  expect(seen).toMatchObject({ ok: true, value: [{ state: 'refused', topics: [] }] })
})

test('yes and no in two tabs at once leave one answer', async () => {
  const { id } = await ask()
  const both = await Promise.all([answer(id, { answer: 'yes', topics: null }), answer(id, { answer: 'no' })])
  expect(both.map(code).sort()).toEqual(['done', 'sharing.alreadyAnswered'])
})

test('I say later: it waits, and the first page asks again after a week', async () => {
  const { id } = await ask()
  expect(code(await answer(id, { answer: 'later' }))).toBe('done')
  expect(await waiting(at(wijk.actors.fatma, 6))).toEqual([])
  expect(await waiting(at(wijk.actors.fatma, 6), true)).toEqual(['later'])
  expect(await waiting(later(wijk.actors.fatma, { hours: 24 * 8 }))).toEqual(['later'])
  expect(code(await answer(id, { answer: 'yes', topics: null }))).toBe('done')
})

test('nobody of a team asks twice while I think, nor within a month after my "nee"', async () => {
  const { id } = await ask()
  expect(code((await ask()).answer)).toBe('sharing.alreadyAsked')
  expect(code((await ask(wijk.actors.farid, ['BODY', 'MIND'], id)).answer)).toBe('done')
  await answer(id, { answer: 'no' })
  expect(code((await ask(at(wijk.actors.farid, 10))).answer)).toBe('sharing.askedTooSoon')
  expect(code((await ask(later(wijk.actors.farid, { hours: 24 * 29 }))).answer)).toBe('sharing.askedTooSoon')
  expect(code((await ask(later(wijk.actors.farid, { hours: 24 * 31 }))).answer)).toBe('done')
})

test('two questions at once become one', async () => {
  const both = await Promise.all([ask(), ask()])
  expect(both.map(({ answer: each }) => code(each)).filter((each) => each === 'done')).toHaveLength(1)
  const { rows } = await wijk.owner.client.query('select from sharing_permissions')
  expect(rows).toHaveLength(1)
})

test('only who helps me asks, for oneself or the own team, and only for what is closed', async () => {
  for (const name of ['otherGp', 'otherAssistant'] as const)
    expect(code((await ask(wijk.actors[name])).answer), name).toBe('shared.notFound')
  expect(code((await ask(wijk.otherTenantActors.gp)).answer)).toBe('shared.notFound')
  expect(code((await ask(wijk.actors.farid, ['BODY'], newId(), person(wijk.actors.joost))).answer)).toBe(
    'shared.notFound',
  )
  expect(code((await ask(wijk.actors.farid, ['SOCIAL'])).answer)).toBe('sharing.topicIsOpen')
  expect(code((await ask(wijk.actors.joost, ['SOCIETAL'])).answer)).toBe('sharing.topicIsOpen')
  expect(await told()).toEqual([])
})

test('nobody answers for me, and nobody else reads the question', async () => {
  const { id } = await ask()
  const { danuta, joost, farid, admin } = wijk.actors
  for (const actor of [danuta, joost, farid, admin, wijk.otherTenantActors.resident]) {
    expect(code(await answer(id, { answer: 'yes', topics: null }, actor)), actor.displayName).toBe('shared.notFound')
    const read = await withActor(actor, (tx) => getPermission(tx, { residentId: residentId(), permissionId: id }))
    expect(code(read), actor.displayName).toBe('shared.notFound')
    expect(await waiting(actor)).toEqual([])
  }
  // Under another resident's name the question does not exist.
  const wrong = await withActor(danuta, (tx) => getPermission(tx, { residentId: danuta.personId, permissionId: id }))
  expect(code(wrong)).toBe('shared.notFound')
  const joosts = await withActor(joost, (tx) => listOwnPermissions(tx, residentId()))
  expect(joosts).toEqual({ ok: true, value: [] })
})

test('what Sanne writes down works at once; I am told, and one tap ends it and tells her', async () => {
  const recorded = await record()
  if (!recorded.ok) throw new Error('refused')
  const { permissionId } = recorded.value
  expect(await told()).toEqual([[residentId(), 'sharingNews']])
  expect(await opens(at(wijk.actors.farid, 1), 'BODY')).toBe(true)
  expect(await waiting(at(wijk.actors.fatma, 2))).toEqual(['given'])
  expect(code(await respond(permissionId, 'object'))).toBe('done')
  expect(await opens(at(wijk.actors.farid, 6), 'BODY')).toBe(false)
  expect((await told()).at(-1)).toEqual([wijk.actors.sanne.personId, 'sharingNews'])
  expect(code(await respond(permissionId, 'object'))).toBe('done')
  expect(code(await respond(permissionId, 'confirm'))).toBe('sharing.alreadyAnswered')
  const seen = await withActor(at(wijk.actors.sanne, 6), (tx) => listOwnPermissions(tx, residentId()))
  expect(seen).toMatchObject({
    value: [{ state: 'objected', interpreter: 'phone', language: 'tr', objectionSeenAt: null }],
  })
  const note = (actor: Actor) => withActor(actor, (tx) => noteObjection(tx, { permissionId, residentId: residentId() }))
  expect(code(await note(at(wijk.actors.farid, 7)))).toBe('shared.notFound')
  expect([code(await note(at(wijk.actors.sanne, 7))), code(await note(at(wijk.actors.sanne, 8)))]).toEqual([
    'done',
    'done',
  ])
})

test('I say that it is right, and it is not asked again; I may still object later', async () => {
  const recorded = await record()
  if (!recorded.ok) throw new Error('refused')
  const { permissionId } = recorded.value
  expect(code(await respond(permissionId, 'confirm'))).toBe('done')
  expect(await waiting(at(wijk.actors.fatma, 6))).toEqual([])
  expect(await opens(at(wijk.actors.farid, 6), 'BODY')).toBe(true)
  expect(code(await respond(permissionId, 'object', at(wijk.actors.fatma, 7)))).toBe('done')
  expect(await opens(at(wijk.actors.farid, 8), 'BODY')).toBe(false)
})

test('only who helps me writes down what I said, for who helps me, and never in my name', async () => {
  for (const actor of [
    wijk.actors.otherGp,
    wijk.actors.otherAssistant,
    wijk.actors.danuta,
    wijk.actors.fatma,
    wijk.actors.admin,
  ])
    expect(code(await record(actor)), actor.displayName).toBe('shared.notFound')
  expect(code(await record(wijk.actors.sanne, person(wijk.actors.otherGp)))).toBe('shared.notFound')
  const raw = await connectAsApp()
  const { tenantId, personId, kind, teamIds, role, now } = wijk.actors.sanne
  const claims = {
    tenant: tenantId,
    person: personId,
    kind,
    teams: teamIds,
    topics: topicsOf(role),
    now: now.toString(),
  }
  const row = (how: string, recipient: string, recorder: string | null, givenBy: string) => [
    ...[
      tenantId,
      newId(),
      residentId(),
      recipient,
      givenBy,
      now.toString(),
      now.add({ hours: 24 }).toString(),
      how,
      recorder,
    ],
  ]
  const text = `insert into sharing_permissions (tenant_id, id, resident_id, recipient_person_id, purpose, level, topics, given_at, given_by, starts_at, ends_at, how, language, recorded_by, created_at)
    values ($1, $2, $3, $4, 'SUPPORT', 'read', '{BODY}', $6, $5, $6, $7, $8, 'nl', $9, $6)`
  try {
    await claiming(raw, claims, async () => {
      const { farid, otherGp, joost } = wijk.actors
      expect(await attempt(raw, text, row('oral', farid.personId, personId, residentId()))).not.toBe('42501')
      expect(await attempt(raw, text, row('portal', farid.personId, null, residentId()))).toBe('42501')
      expect(await attempt(raw, text, row('oral', farid.personId, joost.personId, residentId()))).toBe('42501')
      expect(await attempt(raw, text, row('oral', otherGp.personId, personId, residentId()))).toBe('42501')
      const change = `update sharing_permissions set ended_at = given_at, ended_by = recorded_by`
      expect(await attempt(raw, change)).toMatchObject({ rowCount: 0 })
    })
  } finally {
    await raw.end()
  }
})

test('what was answered is not changed afterwards, not even by me in the database', async () => {
  const { farid, fatma } = wijk.actors
  const asked = {
    by: farid.personId,
    teamId: wijk.buurtteam.id,
    at: testNow,
    topics: ['BODY'] as Topic[],
    reason: 'Om te helpen',
  }
  await makePermission(wijk.owner, wijk.tenant.id, {
    residentId: residentId(),
    personId: farid.personId,
    asked: { ...asked, refusedAt: testNow },
  })
  const raw = await connectAsApp()
  const now = testNow.add({ minutes: 3 }).toString()
  const claims = { tenant: fatma.tenantId, person: fatma.personId, kind: 'resident', topics: topicsOf('RESIDENT'), now }
  try {
    await claiming(raw, claims, async () => {
      for (const change of [
        `refused_at = null, refused_by = null`,
        `refused_at = null, refused_by = null, given_at = '${now}', given_by = resident_id, starts_at = '${now}', ends_at = '2030-01-01', how = 'portal', language = 'nl', topics = '{BODY}'`,
      ])
        expect(await attempt(raw, `update sharing_permissions set ${change}`), change).toBe('42501')
    })
  } finally {
    await raw.end()
  }
})
