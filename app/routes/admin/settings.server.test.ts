import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emergencyRoles, noticeDelayHours } from '#app/domain/access/emergency.ts'
import { mandateMonths } from '#app/domain/access/mandate-place.ts'
import { longestPermission } from '#app/domain/access/write-permission.server.ts'
import { neededAssurance } from '#app/domain/identity/assurance.ts'
import { findTenant } from '#app/domain/tenants/tenants.queries.server.ts'
import { makeLogin, placeIn, signedInAs } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let ingrids: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { id } = await makeLogin(wijk, { email: 'ingrid.stelt@wijk.example', displayName: 'Ingrid' })
  ingrids = await signedInAs(placeIn(wijk.tenant.id), id)
})
afterAll(() => wijk.end())

const usual = {
  ...{ portal: 'laag', contact: 'desk', messages: 'desk', appointments: 'desk', dossier: 'substantieel' },
  ...{ results: 'substantieel', sharing: 'substantieel', emergencyNoticeDelayHours: '0' },
  ...{ permissionMonths: '12', mandateMonths: '12' },
}
async function save(changes: Record<string, string | readonly string[]> = {}, cookie = ingrids, now = testNow) {
  const { action } = await importRoute('routes/admin/settings.tsx')
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...usual, ...changes }))
    for (const each of [value].flat()) body.append(name, each)
  return visit(action!, { path: '/beheer/instellingen', tenant: wijk.tenant, cookie, body, now })
}
const settings = async () => (await findTenant(wijk.tenant.slug))!.settings
const childAccounts = async () =>
  (
    await wijk.owner.client.query<{ id: string }>('select id from teams where tenant_id = $1 and child_accounts', [
      wijk.tenant.id,
    ])
  ).rows.map(({ id }) => id)

describe('the administrator sets the wijk', () => {
  test('what each area asks, who has the button, how late one may hear it, and how long things last', async () => {
    const saved = await save({
      ...{ dossier: 'hoog', messages: 'substantieel', emergencyRoles: ['PRACTICE_NURSE', 'DISTRICT_NURSE'] },
      ...{ emergencyNoticeDelayHours: '48', permissionMonths: '6', mandateMonths: '24' },
      childAccounts: [wijk.practice.id],
    })
    expect([saved.status, saved.location]).toEqual([303, '/beheer/instellingen?klaar=bewaard'])
    const now = await settings()
    expect(neededAssurance('dossier', now)).toBe('hoog')
    expect(neededAssurance('messages', now)).toBe('substantieel')
    expect(neededAssurance('sharing', now)).toBe('substantieel')
    expect(emergencyRoles(now)).toEqual(['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'DISTRICT_NURSE'])
    expect([noticeDelayHours(now), longestPermission({ settings: now }), mandateMonths({ settings: now })]).toEqual([
      48, 6, 24,
    ])
    expect(now.phones).toEqual(wijk.tenant.settings.phones)
    expect(await childAccounts()).toEqual([wijk.practice.id])

    const { loader } = await importRoute('routes/admin/settings.tsx')
    const page = await visit(loader!, { path: '/beheer/instellingen', tenant: wijk.tenant, cookie: ingrids })
    expect(JSON.parse(page.body)).toMatchObject({ changeable: { permissionMonths: 6, mandateMonths: 24 } })
  })

  test('and takes all of it back, down to the portal’s own least', async () => {
    expect((await save({ dossier: 'hoog', emergencyRoles: 'PRACTICE_NURSE' })).status).toBe(303)
    expect((await save()).status).toBe(303)
    const now = await settings()
    expect(neededAssurance('dossier', now)).toBe('substantieel')
    expect(emergencyRoles(now)).toEqual(['GENERAL_PRACTITIONER'])
    expect(await childAccounts()).toEqual([])
  })

  test('among them how long who signed up for an activity is known', async () => {
    expect((await save({ signUpDays: '14' })).status).toBe(303)
    expect(await settings()).toMatchObject({ signUpDays: 14 })
    for (const days of ['6', '91', 'x']) expect((await save({ signUpDays: days })).status, days).toBe(400)
    expect((await save()).status).toBe(303)
    expect(await settings()).toMatchObject({ signUpDays: 30 })
  })

  test('among them how long the sociale kaart is fresh and shown', async () => {
    expect((await save({ directoryStaleDays: '90', directoryHiddenDays: '120' })).status).toBe(303)
    expect(await settings()).toMatchObject({ directoryStaleDays: 90, directoryHiddenDays: 120 })
    // Hidden before it is stale.
    expect((await save({ directoryStaleDays: '120', directoryHiddenDays: '90' })).status).toBe(400)
    expect((await save({ directoryStaleDays: '29' })).status).toBe(400)
    expect((await save()).status).toBe(303)
  })

  test('never below the portal’s own least, nor outside the bounds', async () => {
    for (const wrong of [
      ...[{ dossier: 'laag' }, { messages: 'laag' }, { contact: 'laag' }, { emergencyNoticeDelayHours: '73' }],
      ...[{ permissionMonths: '0' }, { permissionMonths: '61' }, { mandateMonths: 'x' }, { mandateMonths: '-3' }],
      { emergencyRoles: 'SOCIAL_WORKER' },
    ] as Record<string, string>[])
      expect([wrong, (await save(wrong)).status]).toEqual([wrong, 400])
    expect((await save({ childAccounts: [wijk.buurtteam.id] })).body).toContain('noSuchPractice')
  })

  test('with a recent proof, and it stands in the log which were changed, by whom, and not to what', async () => {
    await save()
    await wijk.owner.client.query('delete from access_log_objects; delete from access_log').catch(() => undefined)
    const late = await save({ dossier: 'hoog' }, ingrids, testNow.add({ minutes: 6 }))
    expect(late.location).toContain('niveau=recent')
    await save({ dossier: 'hoog', mandateMonths: '6' })
    const { rows } = await wijk.owner.client.query(
      `select l.user_name, l.event_code, l.action, l.outcome, o.object_detail as detail from access_log l
        join access_log_objects o on o.entry_id = l.id where l.resource = 'settings' and o.object_detail like 'assurance mandateMonths'`,
    )
    expect(rows).toEqual([
      {
        ...{ user_name: 'Ingrid', event_code: '110113', action: 'U', outcome: 'success' },
        detail: 'assurance mandateMonths',
      },
    ])
  })

  test('nobody else does, and another wijk keeps its own', async () => {
    const before = await settings()
    for (const name of ['sanne', 'joost', 'fatma'] as const)
      expect((await save({ dossier: 'hoog' }, await cookieOf(wijk, wijk.tenant.id, wijk.actors[name]))).status).toBe(
        404,
      )
    expect(await settings()).toEqual(before)
    const { rows } = await wijk.owner.client.query<{ settings: object }>('select settings from tenants where id = $1', [
      wijk.otherTenant.id,
    ])
    expect(rows[0]?.settings).toEqual(wijk.otherTenant.settings)
  })
})
