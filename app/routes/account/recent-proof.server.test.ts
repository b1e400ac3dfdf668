import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#app/domain/identity/session.server.ts'
import { cookiesOf, makeLogin, placeIn, testPassword } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let sannes: { id: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { personId } = wijk.actors.sanne
  sannes = await makeLogin(wijk, { email: 'sanne@praktijk.example', kind: 'professional', personId, app: true })
})
afterAll(() => wijk.end())

const newPassword = 'groene stoelen die huppelen'
const acts: [what: string, file: string, fields: Record<string, string>][] = [
  ['change my password', 'security', { intent: 'password', password: testPassword, newPassword }],
  ['make new recovery codes', 'security', { intent: 'codes' }],
  ['connect another app', 'security', { intent: 'totp', pending: 'x', code: '123456' }],
  ['remove a passkey', 'security', { intent: 'removePasskey', passkeyId: '0190f3c2-7b7a-7c1e-8f00-0123456789ab' }],
  ['sign out my other devices', 'devices', { intent: 'others' }],
  ['sign out one device', 'devices', { intent: 'one', number: '0'.repeat(64) }],
]

/** All that there is of the account. */
async function stored() {
  const { rows } = await wijk.owner.client.query<{ all: string }>(
    `select (select json_agg(a) from accounts a where a.id = $1)::text || (select json_agg(s.id_hash order by s.id_hash) from sessions s)::text
       || coalesce((select json_agg(r) from recovery_codes r)::text, '') || (select json_agg(t) from totp_secrets t)::text as all`,
    [sannes.id],
  )
  return rows[0]!.all
}

test.each(acts)(
  'to %s I prove again who I am, when that was more than five minutes ago',
  async (_what, file, fields) => {
    const { action } = await importRoute(`routes/account/${file}.tsx`)
    const opened = { assurance: 'hoog', stage: 'full' } as const
    const cookie = cookiesOf(await openSession(placeIn(wijk.tenant.id), sannes.id, opened))
    const before = await stored()
    const { tenant } = wijk
    const path = `/account/${file}`
    const body = () => new URLSearchParams(fields)
    const late = await visit(action!, { path, tenant, cookie, body: body(), now: testNow.add({ minutes: 6 }) })
    expect([late.status, late.location]).toEqual([
      302,
      `/inloggen/bevestigen?niveau=recent&returnTo=${encodeURIComponent(path)}`,
    ])
    expect(await stored()).toBe(before)
    const inTime = await visit(action!, { path, tenant, cookie, body: body(), now: testNow.add({ minutes: 5 }) })
    expect(inTime.location ?? '').not.toContain('bevestigen')
  },
)
