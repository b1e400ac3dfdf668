import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { drawAccountToken } from '#app/domain/identity/account-tokens.server.ts'
import { enrolByLink } from '#app/domain/identity/enrol-by-link.server.ts'
import { drawRecoveryCodes, replaceRecoveryCodes } from '#app/domain/identity/recovery-codes.server.ts'
import { findOpenReset } from '#app/domain/identity/second-factor-resets.server.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { keepTotpSecret, listSecondFactors } from '#app/domain/identity/totp-secrets.server.ts'
import { newTotpSecret } from '#app/domain/identity/totp.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { sendAccountLink } from '#app/jobs/send-account-link.server.ts'
import { sendNotification } from '#app/jobs/send-notification.server.ts'
import {
  cookiesOf,
  enterPassword,
  forgetTries,
  makeLogin,
  placeIn,
  testPassword,
  whoHas,
} from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let sanne: Awaited<ReturnType<typeof makeLogin>>
let admin: Awaited<ReturnType<typeof makeLogin>>
let adminCookie: string
const email = 'sanne.kwijt@praktijk.example'
const reason = 'Telefoon gestolen; ik belde haar terug op haar vaste nummer.'
const at = (duration: Temporal.DurationLike = { seconds: 0 }) => placeIn(wijk.tenant.id, testNow.add(duration))

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  admin = await makeLogin(wijk, { email: 'beheer.kwijt@wijk.example', app: true })
  adminCookie = cookiesOf(await openSession(at(), admin.id, { assurance: 'hoog', stage: 'full' }))
  sanne = await makeLogin(wijk, { email, kind: 'professional', personId: wijk.actors.sanne.personId })
})
beforeEach(async () => {
  await forgetTries(wijk)
  await wijk.owner.client.query(
    'delete from second_factor_resets; delete from account_tokens; delete from notifications; delete from demo_mails',
  )
  const { kept } = await drawRecoveryCodes()
  await asPortal(at(), async (tx) => {
    await keepTotpSecret(tx, { accountId: sanne.id, secret: newTotpSecret(), step: 0, first: true })
    await replaceRecoveryCodes(tx, { accountId: sanne.id, kept })
  })
})
afterAll(() => wijk.end())

const count = async (table: string, accountId = sanne.id) =>
  Number(
    (
      await wijk.owner.client.query<{ n: string }>(`select count(*) as n from ${table} where account_id = $1`, [
        accountId,
      ])
    ).rows[0]!.n,
  )
async function order(
  given: { cookie?: string; accountId?: string; body?: Record<string, string>; now?: Temporal.Instant } = {},
) {
  const { cookie = adminCookie, accountId = sanne.id, body = { reason, sure: 'on' }, now = testNow } = given
  const { action } = await importRoute('routes/admin/reset-second-factor.tsx')
  const path = `/beheer/accounts/${accountId}/tweede-stap`
  return visit(action!, {
    path,
    params: { accountId },
    tenant: wijk.tenant,
    cookie,
    body: new URLSearchParams(body),
    now,
  })
}
async function look(accountId = sanne.id, cookie = adminCookie) {
  const { loader } = await importRoute('routes/admin/reset-second-factor.tsx')
  return visit(loader!, {
    path: `/beheer/accounts/${accountId}/tweede-stap`,
    params: { accountId },
    tenant: wijk.tenant,
    cookie,
  })
}
const draw = () => asPortal(at(), (tx) => drawAccountToken(tx, { accountId: sanne.id, purpose: 'secondFactorReset' }))
const enrol = (token: string, password = testPassword, place = at()) =>
  enrolByLink(place, { token, password, cookies: null, remoteAddress: '198.51.100.9' })
const factors = () => asPortal(at(), (tx) => listSecondFactors(tx, sanne.id))

describe('a professional who lost the phone and the recovery codes', () => {
  test('has no second step and no session left when an administrator took it away, and is told by mail', async () => {
    const session = cookiesOf(await openSession(at(), sanne.id, { assurance: 'hoog', stage: 'full' }))
    const done = await order()
    expect([done.status, done.location]).toEqual([303, `/beheer/accounts/${sanne.id}/tweede-stap?klaar=ja`])
    expect(await whoHas(at(), session)).toBeNull()
    expect(await factors()).toEqual({ totp: false, passkeys: 0 })
    for (const table of ['totp_secrets', 'passkeys', 'recovery_codes', 'known_devices'])
      expect(await count(table), table).toBe(0)
    const { rows } = await wijk.owner.client.query<{ id: string; template: string }>(
      'select id, template from notifications where person_id = $1',
      [sanne.personId],
    )
    expect(rows.map(({ template }) => template)).toEqual(['secondFactorTaken'])
    await sendNotification({ tenantId: wijk.tenant.id, notificationId: rows[0]!.id })
    const mails = await wijk.owner.client.query('select to_address from demo_mails')
    expect(mails.rows).toEqual([{ to_address: email }])
  })

  test('comes in with the link of the mail and the own password, to set up another second step', async () => {
    await order()
    await sendAccountLink({
      ...{ tenantId: wijk.tenant.id, accountId: sanne.id, purpose: 'secondFactorReset' as const },
      askedAt: new Date().toISOString(),
    })
    const mail = await wijk.owner.client.query<{ body: string; to_address: string }>(
      'select body, to_address from demo_mails',
    )
    expect(mail.rows[0]!.to_address).toBe(email)
    const [, token = ''] = /\/inloggen\/tweede-stap-opnieuw\?link=([\w-]{43})\s/.exec(mail.rows[0]!.body) ?? []
    // The job draws the link by the clock of the machine; the portal of this test lives in another year.
    await wijk.owner.client.query('update account_tokens set expires_at = $1', [testNow.add({ hours: 48 }).toString()])
    const opened = await enrol(token)
    if (!opened.ok) throw new Error(opened.refusal.code)
    expect(await whoHas(at(), cookiesOf(opened.value.cookie))).toMatchObject({ stage: 'enrol', assurance: 'laag' })
    expect((await enrol(token)).ok).toBe(false)
  })

  test('does not come in with the password alone, nor with the link alone', async () => {
    await order()
    expect(await enterPassword(at(), email)).toEqual(refuse('identity.resetLinkNeeded'))
    const token = await draw()
    expect(await enrol(token, 'verkeerd')).toEqual(refuse('identity.currentPasswordWrong'))
    expect((await enrol(token)).ok).toBe(true)
    // A link that led in leads in no more, also when the second step was not set up.
    expect(await enterPassword(at(), email)).toEqual(refuse('identity.resetLinkNeeded'))
  })

  test('signs in as always once there is a second step again', async () => {
    await order()
    await asPortal(at(), (tx) =>
      keepTotpSecret(tx, { accountId: sanne.id, secret: newTotpSecret(), step: 0, first: true }),
    )
    expect(await enterPassword(at(), email)).toMatchObject({ value: { stage: 'secondFactor' } })
    expect(await asPortal(at(), (tx) => findOpenReset(tx, sanne.id))).toBeNull()
    expect(await enrol(await draw())).toEqual(refuse('identity.resetLinkUsed'))
  })

  test('has two days for the link, which works once, also of five at once', async () => {
    await order()
    const token = await draw()
    expect(await enrol(token, testPassword, at({ hours: 48 }))).toEqual(refuse('identity.resetLinkUsed'))
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => enrol(token)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const other of ['', 'x'.repeat(43), token])
      expect(await enrol(other)).toEqual(refuse('identity.resetLinkUsed'))
  })

  test('ends the session that was in the browser before, when the link leads in', async () => {
    await order()
    const before = cookiesOf(await openSession(at(), admin.id, { assurance: 'hoog', stage: 'full' }))
    const { action } = await importRoute('routes/public/restore-second-factor.tsx')
    const body = new URLSearchParams({ link: await draw(), password: testPassword })
    const path = '/inloggen/tweede-stap-opnieuw'
    expect((await visit(action!, { path, tenant: wijk.tenant, cookie: before, body })).status).toBe(303)
    expect(await whoHas(at(), before)).toBeNull()
  })

  test('reads on the page of the link what to do, and what is wrong', async () => {
    await order()
    const token = await draw()
    const { loader, action } = await importRoute('routes/public/restore-second-factor.tsx')
    const path = `/inloggen/tweede-stap-opnieuw?link=${token}`
    const page = (query: string) =>
      visit(loader!, { path: `/inloggen/tweede-stap-opnieuw?link=${query}`, tenant: wijk.tenant })
    expect((await page(token)).body).toContain(email)
    expect((await page('x'.repeat(43))).body).not.toContain(email)
    const send = (password: string) =>
      visit(action!, { path, tenant: wijk.tenant, body: new URLSearchParams({ link: token, password }) })
    expect((await send('verkeerd')).body).toContain('identity.currentPasswordWrong')
    expect([(await send(testPassword)).location, (await send(testPassword)).status]).toEqual([
      '/inloggen/instellen',
      409,
    ])
  })
})

describe('taking a second step away', () => {
  test('is in the log, with who did it and no word of the reason, and the reason is kept for administrators', async () => {
    const lines = async () =>
      (
        await wijk.owner.client.query<{ all: string }>(
          `select l::text as all from access_log l where resource = 'account.secondFactorReset' and user_id = $1`,
          [admin.personId],
        )
      ).rows.map(({ all }) => all)
    const before = (await lines()).length
    await order()
    const after = await lines()
    expect(after).toHaveLength(before + 1)
    expect(after.join()).not.toContain('gestolen')
    const page = await look()
    expect(page.body).toContain(reason)
    expect(page.body).not.toMatch(/otpauth|secret|[\w-]{43}/)
  })

  test('asks for a reason, a tick and a recent proof of who acts', async () => {
    const bodies: Record<string, string>[] = [{}, { reason }, { reason: 'te kort', sure: 'on' }]
    for (const body of bodies) expect((await order({ body })).status).toBe(400)
    const late = await order({ now: testNow.add({ minutes: 6 }) })
    expect(late.location ?? late.status).toEqual(expect.stringContaining('/inloggen/bevestigen?niveau=recent'))
    expect(await factors()).toEqual({ totp: true, passkeys: 0 })
    expect(await count('second_factor_resets')).toBe(0)
  })

  test('is not for oneself', async () => {
    const own = await order({ accountId: admin.id })
    expect([own.status, own.body]).toEqual([409, expect.stringContaining('identity.notForYourself')])
    expect((await look(admin.id)).body).toContain('"isOwn":true')
    expect(await count('totp_secrets', admin.id)).toBe(1)
  })

  test('is not for anybody else, another wijk, a resident, or an account that is closed or waits', async () => {
    const { tenant, otherTenant, actors } = wijk
    for (const name of ['sanne', 'noor', 'joost', 'fatma'] as const)
      expect((await order({ cookie: await cookieOf(wijk, tenant.id, actors[name]) })).status, name).toBe(404)
    const there = await cookieOf(wijk, otherTenant.id, wijk.otherTenantActors.gp)
    expect((await order({ cookie: there })).status).not.toBe(303)
    const resident = await makeLogin(wijk, {
      email: 'b@bewoner.example',
      kind: 'resident',
      personId: actors.fatma.personId,
    })
    const closed = await makeLogin(wijk, { email: 'weg@praktijk.example', status: 'closed' })
    const invited = await makeLogin(wijk, { email: 'straks@praktijk.example', status: 'invited' })
    const elsewhere = await makeLogin({ ...wijk, tenant: otherTenant }, { email: 'daar@praktijk.example', app: true })
    for (const accountId of [resident.id, closed.id, invited.id, elsewhere.id, newId(), 'x']) {
      expect((await order({ accountId })).status, accountId).toBe(404)
      expect((await look(accountId)).status, accountId).toBe(404)
    }
    expect(await factors()).toEqual({ totp: true, passkeys: 0 })
    expect(await count('totp_secrets', elsewhere.id)).toBe(1)
  })
})
