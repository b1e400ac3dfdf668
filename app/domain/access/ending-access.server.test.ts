import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { later } from '#db/testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { makeSharingWorld, soon, toPerson, toTeam } from '#db/testing/sharing.server.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { registrationTopics, topicsOf } from './topics.ts'
import { listStopped } from './who-may-see.queries.server.ts'
import { withActor } from './with-actor.server.ts'

let world: Awaited<ReturnType<typeof makeSharingWorld>>
beforeAll(async () => {
  world = await makeSharingWorld()
})
afterAll(() => world.wijk.end())
beforeEach(() => world.forget())

const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)

// Two processes start besides: on a busy machine each takes seconds.
test('what I end is closed at the very next request, in another process too', { timeout: 90_000 }, async () => {
  await world.give(toPerson(world.wijk.actors.farid), ['BODY'])
  const raw = await connectAsApp()
  const farid = soon(world.wijk.actors.farid)
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
    const asked = JSON.stringify({ actor: { ...farid, now: farid.now.toString() }, residentId: world.fatma.personId })
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, '--', asked])
    return stdout.trim()
  }
  try {
    expect(await seesBody()).toBe(1)
    expect(await inAnotherProcess()).toBe('BODY SOCIAL SOCIETAL')
    expect(code(await world.end(toPerson(world.wijk.actors.farid), 'BODY', soon(world.fatma, 1)))).toBe('done')
    expect(await seesBody()).toBe(0)
    expect(await inAnotherProcess()).toBe('SOCIAL SOCIETAL')
    expect(await world.reads(farid)).toBe('SOCIAL SOCIETAL')
  } finally {
    await raw.end()
  }
  const { rows } = await world.wijk.owner.client.query('select ended_at, ended_by from sharing_permissions')
  expect(rows).toEqual([
    { ended_at: new Date(world.fatma.now.add({ minutes: 1 }).epochMilliseconds), ended_by: world.fatma.personId },
  ])
  expect(code(await world.end(toPerson(world.wijk.actors.farid), 'BODY'))).toBe('done')
})

test('of several topics I end one, and the others stay', async () => {
  await world.give(toPerson(world.wijk.actors.farid), ['BODY', 'MIND'])
  await world.end(toPerson(world.wijk.actors.farid), 'MIND')
  expect(await world.reads(soon(world.wijk.actors.farid, 6))).toBe('BODY SOCIAL SOCIETAL')
  const ended = async () =>
    (await world.wijk.owner.client.query('select ended_at from sharing_permissions')).rows[0].ended_at
  expect(await ended()).toBeNull()
  await world.end(toPerson(world.wijk.actors.farid), 'BODY', soon(world.fatma, 7))
  expect(await ended()).not.toBeNull()
})

test('I end maatschappij for my practice: the next request of the huisarts is refused and stands in the log', async () => {
  expect(await world.reads(world.wijk.actors.joost)).toBe('BODY MIND SOCIAL SOCIETAL')
  expect(await world.logged()).not.toContain('Dokter Kuipers assessment.SOCIETAL refused')
  expect(code(await world.end(toTeam(world.wijk.practice), 'SOCIETAL'))).toBe('done')
  expect(await world.reads(soon(world.wijk.actors.joost, 6))).toBe('BODY MIND SOCIAL')
  expect(await world.logged()).toContain('Dokter Kuipers assessment.SOCIETAL refused')
})

test('I give it back, and my practice reads it for as long as I am registered there', async () => {
  await world.end(toTeam(world.wijk.practice), 'SOCIETAL')
  const stopped = await withActor(soon(world.fatma, 6), async (tx) => ({
    ok: true,
    value: await listStopped(tx, world.fatma.personId),
  }))
  expect(stopped).toMatchObject({ value: [{ teamId: world.wijk.practice.id, topic: 'SOCIETAL' }] })
  expect(code(await world.give(toTeam(world.wijk.practice), ['SOCIETAL'], soon(world.fatma, 6)))).toBe('done')
  expect(await world.reads(later(world.wijk.actors.joost, { hours: 24 * 800 }))).toBe('BODY MIND SOCIAL SOCIETAL')
  await world.end(toTeam(world.wijk.practice), 'SOCIETAL', soon(world.fatma, 8))
  expect(await world.reads(soon(world.wijk.actors.joost, 9))).toBe('BODY MIND SOCIAL')
})

test('my practice keeps contact, messages and appointments, whoever tries to end them and how', async () => {
  for (const topic of ['CONTACT', 'MESSAGES', 'APPOINTMENTS'] as const)
    expect(code(await world.end(toTeam(world.wijk.practice), topic))).toBe('sharing.practiceKeeps')
  const raw = await connectAsApp()
  const { tenantId, personId, kind, now } = soon(world.fatma)
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
      expect(await close(topic, world.wijk.practice.id), topic).toBe(kept ? 0 : 1)
    }
    // The buurtteam is no practice: support may be ended topic by topic.
    expect(await close('MESSAGES', world.wijk.buurtteam.id)).toBe(1)
    expect(code(await world.end(toTeam(world.wijk.buurtteam), 'MESSAGES'))).toBe('done')
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
            world.wijk.actors.otherGp.personId,
            source,
            now.toString(),
          ]),
        ).toBe('42501')
    })
  } finally {
    await raw.end()
  }
})
