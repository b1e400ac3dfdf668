import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#app/domain/identity/session.server.ts'
import { cookiesOf, makeLogin, placeIn, whoHas } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { newId } from '#app/domain/shared/ids.ts'

let wijk: TestNeighbourhood
let fatmas: string
let admins: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { personId } = wijk.actors.fatma
  fatmas = (await makeLogin(wijk, { email: 'fatma.uit@bewoner.example', kind: 'resident', personId })).id
  admins = (await makeLogin(wijk, { email: 'beheer.uit@wijk.example' })).id
})
afterAll(() => wijk.end())

const place = () => placeIn(wijk.tenant.id)
const signedIn = async (accountId = fatmas) =>
  cookiesOf(await openSession(place(), accountId, { assurance: 'hoog', stage: 'full' }))
async function signOut(cookie: string, accountId: string, now = testNow) {
  const { action } = await importRoute('routes/admin/accounts.tsx')
  const body = new URLSearchParams({ accountId })
  return visit(action!, { path: '/beheer/accounts', tenant: wijk.tenant, cookie, body, now })
}

test('the administrator signs somebody out everywhere, at once, and the account stays open', async () => {
  const devices = [await signedIn(), await signedIn()]
  const admin = await signedIn(admins)
  const done = await signOut(admin, fatmas)
  expect([done.status, done.location]).toEqual([303, '/beheer/accounts?klaar=uitgelogd'])
  for (const each of devices) expect(await whoHas(place(), each)).toBeNull()
  expect(await whoHas(place(), admin)).not.toBeNull()
  expect(await whoHas(place(), await signedIn())).toMatchObject({ accountId: fatmas })
  const { rows } = await wijk.owner.client.query(
    `select l.resource, l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
      where o.object_id = $1 order by l.resource`,
    [wijk.actors.fatma.personId],
  )
  expect(rows).toContainEqual({ resource: 'account', action: 'U', outcome: 'success' })
})

test('nobody else does, nor an administrator who proved long ago who it is, nor for an account that is not there', async () => {
  const fatma = await signedIn()
  const admin = await signedIn(admins)
  const late = await signOut(admin, fatmas, testNow.add({ minutes: 6 }))
  expect(late.location).toContain('/inloggen/bevestigen?niveau=recent')
  for (const name of ['sanne', 'joost', 'danuta'] as const)
    expect((await signOut(await cookieOf(wijk, wijk.tenant.id, wijk.actors[name]), fatmas)).status, name).toBe(404)
  for (const id of [newId(), 'x', '']) expect([400, 404]).toContain((await signOut(admin, id)).status)
  expect(await whoHas(place(), fatma)).not.toBeNull()
})
