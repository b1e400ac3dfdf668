import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAssessment } from '#db/seed/factories/dossier.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { getDossier } from '../dossier/dossier.queries.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { endAccess } from './end-access.server.ts'
import { givePermission } from './give-permission.server.ts'
import type { Recipient } from './sharing.ts'
import { registrationTopics, supportTopics, topicsOf, type Topic } from './topics.ts'
import { listStopped, listWhoMaySee } from './who-may-see.queries.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await makeAssessment(wijk.owner, wijk.tenant.id, {
    ...{ residentId: fatma().personId, teamId: wijk.practice.id, createdAt: testNow.subtract({ hours: 48 }) },
    ...{ sentAt: testNow.subtract({ hours: 40 }), agreedAt: testNow.subtract({ hours: 30 }), score: 4 },
    notes: (['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const).map((domain) => ({
      ...{ domain, kind: 'concern' as const, text: `Iets over ${domain}` },
    })),
  })
})
afterAll(() => wijk.end())
beforeEach(async () => {
  const { client } = wijk.owner
  await client.query('delete from sharing_permissions')
  await client.query(`delete from access_grants where source = 'permission' or lower(during) >= $1`, [
    testNow.toString(),
  ])
  await client.query(
    `update access_grants set during = tstzrange(lower(during), null) where source = 'care_relationship'`,
  )
})

const fatma = () => wijk.actors.fatma
const person = (actor: { personId: string }): Recipient => ({ personId: actor.personId, teamId: null, role: null })
const team = ({ id }: { id: string }, role: Recipient['role'] = null) =>
  ({ personId: null, teamId: id, role }) as Recipient
const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)
const soon = <T extends Actor>(actor: T, minutes = 5) => later(actor, { minutes })

const give = (
  recipient: Recipient,
  topics: Topic[],
  actor: Actor = fatma(),
  months: number | null = null,
  id = newId(),
) =>
  withActor(actor, (tx) =>
    givePermission(tx, {
      ...{ permissionId: id, residentId: fatma().personId, recipient, topics, months, language: 'tr' },
      tenant: wijk.tenant,
    }),
  )
const end = (recipient: Recipient, topic: Topic, actor: Actor = soon(fatma())) =>
  withActor(actor, (tx) => endAccess(tx, { residentId: fatma().personId, recipient, topic }))
/** The domains of Fatma's 4D that somebody reads; `closed` for who finds nothing. */
async function reads(actor: Actor): Promise<string> {
  const dossier = await withActor(actor, (tx) => getDossier(tx, fatma().personId))
  if (!dossier.ok) return 'closed'
  return [...new Set(dossier.value.latest?.notes.map(({ domain }) => domain))].sort().join(' ')
}
const logged = async () => {
  const { rows } = await wijk.owner.client.query<{ line: string }>(
    `select distinct l.user_name || ' ' || l.resource || ' ' || l.outcome as line from access_log l
     join access_log_objects o on o.entry_id = l.id where o.object_id = $1 order by 1`,
    [fatma().personId],
  )
  return rows.map(({ line }) => line)
}

test('I let Farid see my body and mind: he reads them from then on, until the year is over', async () => {
  expect(await reads(wijk.actors.farid)).toBe('SOCIAL SOCIETAL')
  expect(code(await give(person(wijk.actors.farid), ['BODY', 'MIND']))).toBe('done')
  expect(await reads(wijk.actors.farid)).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await reads(later(wijk.actors.farid, { hours: 24 * 364 }))).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await reads(later(wijk.actors.farid, { hours: 24 * 366 }))).toBe('SOCIAL SOCIETAL')
})

test('the same tap twice gives once', async () => {
  const id = newId()
  const both = await Promise.all([1, 2].map(() => give(person(wijk.actors.farid), ['BODY'], fatma(), null, id)))
  expect(both.map(code).sort()[0]).toBe('done')
  expect(code(await give(person(wijk.actors.farid), ['BODY'], fatma(), null, id))).toBe('done')
  const { rows } = await wijk.owner.client.query(`select from access_grants where source = 'permission'`)
  expect(rows).toHaveLength(1)
})

// Two processes start besides: on a busy machine each takes seconds.
test('what I end is closed at the very next request, in another process too', { timeout: 90_000 }, async () => {
  await give(person(wijk.actors.farid), ['BODY'])
  const raw = await connectAsApp()
  const farid = soon(wijk.actors.farid)
  const claims = {
    ...{ tenant: farid.tenantId, person: farid.personId, kind: farid.kind, teams: farid.teamIds },
    ...{ topics: topicsOf(farid.role), now: farid.now.toString() },
  }
  const seesBody = () =>
    claiming(raw, claims, async () => (await raw.query(`select from assessment_notes where domain = 'BODY'`)).rowCount)
  const inAnotherProcess = async () => {
    const program = `
      import { Temporal } from 'temporal-polyfill'
      import { withActor } from '#app/domain/access/with-actor.server.ts'
      import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
      import { closePool } from '#db/client.server.ts'
      const { actor, residentId } = JSON.parse(process.argv.at(-1))
      const found = await withActor({ ...actor, now: Temporal.Instant.from(actor.now) }, (tx) => getDossier(tx, residentId))
      console.log(found.ok ? found.value.topics.join(' ') : 'closed')
      await closePool()`
    const asked = JSON.stringify({ actor: { ...farid, now: farid.now.toString() }, residentId: fatma().personId })
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, '--', asked])
    return stdout.trim()
  }
  try {
    expect(await seesBody()).toBe(1)
    expect(await inAnotherProcess()).toBe('BODY SOCIAL SOCIETAL')
    expect(code(await end(person(wijk.actors.farid), 'BODY', soon(fatma(), 1)))).toBe('done')
    expect(await seesBody()).toBe(0)
    expect(await inAnotherProcess()).toBe('SOCIAL SOCIETAL')
    expect(await reads(farid)).toBe('SOCIAL SOCIETAL')
  } finally {
    await raw.end()
  }
  const { rows } = await wijk.owner.client.query('select ended_at, ended_by from sharing_permissions')
  expect(rows).toEqual([
    { ended_at: new Date(fatma().now.add({ minutes: 1 }).epochMilliseconds), ended_by: fatma().personId },
  ])
  expect(code(await end(person(wijk.actors.farid), 'BODY'))).toBe('done')
})

test('of several topics I end one, and the others stay', async () => {
  await give(person(wijk.actors.farid), ['BODY', 'MIND'])
  await end(person(wijk.actors.farid), 'MIND')
  expect(await reads(soon(wijk.actors.farid, 6))).toBe('BODY SOCIAL SOCIETAL')
  const ended = async () => (await wijk.owner.client.query('select ended_at from sharing_permissions')).rows[0].ended_at
  expect(await ended()).toBeNull()
  await end(person(wijk.actors.farid), 'BODY', soon(fatma(), 7))
  expect(await ended()).not.toBeNull()
})

test('I end maatschappij for my practice: the next request of the huisarts is refused and stands in the log', async () => {
  expect(await reads(wijk.actors.joost)).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await logged()).not.toContain('Dokter Kuipers assessment.SOCIETAL refused')
  expect(code(await end(team(wijk.practice), 'SOCIETAL'))).toBe('done')
  expect(await reads(soon(wijk.actors.joost, 6))).toBe('BODY MIND SOCIAL')
  expect(await logged()).toContain('Dokter Kuipers assessment.SOCIETAL refused')
})

test('I give it back, and my practice reads it for as long as I am registered there', async () => {
  await end(team(wijk.practice), 'SOCIETAL')
  const stopped = await withActor(soon(fatma(), 6), async (tx) => ({
    ok: true,
    value: await listStopped(tx, fatma().personId),
  }))
  expect(stopped).toMatchObject({ value: [{ teamId: wijk.practice.id, topic: 'SOCIETAL' }] })
  expect(code(await give(team(wijk.practice), ['SOCIETAL'], soon(fatma(), 6)))).toBe('done')
  expect(await reads(later(wijk.actors.joost, { hours: 24 * 800 }))).toBe('BODY MIND SOCIAL SOCIETAL')
  await end(team(wijk.practice), 'SOCIETAL', soon(fatma(), 8))
  expect(await reads(soon(wijk.actors.joost, 9))).toBe('BODY MIND SOCIAL')
})

test('the topics of a relationship in the database are those of the portal', async () => {
  for (const [given, topics] of [
    [wijk.practice, registrationTopics],
    [wijk.buurtteam, supportTopics],
  ] as const) {
    const { client } = wijk.owner
    await client.query('update access_grants set during = tstzrange(lower(during), $2) where grantee_team_id = $1', [
      ...[given.id, testNow.toString()],
    ])
    expect(code(await give(team(given), [...topics], soon(fatma())))).toBe('done')
    const { rows } = await client.query<{ topic: string }>(
      `select topic from access_grants where grantee_team_id = $1 and source = 'care_relationship' and upper_inf(during)`,
      [given.id],
    )
    expect(rows.map(({ topic }) => topic).sort()).toEqual([...topics].sort())
  }
})

test('my practice keeps contact, messages and appointments, whoever tries to end them and how', async () => {
  for (const topic of ['CONTACT', 'MESSAGES', 'APPOINTMENTS'] as const)
    expect(code(await end(team(wijk.practice), topic))).toBe('sharing.practiceKeeps')
  const raw = await connectAsApp()
  const { tenantId, personId, kind, now } = soon(fatma())
  const claims = {
    tenant: tenantId,
    person: personId,
    kind,
    teams: [],
    topics: topicsOf('RESIDENT'),
    now: now.toString(),
  }
  const close = (topic: string, of: string) =>
    claiming(raw, claims, async () => {
      const text = `update access_grants set during = tstzrange(lower(during), $1) where topic = $2 and grantee_team_id = $3`
      return (await raw.query(text, [now.toString(), topic, of])).rowCount
    })
  try {
    for (const topic of registrationTopics) {
      const kept = ['CONTACT', 'MESSAGES', 'APPOINTMENTS'].includes(topic)
      expect(await close(topic, wijk.practice.id), topic).toBe(kept ? 0 : 1)
    }
    // The buurtteam is no practice: support may be ended topic by topic.
    expect(await close('MESSAGES', wijk.buurtteam.id)).toBe(1)
    expect(code(await end(team(wijk.buurtteam), 'MESSAGES'))).toBe('done')
    // Nor is a grant lengthened, or a permission written by hand.
    await claiming(raw, claims, async () => {
      const long = `update access_grants set during = tstzrange(lower(during) - interval '1 day', null) where topic = 'BODY'`
      expect(await attempt(raw, long)).toBe('42501')
      const byHand = `insert into access_grants (tenant_id, id, resident_id, grantee_person_id, topic, level, source, source_id, during)
        values ($1, $2, $3, $4, 'BODY', 'read', $5, $2, tstzrange($6, null))`
      for (const source of ['permission', 'care_relationship'])
        expect(
          await attempt(raw, byHand, [
            tenantId,
            newId(),
            personId,
            wijk.actors.otherGp.personId,
            source,
            now.toString(),
          ]),
        ).toBe('42501')
    })
  } finally {
    await raw.end()
  }
})

test('what a role could not read by permission can’t be given to it', async () => {
  for (const name of ['otherGp', 'otherAssistant', 'joost'] as const)
    expect(code(await give(person(wijk.actors[name]), ['BODY'])), name).toBe('sharing.topicNotPossible')
  expect(code(await give(person(wijk.actors.farid), ['SOCIAL']))).toBe('sharing.topicNotPossible')
  expect(code(await give(person(wijk.actors.farid), ['RESULTS']))).toBe('sharing.topicNotPossible')
  expect(code(await give(person(wijk.actors.farid), []))).toBe('sharing.topicNotPossible')
  expect(code(await give(person({ personId: newId() }), ['BODY']))).toBe('sharing.recipientGone')
  expect(code(await give(person(wijk.otherTenantActors.gp), ['BODY']))).toBe('sharing.recipientGone')
})

test('a permission for one role in a team is not for another role there', async () => {
  await give(team(wijk.buurtteam, 'NEIGHBOURHOOD_SPECIALIST'), ['BODY']).then((answer) =>
    expect(code(answer)).toBe('sharing.recipientGone'),
  )
  const { owner, tenant, buurtteam, actors } = wijk
  await owner.client.query(
    `insert into team_memberships (tenant_id, id, team_id, person_id, role, starts_on) values ($1, $2, $3, $4, 'NEIGHBOURHOOD_SPECIALIST', '2020-01-01')`,
    [tenant.id, newId(), buurtteam.id, actors.otherGp.personId],
  )
  const specialist = { ...actors.otherGp, role: 'NEIGHBOURHOOD_SPECIALIST' as const, teamIds: [buurtteam.id] }
  expect(code(await give(team(buurtteam, 'NEIGHBOURHOOD_SPECIALIST'), ['BODY']))).toBe('done')
  expect(await reads(specialist)).toContain('BODY')
  expect(await reads(actors.farid)).toBe('SOCIAL SOCIETAL')
})

test('nobody gives or ends for me: no neighbour, professional, administrator or other wijk', async () => {
  const strangers = [wijk.actors.danuta, wijk.actors.joost, wijk.actors.farid, wijk.actors.sanne, wijk.actors.admin]
  for (const actor of [...strangers, wijk.otherTenantActors.resident, wijk.otherTenantActors.gp]) {
    expect(code(await end(team(wijk.practice), 'BODY', actor)), actor.displayName).toBe('shared.notFound')
    expect(await reads(wijk.actors.joost)).toContain('BODY')
  }
  for (const actor of [...strangers, wijk.otherTenantActors.resident, wijk.otherTenantActors.gp])
    expect(code(await give(person(wijk.actors.farid), ['BODY'], actor)), actor.displayName).toBe('shared.notFound')
  expect(await reads(wijk.actors.farid)).toBe('SOCIAL SOCIETAL')
})

test('I read who may see what, and why, page by page; nobody else reads it', async () => {
  await give(person(wijk.actors.farid), ['BODY'])
  const list = async (actor: Actor, limit?: number) =>
    withActor(actor, (tx) =>
      listWhoMaySee(tx, { residentId: fatma().personId, after: null, ...(limit ? { limit } : {}) }),
    )
  const found = await list(soon(fatma()))
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
  const one = await list(soon(fatma()), 1)
  if (!one.ok || !one.value.next) throw new Error('one page')
  const { next } = one.value
  const rest = await withActor(soon(fatma()), (tx) => listWhoMaySee(tx, { residentId: fatma().personId, after: next }))
  if (!rest.ok) throw new Error('refused')
  expect([...one.value.items, ...rest.value.items]).toEqual(found.value.items)
  for (const name of ['danuta', 'joost', 'farid', 'sanne', 'admin'] as const)
    expect(code((await list(wijk.actors[name])) as Result<unknown>), name).toBe('shared.notFound')
})

test('two people at one address do not see each other’s record (CON-8)', async () => {
  const { client } = wijk.owner
  await client.query(`update residents set street = 'Zambesidreef 1', family_name = 'Yılmaz' where id in ($1, $2)`, [
    ...[fatma().personId, wijk.actors.danuta.personId],
  ])
  for (const resource of ['contact', 'assessment', 'careTeam', 'permission', 'accessLog'] as const) {
    const answer = await withActor(wijk.actors.danuta, async (tx) => {
      const { granted } = await decideAccess(tx, { residentId: fatma().personId, resource, action: 'read' })
      return { ok: true as const, value: granted }
    })
    expect(answer, resource).toEqual({ ok: true, value: false })
  }
  expect(await reads(wijk.actors.danuta)).toBe('closed')
})
