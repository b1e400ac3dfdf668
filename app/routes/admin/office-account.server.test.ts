import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#app/domain/identity/accept-invitation.server.ts'
import { drawAccountToken } from '#app/domain/identity/account-tokens.server.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { cookiesOf, makeLogin, placeIn, signedInAs, testPassword, whoHas } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let ingrid: string
let ingrids: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
beforeEach(async () => {
  await wijk.owner.client.query(`update accounts set status = 'closed' where kind in ('admin', 'officer')`)
  ingrid = (await makeLogin(wijk, { email: `${newId()}@wijk.example`, displayName: 'Ingrid' })).id
  ingrids = await signedInAs(placeIn(wijk.tenant.id), ingrid)
})
afterAll(() => wijk.end())

const place = () => placeIn(wijk.tenant.id)
const login = async (kind: 'admin' | 'officer' | 'resident', status?: 'invited') =>
  (await makeLogin(wijk, { email: `${newId()}@wijk.example`, kind, ...(status ? { status } : {}) })).id
async function ask(accountId: string, body?: Record<string, string>, cookie = ingrids, now = testNow) {
  const { loader, action } = await importRoute('routes/admin/office-account.tsx')
  return visit(body ? action! : loader!, {
    ...{ path: `/beheer/accounts/${accountId}/account`, params: { accountId }, tenant: wijk.tenant, cookie, now },
    ...(body ? { body: new URLSearchParams(body) } : {}),
  })
}
const close = (accountId: string, cookie = ingrids) => ask(accountId, { intent: 'close', sure: 'on' }, cookie)
const statusOf = async (id: string) =>
  (await wijk.owner.client.query<{ status: string }>('select status from accounts where id = $1', [id])).rows[0]?.status

describe('the administrator closes an account of who works in no team (BO-4)', () => {
  test.each(['resident', 'admin', 'officer'] as const)('of a %s, who is signed out in that moment', async (kind) => {
    await login('officer')
    const theirs = await login(kind)
    const device = await signedInAs(place(), theirs)
    expect((await ask(theirs, { intent: 'close' })).status).toBe(400)
    expect(await whoHas(place(), device)).not.toBeNull()
    const closed = await close(theirs)
    expect([closed.status, closed.location]).toEqual([303, `/beheer/accounts/${theirs}/account?klaar=gesloten`])
    expect(await whoHas(place(), device)).toBeNull()
    expect(await statusOf(theirs)).toBe('closed')
    expect((await close(theirs)).status).toBe(303)
  })

  test('never the last administrator, nor the last privacy officer, also when two close one another at once', async () => {
    const refused = await close(ingrid)
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('lastAdministrator')])
    const hanneke = await login('officer')
    expect((await close(hanneke)).body).toContain('lastOfficer')

    const dirk = await login('admin')
    const dirks = await signedInAs(place(), dirk)
    const both = await Promise.all([close(dirk), close(ingrid, dirks)])
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
    expect([await statusOf(ingrid), await statusOf(dirk)].sort()).toEqual(['active', 'closed'])
  })

  test('nobody else, nor an administrator who proved long ago who it is; and it stands in the resident’s log', async () => {
    const fatmas = (
      await makeLogin(wijk, {
        ...{ email: `${newId()}@b.example`, kind: 'resident', personId: wijk.actors.fatma.personId },
      })
    ).id
    for (const name of ['sanne', 'joost', 'danuta'] as const)
      expect((await close(fatmas, await cookieOf(wijk, wijk.tenant.id, wijk.actors[name]))).status, name).toBe(404)
    const late = await ask(fatmas, { intent: 'close', sure: 'on' }, ingrids, testNow.add({ minutes: 6 }))
    expect(late.location).toContain('niveau=recent')
    expect(await statusOf(fatmas)).toBe('active')
    await close(fatmas)
    const { rows } = await wijk.owner.client.query(
      `select l.action, l.outcome, l.user_name from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = $1 and l.action = 'D' and l.outcome = 'success'`,
      [wijk.actors.fatma.personId],
    )
    expect(rows).toEqual([{ action: 'D', outcome: 'success', user_name: 'Ingrid' }])
  })

  test('the address of a colleague’s page leads to theirs, and a colleague’s account is not closed here', async () => {
    const other = await login('officer')
    const { loader } = await importRoute('routes/admin/account.tsx')
    const params = { accountId: other }
    const led = await visit(loader!, {
      ...{ path: `/beheer/accounts/${other}`, params, tenant: wijk.tenant, cookie: ingrids },
    })
    expect([led.status, led.location]).toEqual([302, `/beheer/accounts/${other}/account`])
    const sanne = await makeLogin(wijk, {
      ...{ email: `${newId()}@p.example`, kind: 'professional', personId: wijk.actors.sanne.personId },
    })
    expect((await close(sanne.id)).status).toBe(404)
  })
})

describe('the administrator invites who works for the whole wijk (BO-4)', () => {
  async function invite(body: Record<string, string>, cookie = ingrids, now = testNow) {
    const { action } = await importRoute('routes/admin/invite-office.tsx')
    return visit(action!, {
      ...{
        path: '/beheer/accounts/uitnodigen/wijk',
        tenant: wijk.tenant,
        cookie,
        now,
        body: new URLSearchParams(body),
      },
    })
  }

  test.each(['admin', 'officer'] as const)('a new %s comes in by the link, and has a name in the log', async (kind) => {
    const accountId = newId()
    const email = `${newId()}@wijk.example`
    const sent = { accountId, kind, name: 'Arend Stolwijk', email }
    for (const each of [await invite(sent), await invite(sent)])
      expect([each.status, each.location]).toEqual([303, `/beheer/accounts/${accountId}/account?klaar=uitgenodigd`])
    const token = await asPortal(place(), (tx) => drawAccountToken(tx, { accountId, purpose: 'invitation' }))
    const came = await acceptInvitation(place(), { token: String(token), password: testPassword, wijk: 'Overvecht' })
    const session = came.ok ? await whoHas(place(), cookiesOf(came.value.cookie)) : null
    expect(session).toMatchObject({ accountId, kind, stage: 'enrol', displayName: 'Arend Stolwijk' })
  })

  test('an address that is known is refused, and nobody else invites', async () => {
    const email = `${newId()}@wijk.example`
    await makeLogin(wijk, { email, kind: 'resident' })
    const body = () => ({ accountId: newId(), kind: 'admin', name: 'Dirk', email })
    expect((await invite(body())).body).toContain('addressTaken')
    const joost = await cookieOf(wijk, wijk.tenant.id, wijk.actors.joost)
    expect((await invite({ ...body(), email: 'nieuw@wijk.example' }, joost)).status).toBe(404)
    const late = await invite({ ...body(), email: 'nieuw@wijk.example' }, ingrids, testNow.add({ minutes: 6 }))
    expect(late.location).toContain('niveau=recent')
    const { rows } = await wijk.owner.client.query(`select 1 from accounts where email = 'nieuw@wijk.example'`)
    expect(rows).toEqual([])
  })

  test('who was invited and has not come is invited again, and has another name', async () => {
    const invited = await login('admin', 'invited')
    expect((await ask(invited, { intent: 'resend' })).location).toContain('klaar=uitgenodigd')
    expect((await ask(invited, { intent: 'name', name: 'Dirk Zuidhoek' })).location).toContain('klaar=gewijzigd')
    expect((await ask(invited)).body).toContain('Dirk Zuidhoek')
    const active = await login('admin')
    expect((await ask(active, { intent: 'resend' })).status).toBe(404)
  })
})
