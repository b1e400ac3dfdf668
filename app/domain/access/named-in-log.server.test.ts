import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { recordEvent } from '#app/domain/identity/record-event.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { makeLogin, placeIn, signedInAs, whoHas } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'
import { listLooks } from './access-log.queries.server.ts'
import { lookSentence } from './look-words.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const nl = textsIn('nl').t
const look = { resource: 'account', action: 'R', outcome: 'success', isLegalDuty: false } as const

describe('who works for the whole wijk has a name in the log (LOG-3)', () => {
  test('an administrator who looked at my account stands there by name, as administrator', async () => {
    const { id } = await makeLogin(wijk, { email: 'ingrid@wijk.example', displayName: 'Ingrid Snellenburg' })
    const cookie = await signedInAs(placeIn(wijk.tenant.id), id)
    const { loader } = await importRoute('routes/admin/accounts.tsx')
    expect((await visit(loader!, { path: '/beheer/accounts', tenant: wijk.tenant, cookie })).status).toBe(200)

    const looks = await withActor(wijk.actors.fatma, (tx) =>
      listLooks(tx, { from: testNow.subtract({ hours: 1 }), before: null, timeZone: 'Europe/Amsterdam' }),
    )
    const lines = looks.ok ? looks.value.days.flatMap((day) => day.lines.map((line) => lookSentence(line, nl))) : []
    expect(lines).toContain('\u2068Ingrid Snellenburg\u2069, beheerder, bekeek uw account')
  })

  test('a privacy officer’s session carries the name, and so does what they do with an account', async () => {
    const { id } = await makeLogin(wijk, {
      ...{ email: 'hanneke@wijk.example', kind: 'officer', displayName: 'Hanneke Verbruggen' },
    })
    const place = placeIn(wijk.tenant.id)
    const session = await whoHas(place, await signedInAs(place, id))
    expect(session?.displayName).toBe('Hanneke Verbruggen')
    await recordEvent(place, 'signIn', 'success', session!)
    const { rows } = await wijk.owner.client.query<{ user_name: string }>(
      'select user_name from access_log where user_id = $1',
      [session!.personId],
    )
    expect(rows).toEqual([{ user_name: 'Hanneke Verbruggen' }])
  })

  test('who had no name yet is no neighbour', () => {
    const line = { ...look, userName: '', role: 'TENANT_ADMIN' }
    expect(lookSentence(line, nl)).toBe('\u2068Iemand\u2069, beheerder, bekeek uw account')
    expect(lookSentence({ ...line, role: 'RESIDENT' }, nl)).toContain('Een andere bewoner')
  })
})

test('a name of somebody is theirs in one wijk alone', async () => {
  const rows = await asPortal(placeIn(wijk.otherTenant.id), (tx) => tx.execute('select display_name from accounts'))
  expect(rows.rows.filter(({ display_name }) => display_name !== null)).toEqual([])
})
