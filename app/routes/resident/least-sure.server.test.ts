import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordPermission } from '#app/domain/access/record-permission.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Assurance } from '#app/domain/identity/assurance.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeTestEmergencies } from '#db/testing/emergencies.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type Answer } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let emergencies: Awaited<ReturnType<typeof makeTestEmergencies>>
const cookies = {} as Record<'laag' | 'desk', string>
const phone = '06 12 34 56 78'

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  emergencies = await makeTestEmergencies(wijk)
  await cookieOf(wijk, wijk.tenant.id, wijk.actors.fatma)
  const { rows } = await wijk.owner.client.query<{ id: string }>('select id from accounts where person_id = $1', [
    wijk.actors.fatma.personId,
  ])
  const open = async (assurance: Assurance) =>
    (await openSession({ tenantId: wijk.tenant.id, now: testNow }, rows[0]!.id, { assurance, stage: 'full' })).split(
      ';',
    )[0]!
  cookies.laag = await open('laag')
  cookies.desk = await open('desk')
})
afterAll(() => wijk.end())

const params = (path: string) => ({ permissionId: path.split('/').at(-1)!, emergencyId: path.split('/').at(-1)! })
async function ask(route: string, path: string, as: 'laag' | 'desk', body?: Record<string, string>): Promise<Answer> {
  const module = await importRoute(`routes/resident/${route}.tsx`)
  const handler = body ? module.action! : module.loader!
  const sent = body ? { body: new URLSearchParams(body) } : {}
  return visit(handler, { path, params: params(path), tenant: wijk.tenant, cookie: cookies[as], ...sent })
}
const confirms = (answer: Answer) => answer.location?.includes('/inloggen/bevestigen') ?? false

describe('who signed in with a password alone (ACC-4)', () => {
  test('sees no phone, no address, no number and nobody who helps, and is shown how to prove more', async () => {
    for (const [route, path] of [
      ['data', '/mijn/gegevens'],
      ['home', '/mijn'],
    ] as const) {
      const low = await ask(route, path, 'laag')
      expect(low.status).toBe(200)
      expect(JSON.parse(low.body)).toMatchObject({ confirms: 'desk' })
      for (const word of ['Kuipers', 'Joost', phone, 'Petra']) expect(low.body).not.toContain(word)
    }
    const mine = await ask('data', '/mijn/gegevens', 'desk')
    expect(mine.body).toMatch(/Kuipers|Petra/)
    expect(JSON.parse(mine.body)).toMatchObject({ confirms: null })
  })

  test('stops nothing, because nobody knows enough who it is', async () => {
    for (const route of ['sharing', 'mandates'])
      expect(confirms(await ask(route, `/mijn/${route === 'sharing' ? 'wie-mag-wat' : 'machtigingen'}`, 'laag'))).toBe(
        true,
      )
  })
})

describe('a resident whom the desk knows, with two factors and no DigiD (ACC-3)', () => {
  let permissionId: string
  beforeEach(async () => {
    await wijk.owner.client.query(
      `delete from sharing_permissions; delete from access_grants where source = 'permission'`,
    )
    permissionId = newId()
    const recorded = await withActor(wijk.actors.farid, (tx) =>
      recordPermission(tx, {
        ...{ permissionId, residentId: wijk.actors.fatma.personId, topics: ['BODY'], tenant: wijk.tenant },
        ...{ recipient: { personId: wijk.actors.farid.personId, teamId: null, role: null } },
        ...{ how: 'oral', language: 'tr', interpreter: 'none' },
      }),
    )
    expect(recorded.ok).toBe(true)
  })
  const openGrants = async () =>
    (
      await wijk.owner.client.query(
        `select 1 from access_grants where source = 'permission' and upper_inf(during)
        or (source = 'permission' and upper(during) > $1)`,
        [testNow.toString()],
      )
    ).rowCount

  test('reads on the first page that somebody used the emergency button, and the notice itself (BG-1)', async () => {
    const id = await emergencies.pressed(wijk.actors.otherGp)
    const home = await ask('home', '/mijn', 'desk')
    expect(home.body).toContain(id)
    expect(home.body).toContain(permissionId)
    const notice = await ask('emergency', `/mijn/noodtoegang/${id}`, 'desk')
    expect(notice.status).toBe(200)
    expect(notice.body).toContain('Gevonden op straat')
  })

  test('says that a permission which was written down is not right, and it ends at once (CON-5)', async () => {
    expect(await openGrants()).toBe(1)
    const path = `/mijn/wie-mag-wat/${permissionId}`
    expect((await ask('permission', path, 'desk')).status).toBe(200)
    expect(confirms(await ask('permission', path, 'desk', { intent: 'confirm' }))).toBe(true)
    const objected = await ask('permission', path, 'desk', { intent: 'object' })
    expect(objected.location).toContain('nieuws=objected')
    expect(await openGrants()).toBe(0)
  })

  test('ends what somebody sees, and gives nothing back without DigiD (CON-4)', async () => {
    const wie = `p.${wijk.actors.farid.personId}`
    const ended = await ask('sharing', '/mijn/wie-mag-wat', 'desk', { intent: 'end', wie, onderwerp: 'BODY' })
    expect(ended.location).toContain('gestopt=')
    expect(await openGrants()).toBe(0)
    const again = { intent: 'again', permissionId: newId(), wie, onderwerp: 'BODY' }
    expect(confirms(await ask('sharing', '/mijn/wie-mag-wat', 'desk', again))).toBe(true)
    expect(await openGrants()).toBe(0)
  })

  test('ends a mandate, and takes none on', async () => {
    const { fatma, danuta } = wijk.actors
    const { id: mandateId } = await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: fatma.personId, representativePersonId: danuta.personId, kind: 'PROXY', scopes: ['messages'] },
      startsAt: testNow.subtract({ hours: 1 }),
    })
    expect(confirms(await ask('mandates', '/mijn/machtigingen', 'desk', { intent: 'accept', mandateId }))).toBe(true)
    expect((await ask('mandates', '/mijn/machtigingen', 'desk', { intent: 'end', mandateId })).status).toBe(303)
    const { rows } = await wijk.owner.client.query('select end_reason from mandates where id = $1', [mandateId])
    expect(rows).toEqual([{ end_reason: 'resident' }])
  })

  test('does not read the log, and is told whom to call', async () => {
    expect(confirms(await ask('access-log', '/mijn/wie-heeft-gekeken', 'desk'))).toBe(true)
    const { loader } = await importRoute('routes/public/step-up.tsx')
    const path = '/inloggen/bevestigen?niveau=substantieel&returnTo=/mijn/wie-heeft-gekeken'
    const said = await visit(loader!, { path, tenant: wijk.tenant, cookie: cookies.desk })
    expect(JSON.parse(said.body)).toMatchObject({
      ...{ hasIdentity: false, byCode: false, phone: wijk.tenant.settings.phones.help },
    })
  })
})
