import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, code, forgetPermissions, permissionDeeds, person } from '#db/testing/permission-deeds.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { noteObjection } from './object-to-permission.server.ts'
import { listOwnPermissions } from './permissions.queries.server.ts'
import { topicsOf } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())
beforeEach(() => forgetPermissions(wijk))
const { residentId, record, respond, opens, told, waiting } = permissionDeeds(() => wijk)

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
