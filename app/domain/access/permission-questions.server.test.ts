import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, code, forgetPermissions, permissionDeeds, person } from '#db/testing/permission-deeds.server.ts'
import { makePermission } from '#db/seed/factories/permission.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { newId } from '../shared/ids.ts'
import { getPermission, listOwnPermissions } from './permissions.queries.server.ts'
import { topicsOf, type Topic } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())
beforeEach(() => forgetPermissions(wijk))
const { residentId, ask, answer, opens, told, waiting } = permissionDeeds(() => wijk)

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
