import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { later, testNow } from '#db/testing/neighbourhood.server.ts'
import { makeSharingWorld, soon, toPerson, toTeam } from '#db/testing/sharing.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { registrationTopics, supportTopics } from './topics.ts'
import { listWhoMaySee } from './who-may-see.queries.server.ts'
import { withActor } from './with-actor.server.ts'

let world: Awaited<ReturnType<typeof makeSharingWorld>>
beforeAll(async () => {
  world = await makeSharingWorld()
})
afterAll(() => world.wijk.end())
beforeEach(() => world.forget())

const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)

test('I let Farid see my body and mind: he reads them from then on, until the year is over', async () => {
  expect(await world.reads(world.wijk.actors.farid)).toBe('SOCIAL SOCIETAL')
  expect(code(await world.give(toPerson(world.wijk.actors.farid), ['BODY', 'MIND']))).toBe('done')
  expect(await world.reads(world.wijk.actors.farid)).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await world.reads(later(world.wijk.actors.farid, { hours: 24 * 364 }))).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await world.reads(later(world.wijk.actors.farid, { hours: 24 * 366 }))).toBe('SOCIAL SOCIETAL')
})

test('the same tap twice gives once', async () => {
  const id = newId()
  const both = await Promise.all(
    [1, 2].map(() => world.give(toPerson(world.wijk.actors.farid), ['BODY'], world.fatma, id)),
  )
  expect(both.map(code).sort()[0]).toBe('done')
  expect(code(await world.give(toPerson(world.wijk.actors.farid), ['BODY'], world.fatma, id))).toBe('done')
  const { rows } = await world.wijk.owner.client.query(`select from access_grants where source = 'permission'`)
  expect(rows).toHaveLength(1)
})

test('the topics of a relationship in the database are those of the portal', async () => {
  for (const [given, topics] of [
    [world.wijk.practice, registrationTopics],
    [world.wijk.buurtteam, supportTopics],
  ] as const) {
    const { client } = world.wijk.owner
    await client.query('update access_grants set during = tstzrange(lower(during), $2) where grantee_team_id = $1', [
      ...[given.id, testNow.toString()],
    ])
    expect(code(await world.give(toTeam(given), [...topics], soon(world.fatma)))).toBe('done')
    const { rows } = await client.query<{ topic: string }>(
      `select topic from access_grants where grantee_team_id = $1 and source = 'care_relationship' and upper_inf(during)`,
      [given.id],
    )
    expect(rows.map(({ topic }) => topic).sort()).toEqual([...topics].sort())
  }
})

test('what a role could not read by permission can’t be given to it', async () => {
  for (const name of ['otherGp', 'otherAssistant', 'joost'] as const)
    expect(code(await world.give(toPerson(world.wijk.actors[name]), ['BODY'])), name).toBe('sharing.topicNotPossible')
  expect(code(await world.give(toPerson(world.wijk.actors.farid), ['SOCIAL']))).toBe('sharing.topicNotPossible')
  expect(code(await world.give(toPerson(world.wijk.actors.farid), ['RESULTS']))).toBe('sharing.topicNotPossible')
  expect(code(await world.give(toPerson(world.wijk.actors.farid), []))).toBe('sharing.topicNotPossible')
  expect(code(await world.give(toPerson({ personId: newId() }), ['BODY']))).toBe('sharing.recipientGone')
  expect(code(await world.give(toPerson(world.wijk.otherTenantActors.gp), ['BODY']))).toBe('sharing.recipientGone')
})

test('a permission for one role in a team is not for another role there', async () => {
  await world
    .give(toTeam(world.wijk.buurtteam, 'NEIGHBOURHOOD_SPECIALIST'), ['BODY'])
    .then((answer) => expect(code(answer)).toBe('sharing.recipientGone'))
  const { owner, tenant, buurtteam, actors } = world.wijk
  await owner.client.query(
    `insert into team_memberships (tenant_id, id, team_id, person_id, role, starts_on) values ($1, $2, $3, $4, 'NEIGHBOURHOOD_SPECIALIST', '2020-01-01')`,
    [tenant.id, newId(), buurtteam.id, actors.otherGp.personId],
  )
  const specialist = { ...actors.otherGp, role: 'NEIGHBOURHOOD_SPECIALIST' as const, teamIds: [buurtteam.id] }
  expect(code(await world.give(toTeam(buurtteam, 'NEIGHBOURHOOD_SPECIALIST'), ['BODY']))).toBe('done')
  expect(await world.reads(specialist)).toContain('BODY')
  expect(await world.reads(actors.farid)).toBe('SOCIAL SOCIETAL')
})

test('nobody gives or ends for me: no neighbour, professional, administrator or other wijk', async () => {
  const strangers = [
    world.wijk.actors.danuta,
    world.wijk.actors.joost,
    world.wijk.actors.farid,
    world.wijk.actors.sanne,
    world.wijk.actors.admin,
  ]
  for (const actor of [...strangers, world.wijk.otherTenantActors.resident, world.wijk.otherTenantActors.gp]) {
    expect(code(await world.end(toTeam(world.wijk.practice), 'BODY', actor)), actor.displayName).toBe('shared.notFound')
    expect(await world.reads(world.wijk.actors.joost)).toContain('BODY')
  }
  for (const actor of [...strangers, world.wijk.otherTenantActors.resident, world.wijk.otherTenantActors.gp])
    expect(code(await world.give(toPerson(world.wijk.actors.farid), ['BODY'], actor)), actor.displayName).toBe(
      'shared.notFound',
    )
  expect(await world.reads(world.wijk.actors.farid)).toBe('SOCIAL SOCIETAL')
})

test('I read who may see what, and why, page by page; nobody else reads it', async () => {
  await world.give(toPerson(world.wijk.actors.farid), ['BODY'])
  const list = async (actor: Actor, limit?: number) =>
    withActor(actor, (tx) =>
      listWhoMaySee(tx, { residentId: world.fatma.personId, after: null, ...(limit ? { limit } : {}) }),
    )
  const found = await list(soon(world.fatma))
  if (!found.ok) throw new Error('refused')
  expect(found.value.items.map(({ name, lines }) => [name, lines.length])).toEqual(
    expect.arrayContaining([
      ['Centrum Neckar', registrationTopics.length],
      ['Buurtteam Sociaal', supportTopics.length],
      ['Farid', 1],
    ]),
  )
  const farid = found.value.items.find(({ name }) => name === 'Farid')
  expect(farid?.lines[0]).toMatchObject({ topic: 'BODY', source: 'permission', whole: true, since: testNow })
  const one = await list(soon(world.fatma), 1)
  if (!one.ok || !one.value.next) throw new Error('one page')
  const { next } = one.value
  const rest = await withActor(soon(world.fatma), (tx) =>
    listWhoMaySee(tx, { residentId: world.fatma.personId, after: next }),
  )
  if (!rest.ok) throw new Error('refused')
  expect([...one.value.items, ...rest.value.items]).toEqual(found.value.items)
  for (const name of ['danuta', 'joost', 'farid', 'sanne', 'admin'] as const)
    expect(code((await list(world.wijk.actors[name])) as Result<unknown>), name).toBe('shared.notFound')
})

test('two people at one address do not see each other’s record (CON-8)', async () => {
  const { client } = world.wijk.owner
  await client.query(`update residents set street = 'Zambesidreef 1', family_name = 'Yılmaz' where id in ($1, $2)`, [
    ...[world.fatma.personId, world.wijk.actors.danuta.personId],
  ])
  for (const resource of ['contact', 'assessment', 'careTeam', 'permission', 'accessLog'] as const) {
    const answer = await withActor(world.wijk.actors.danuta, async (tx) => {
      const { granted } = await decideAccess(tx, { residentId: world.fatma.personId, resource, action: 'read' })
      return { ok: true as const, value: granted }
    })
    expect(answer, resource).toEqual({ ok: true, value: false })
  }
  expect(await world.reads(world.wijk.actors.danuta)).toBe('closed')
})
