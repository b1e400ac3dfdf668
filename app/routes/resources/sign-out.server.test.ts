import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#app/domain/identity/session.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let accountId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { personId } = wijk.actors.joost
  const given = { personId, email: 'joost@praktijk.example', passwordHash: null, kind: 'professional' as const }
  accountId = (await makeAccount(wijk.owner, wijk.tenant.id, testNow, given)).id
})
afterAll(() => wijk.end())

const signIn = async () =>
  (
    await openSession({ tenantId: wijk.tenant.id, now: testNow }, accountId, { assurance: 'hoog', stage: 'full' })
  ).split(';')[0]!

test('opening the address signs nobody out; the button does, here or everywhere', async () => {
  const { loader: guarded } = await importRoute('routes/professional/work-layout.tsx')
  const isIn = async (cookie: string) =>
    (await visit(guarded!, { path: '/werk', tenant: wijk.tenant, cookie })).status === 200
  const [here, there] = [await signIn(), await signIn()]
  for (const [file, left] of [
    ['sign-out.ts', true],
    ['sign-out-everywhere.ts', false],
  ] as const) {
    const { loader, action } = await importRoute(`routes/resources/${file}`)
    const cookie = left ? here : await signIn()
    await visit(loader!, { path: '/uitloggen', tenant: wijk.tenant, cookie })
    expect(await isIn(cookie)).toBe(true)
    const body = new URLSearchParams()
    expect((await visit(action!, { path: '/uitloggen', tenant: wijk.tenant, cookie, body })).status).toBe(303)
    expect(await isIn(cookie)).toBe(false)
    expect(await isIn(there), file).toBe(left)
  }
})
