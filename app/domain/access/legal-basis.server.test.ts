import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePool } from '#db/client.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { listAllLegalBases } from './legal-bases.queries.server.ts'
import { endLegalBasis, setLegalBasis } from './set-legal-basis.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let organisationId: string
let cookies: Record<'admin' | 'fatma' | 'joost', string>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors, practice } = wijk
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, now())', [
    tenant.id,
    actors.admin.personId,
  ])
  const { rows } = await owner.db.execute<{ id: string }>(
    sql`select organisation_id as id from teams where id = ${practice.id}`,
  )
  organisationId = rows[0]!.id
  const cookie = (name: keyof typeof cookies) => cookieOf(wijk, tenant.id, actors[name])
  cookies = { admin: await cookie('admin'), fatma: await cookie('fatma'), joost: await cookie('joost') }
})
afterAll(async () => {
  await closePool()
  await wijk.end()
})

const law = 'Burgerlijk Wetboek, artikel 7:446'
const basis = (more: object = {}) => ({
  ...{ basisId: newId(), organisationId, purpose: 'TREATMENT' as const, basis: 'CONTRACT' as const, source: law },
  ...more,
})
const set = (actor: Actor, input = basis()) => withActor(actor, (tx) => setLegalBasis(tx, input))
const sharing = async () => {
  const { loader } = await importRoute('routes/resident/sharing.tsx')
  return (await visit(loader!, { path: '/mijn/wie-mag-wat', tenant: wijk.tenant, cookie: cookies.fatma })).body
}
const page = async (cookie: string, body?: object) => {
  const { loader, action } = await importRoute('routes/admin/legal-bases.tsx')
  const given = { path: '/beheer/grondslagen', tenant: wijk.tenant, cookie }
  if (!body) return visit(loader!, given)
  return visit(action!, { ...given, body: new URLSearchParams(body as Record<string, string>) })
}
const logged = async () => {
  const { rows } = await wijk.owner.db.execute<{ action: string; outcome: string; event_code: string }>(
    sql`select l.action, l.outcome, l.event_code from access_log l join access_log_objects o on o.entry_id = l.id
        where l.resource = 'legalBasis' and o.object_id = ${organisationId} and o.object_id_type = 'organisation'`,
  )
  return rows
}

test('before any is set, the administrator reads that there is none, and residents of no law', async () => {
  expect(await page(cookies.admin)).toMatchObject({ status: 200 })
  expect((await page(cookies.admin)).body).toContain('"open":[]')
  expect(await sharing()).toContain('"grounds":[]')
})

test('the administrator sets the ground of an organisation, and residents read it in words, not as consent', async () => {
  const input = basis()
  const sent = await page(cookies.admin, { intent: 'set', ...input })
  expect([sent.status, sent.location]).toEqual([303, '/beheer/grondslagen?klaar=gezet'])
  expect(await set(wijk.actors.admin, input)).toMatchObject({ ok: true })
  expect(await sharing()).toContain(law)
  const shown = (await page(cookies.admin)).body
  expect(shown).toContain(law)
  expect(shown.toLowerCase()).not.toMatch(/toestemming|consent/)
  expect(await logged()).toContainEqual({ action: 'C', outcome: 'success', event_code: '110113' })
})

test('one purpose has one ground at a time, of an organisation of this wijk', async () => {
  const { admin } = wijk.actors
  expect(await set(admin)).toMatchObject({ refusal: { code: 'sharing.basisStands' } })
  expect(await set(admin, basis({ organisationId: newId(), purpose: 'SUPPORT' }))).toMatchObject({ ok: false })
  const { rows } = await wijk.owner.db.execute<{ id: string }>(
    sql`select id from organisations where tenant_id = ${wijk.otherTenant.id}`,
  )
  expect(await set(admin, basis({ organisationId: rows[0]!.id, purpose: 'SUPPORT' }))).toMatchObject({ ok: false })
})

test('nobody but the administrator sees the page, sets a ground or ends one', async () => {
  const { joost, sanne, fatma } = wijk.actors
  for (const cookie of [cookies.fatma, cookies.joost]) {
    expect((await page(cookie)).status).toBe(404)
    expect((await page(cookie, { intent: 'set', ...basis() })).status).toBe(404)
  }
  const [row] = (await wijk.owner.db.execute<{ id: string }>(sql`select id from legal_bases limit 1`)).rows
  for (const actor of [joost, sanne, fatma]) {
    expect(await set(actor, basis({ purpose: 'SUPPORT' }))).toMatchObject({ ok: false })
    expect(await withActor(actor, (tx) => endLegalBasis(tx, { basisId: row!.id }))).toMatchObject({ ok: false })
    expect(await withActor(actor, (tx) => listAllLegalBases(tx))).toMatchObject({ ok: false })
  }
  expect(await logged()).toContainEqual({ action: 'U', outcome: 'refused', event_code: '110113' })
  const client = await connectAsApp()
  const { tenantId: tenant, personId: person, now } = joost
  try {
    await claiming(
      client,
      { tenant, person, kind: 'professional', teams: [], topics: [], now: now.toString() },
      async () => {
        const ended = await attempt(client, `update legal_bases set ended_at = now(), ended_by = '${person}'`)
        expect(typeof ended === 'string' ? ended : ended.rowCount).toBe(0)
        expect(await attempt(client, `update legal_bases set source = 'x'`)).toBe('42501')
        expect(await attempt(client, 'delete from legal_bases')).toBe('42501')
      },
    )
  } finally {
    await client.end()
  }
})

test('what is ended is read by residents no more, and another may take its place', async () => {
  const { admin } = wijk.actors
  const [row] = (await wijk.owner.db.execute<{ id: string }>(sql`select id from legal_bases limit 1`)).rows
  expect((await page(cookies.admin, { intent: 'end', basisId: row!.id })).location).toContain('klaar=gestopt')
  expect(await withActor(admin, (tx) => endLegalBasis(tx, { basisId: row!.id }))).toMatchObject({ ok: true })
  expect(await sharing()).not.toContain(law)
  expect((await page(cookies.admin)).body).toContain('"ended":[{')
  expect(await set(admin)).toMatchObject({ ok: true })
  expect(await sharing()).toContain(law)
  expect((await page(cookies.admin, { intent: 'set', ...basis({ basis: 'CONSENT' }) })).status).toBe(400)
})
