import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeFhirSystems, credentials, type FhirSystems } from '#db/testing/fhir-systems.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as page from './connections.tsx'

let systems: FhirSystems
const cookies: Record<string, string> = {}
beforeAll(async () => {
  systems = await makeFhirSystems()
  const { wijk } = systems
  const { admin, sanne, fatma } = wijk.actors
  await wijk.owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
    ...[wijk.tenant.id, admin.personId, testNow.toString()],
  ])
  for (const [name, actor] of Object.entries({ admin, sanne, fatma }))
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, actor)
})
afterAll(() => systems.wijk.end())

const ask = (who: string, form?: Record<string, string>) =>
  visit((form ? page.action : page.loader) as Handler, {
    ...{ path: paths.admin.connections(), params: {}, tenant: systems.wijk.tenant, cookie: cookies[who] ?? null },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
const make = (more: Record<string, string> = {}) => ({
  ...{ intent: 'make', clientId: newId(), teamId: systems.wijk.practice.id, name: 'Telefooncentrale', ...more },
})

test('the administrator lets a system in, sees its secret once, and ends it', async () => {
  const form = make()
  const made = JSON.parse((await ask('admin', form)).body) as {
    made: { clientId: string; secret: string; base: string }
  }
  const { secret, clientId, base } = made.made
  expect(base).toMatch(/\/fhir$/)
  expect((await systems.ask('token', { body: credentials(made.made) })).status).toBe(200)
  const list = await ask('admin')
  expect(list.body).toContain('Telefooncentrale')
  expect(list.body).not.toContain(secret)
  // The same form again makes no second one, and tells no secret.
  const again = await ask('admin', form)
  expect([again.status, again.body.includes('secret')]).toEqual([409, false])
  expect((await ask('admin', { intent: 'end', clientId })).status).toBe(303)
  expect((await systems.ask('token', { body: credentials(made.made) })).status).toBe(401)
  expect((await ask('admin', { intent: 'end', clientId })).status).toBe(404)
  const { rows } = await systems.wijk.owner.client.query(
    `select l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id and o.tenant_id = l.tenant_id
     where o.object_detail = $1 and o.object_id_type = 'organisation' order by l.written_at, l.action`,
    [clientId],
  )
  expect(rows).toContainEqual({ action: 'C', outcome: 'success' })
  expect(rows).toContainEqual({ action: 'D', outcome: 'success' })
})

test('only of a practice of the wijk, and by nobody else', async () => {
  for (const teamId of [systems.wijk.buurtteam.id, newId()])
    expect((await ask('admin', make({ teamId }))).status, teamId).toBe(404)
  expect((await ask('admin', make({ name: '' }))).status).toBe(400)
  for (const who of ['sanne', 'fatma'])
    for (const form of [undefined, make(), { intent: 'end', clientId: systems.clients.neckar.clientId }])
      expect((await ask(who, form)).status, who).toBe(404)
  expect((await systems.ask('token', { body: credentials(systems.clients.neckar) })).status).toBe(200)
})
