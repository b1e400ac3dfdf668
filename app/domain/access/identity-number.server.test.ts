import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePool } from '#db/client.server.ts'
import { testIdentityNumber } from '#db/seed/data/test-identity-number.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { keyIdOf, searchHashes } from '#app/platform/sealed-values.server.ts'
import { setIdentityNumber } from '../identity/set-identity-number.server.ts'
import { systemActor, type Actor } from '../shared/actor.ts'
import { isRefused, notFound } from '../shared/result.ts'
import { findResidentByBsn, getIdentityNumber, mayAskIdentityNumber } from './identity-number.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
const [fatmas, danutas, mehmets, nobodys] = [0, 1, 2, 3].map((index) => testIdentityNumber(index)!) as [string, string, string, string] // prettier-ignore
const portal = (tenantId: string) => systemActor(tenantId, testNow, 'register')
const write = (tenantId: string, residentId: string, number: string) =>
  withActor(portal(tenantId), (tx) => setIdentityNumber(tx, { residentId, number }))

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { tenant, actors, otherTenant, otherTenantActors: far } = wijk
  for (const [tenantId, residentId, number] of [
    [tenant.id, actors.fatma.personId, `${fatmas.slice(0, 4)} ${fatmas.slice(4)}`],
    [tenant.id, actors.danuta.personId, danutas],
    [otherTenant.id, far.resident.personId, mehmets],
  ] as const) {
    expect(await write(tenantId, residentId, number)).toMatchObject({ ok: true })
  }
})
afterAll(async () => {
  await closePool()
  await wijk.end()
})

interface LogLine {
  readonly outcome: string
  readonly checks: string
  readonly query: string | null
  readonly about: string | null
}
/** Each time that somebody asks is a second later than the time before. */
let asked = 0
const next = <T extends Actor>(actor: T) => later(actor, { seconds: (asked += 1) })

/** What the log says of the last time that somebody asked. */
async function lastLogged(resource: string): Promise<LogLine | undefined> {
  const { rows } = await wijk.owner.client.query<LogLine>(
    `select l.outcome, l.checks, l.query, o.object_id::text as about from access_log l
     left join access_log_objects o on o.tenant_id = l.tenant_id and o.entry_id = l.id
     where l.resource = $1 order by l.recorded_at desc limit 1`,
    [resource],
  )
  return rows[0]
}
const read = async (actor: Actor, residentId: string) => {
  const answer = await withActor(next(actor), (tx) => getIdentityNumber(tx, residentId))
  return isRefused(answer) ? 'refused' : answer.value
}
const find = async (actor: Actor, number: string, reason: 'desk' | 'emergency' = 'desk') => {
  const answer = await withActor(next(actor), (tx) => findResidentByBsn(tx, { number, reason }))
  return isRefused(answer) ? 'refused' : answer.value
}

test('the number is nowhere in the row as it is, and can’t be told from the hash of another wijk', async () => {
  const { rows } = await wijk.owner.client.query<{ row: string; hash: string; sealed: string }>(
    `select to_jsonb(r)::text as row, bsn_hash as hash, bsn_sealed as sealed from residents r where id = $1`,
    [wijk.actors.fatma.personId],
  )
  expect(rows[0]!.row).not.toContain(fatmas)
  expect([keyIdOf(rows[0]!.sealed), keyIdOf(rows[0]!.hash)]).toEqual(['demo-tests', 'demo-tests'])
  expect(searchHashes(`${wijk.otherTenant.id}/${fatmas}`, 'bsn')).not.toContain(rows[0]!.hash)
})

test('I see my own number, the practice and the buurtteam that help me do too, and nobody else', async () => {
  const { fatma, joost, petra, sanne, farid, danuta, otherGp, otherAssistant, admin } = wijk.actors
  for (const actor of [fatma, joost, petra, sanne, farid]) {
    expect(await read(actor, fatma.personId), actor.displayName).toBe(fatmas)
    expect(await lastLogged('identityNumber')).toMatchObject({ outcome: 'success', about: fatma.personId, query: null })
  }
  for (const actor of [danuta, otherGp, otherAssistant, admin, wijk.otherTenantActors.gp]) {
    expect(await read(actor, fatma.personId), actor.displayName).toBe('refused')
    expect(await lastLogged('identityNumber')).toMatchObject({ outcome: 'refused', about: fatma.personId })
  }
  // Farid supports Fatma alone.
  expect(await read(farid, danuta.personId)).toBe('refused')
  // Whoever acts for a resident, and who knows the name and phone alone, never learns it (access).
  expect(await read({ ...danuta, kind: 'representative', role: 'REPRESENTATIVE' }, fatma.personId)).toBe('refused')
  expect(await read({ ...farid, role: 'WELLBEING_COACH' }, fatma.personId)).toBe('refused')
  expect(['REPRESENTATIVE', 'WELLBEING_COACH', 'TENANT_ADMIN', 'PRIVACY_OFFICER'].filter((role) => mayAskIdentityNumber(role as Actor['role']))).toEqual([]) // prettier-ignore
})

test('an id that is none, or nobody’s, is refused like a stranger’s', async () => {
  for (const id of ['', 'x', `${wijk.actors.fatma.personId} `, wijk.tenant.id])
    expect(await read(wijk.actors.joost, id)).toBe('refused')
})

test('at the desk the practice finds its own resident by number, however it is typed, and the log says so', async () => {
  const { sanne, fatma } = wijk.actors
  for (const typed of [fatmas, `${fatmas.slice(0, 3)}.${fatmas.slice(3)}`, ` ${fatmas} `]) {
    expect(await find(sanne, typed)).toBe(fatma.personId)
    expect(await lastLogged('identityNumber')).toMatchObject({
      outcome: 'success',
      query: 'bsn',
      about: fatma.personId,
    })
  }
})

test('who may not know of a resident finds nobody, and cannot tell that from a number that nobody has', async () => {
  const { otherAssistant, farid, admin, danuta } = wijk.actors
  const answer = (actor: Actor, number: string) =>
    withActor(next(actor), (tx) => findResidentByBsn(tx, { number, reason: 'desk' }))
  for (const actor of [otherAssistant, wijk.otherTenantActors.gp, admin, danuta]) {
    for (const number of [fatmas, nobodys, '111222334', '', "'; drop table residents; --"])
      expect(await answer(actor, number), `${actor.displayName} ${number}`).toEqual(notFound)
  }
  expect(await answer(farid, danutas)).toEqual(notFound)
  expect(await lastLogged('identityNumber')).toMatchObject({ outcome: 'refused', about: danuta.personId, query: 'bsn' })
  // Another wijk's number is nobody's here.
  expect(await answer(wijk.actors.sanne, mehmets)).toEqual(notFound)
  expect(await lastLogged('identityNumber')).toMatchObject({ outcome: 'refused', about: null, query: 'bsn' })
})

test('in an emergency the roles with the button find anybody of the wijk, and nobody else does', async () => {
  const { otherGp, otherAssistant, farid, fatma, admin } = wijk.actors
  expect(await find(otherGp, fatmas, 'emergency')).toBe(fatma.personId)
  expect(await lastLogged('emergencyAccess')).toMatchObject({ outcome: 'success', query: 'bsn', about: fatma.personId })
  for (const actor of [otherAssistant, farid, admin, wijk.otherTenantActors.gp])
    expect(await find(actor, fatmas, 'emergency'), actor.displayName).toBe('refused')
})

test('the log never holds the number', async () => {
  const { rows } = await wijk.owner.client.query<{ row: string }>(
    'select to_jsonb(l)::text as row from access_log l union all select to_jsonb(o)::text from access_log_objects o',
  )
  expect(rows.length).toBeGreaterThan(20)
  const text = rows.map(({ row }) => row).join('\n')
  for (const number of [fatmas, danutas, mehmets, nobodys]) expect(text).not.toContain(number)
})

test('two residents of a wijk never have the same number, also when it is written twice at once', async () => {
  const { tenant, actors, otherTenant, otherTenantActors: far } = wijk
  expect(await write(tenant.id, actors.danuta.personId, fatmas)).toMatchObject({
    refusal: { code: 'identity.numberTaken' },
  })
  expect(await write(tenant.id, actors.danuta.personId, '111222334')).toMatchObject({
    refusal: { code: 'identity.numberWrong' },
  })
  expect(await write(tenant.id, far.resident.personId, nobodys)).toEqual(notFound)
  // In another wijk it may be there too.
  expect(await write(otherTenant.id, far.resident.personId, fatmas)).toMatchObject({ ok: true })
  const both = await Promise.all([
    write(tenant.id, actors.fatma.personId, nobodys),
    write(tenant.id, actors.danuta.personId, nobodys),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  for (const actor of [actors.fatma, actors.joost, actors.sanne, actors.admin]) {
    const answer = await withActor(actor, (tx) =>
      setIdentityNumber(tx, { residentId: actors.fatma.personId, number: danutas }),
    )
    expect(answer, actor.displayName).toEqual(notFound)
  }
})

test('a number that is put into another resident’s row opens for nobody', async () => {
  const { fatma, danuta } = wijk.actors
  const { db } = wijk.owner
  await db.execute(
    sql`update residents set bsn_hash = 'h1.demo-tests.x', bsn_sealed = (select bsn_sealed from residents where id = ${danuta.personId}) where id = ${fatma.personId}`,
  )
  await expect(withActor(fatma, (tx) => getIdentityNumber(tx, fatma.personId))).rejects.toThrow(
    'a sealed value cannot be opened: changed (key demo-tests)',
  )
})
