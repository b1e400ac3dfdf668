import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { drawAccountToken } from '#app/domain/identity/account-tokens.server.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { choosePassword } from '#app/domain/identity/choose-password.server.ts'
import { findCodeAddresses } from '#app/domain/identity/ask-for-code.server.ts'
import { passSentCode } from '#app/domain/identity/pass-sent-code.server.ts'
import { sessionNumber } from '#app/domain/identity/session.server.ts'
import { changePassword } from '#app/domain/identity/change-password.server.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { sendCode } from '#app/jobs/send-code.server.ts'
import { makeResident } from '#db/seed/factories/resident.server.ts'
import { cookiesOf, forgetTries, halfSignedIn, makeLogin, placeIn, testPassword } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let drawn = 0
const fresh = 'vier groene fietsen'
const place = () => placeIn(wijk.tenant.id)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
beforeEach(async () => {
  await forgetTries(wijk)
  await wijk.owner.client.query('delete from demo_mails')
})
afterAll(() => wijk.end())

/** A resident of the assisted route, with or without a phone. */
async function assisted(phone: string | null) {
  const email = `hulp${(drawn += 1)}@bewoner.example`
  const { id: personId } = await makeResident(wijk.owner, wijk.tenant.id, testNow, {
    ...{ givenName: 'Wim', familyName: 'Jansen' },
    ...(phone ? { phone } : {}),
  })
  return { email, ...(await makeLogin(wijk, { email, kind: 'resident', personId })) }
}
type Assisted = Awaited<ReturnType<typeof assisted>>

async function resetByMail({ id }: Assisted, password = testPassword) {
  const token = await asPortal(place(), (tx) => drawAccountToken(tx, { accountId: id, purpose: 'passwordReset' }))
  const chosen = await choosePassword(place(), { token, purpose: 'passwordReset', password, wijk: 'Overvecht' })
  expect(chosen.ok).toBe(true)
}
async function codeTo({ id }: Assisted, cookies: string, channel: 'email' | 'phone') {
  await sendCode({ tenantId: wijk.tenant.id, channel, accountId: id, sessionNumber: sessionNumber(cookies)! })
  const { rows } = await wijk.owner.client.query<{ body: string; to_address: string }>(
    'select body, to_address from demo_mails order by sent_at desc, id desc limit 1',
  )
  return rows[0] ? { to: rows[0].to_address, code: /\b\d{6}\b/.exec(rows[0].body)![0] } : null
}
async function codePage(cookie: string) {
  const { loader } = await importRoute('routes/public/sign-in-code.tsx')
  const answer = await visit(loader!, { path: '/inloggen/code', tenant: wijk.tenant, cookie })
  return (JSON.parse(answer.body) as { page: { to: object; mailAlone: boolean } }).page
}

test('after a reset by mail the code goes to my phone and to no mail, until the phone was proven', async () => {
  const who = await assisted('06 12 34 56 78')
  await resetByMail(who)
  const { cookies, session } = await halfSignedIn(place(), who.email)
  expect(await codePage(cookies)).toMatchObject({ to: { email: null, phone: '…78' }, mailAlone: true })
  expect(await codeTo(who, cookies, 'email')).toBeNull()
  const sent = await codeTo(who, cookies, 'phone')
  expect(sent?.to).toBe('06 12 34 56 78')
  expect((await passSentCode(place(), { session, cookies, typed: sent!.code })).ok).toBe(true)
  const again = await halfSignedIn(place(), who.email)
  expect(await codePage(again.cookies)).toMatchObject({ to: { email: 'h…@bewoner.example' }, mailAlone: false })
})

test('without a phone the mailbox alone opens nothing after a reset: I go to the desk, or use DigiD', async () => {
  const who = await assisted(null)
  const before = await halfSignedIn(place(), who.email)
  expect(await codePage(before.cookies)).toMatchObject({ to: { email: 'h…@bewoner.example' }, mailAlone: false })
  await resetByMail(who)
  const { cookies, session } = await halfSignedIn(place(), who.email)
  expect(await codePage(cookies)).toMatchObject({ to: { email: null, phone: null }, mailAlone: true })
  const { action } = await importRoute('routes/public/sign-in-code.tsx')
  const body = new URLSearchParams({ intent: 'send', channel: 'email' })
  await visit(action!, { path: '/inloggen/code', tenant: wijk.tenant, cookie: cookies, body })
  expect(await codeTo(who, cookies, 'email')).toBeNull()
  expect(await passSentCode(place(), { session, cookies, typed: '123456' })).toEqual(refuse('identity.sentCodeWrong'))
})

test('a second reset by mail changes nothing about that, and a password that I chose while signed in ends it', async () => {
  const who = await assisted('06 12 34 56 78')
  await resetByMail(who)
  await resetByMail(who, fresh)
  const email = async () =>
    (await asPortal(place(), (tx) => findCodeAddresses(tx, { accountId: who.id, sessionNumber: '' })))?.email
  expect(await email()).toBeNull()
  const { cookies, session } = await halfSignedIn(place(), who.email).catch(() => ({ cookies: '', session: null }))
  expect(session).toBeNull()
  const full = { accountId: who.id, personId: who.personId, kind: 'resident', assurance: 'substantieel', stage: 'full' }
  const changed = await changePassword(place(), {
    session: full as Parameters<typeof changePassword>[1]['session'],
    ...{ current: fresh, password: testPassword, cookies: cookiesOf(cookies), remoteAddress: '', wijk: 'Overvecht' },
  })
  expect(changed.ok).toBe(true)
  expect(await email()).toBe(who.email)
})

test('a code by phone in a session that came by DigiD proves nothing of the password that a mail chose', async () => {
  const who = await assisted('06 12 34 56 78')
  await resetByMail(who)
  const { cookies, session } = await halfSignedIn(place(), who.email)
  const sent = await codeTo(who, cookies, 'phone')
  const byDigid = { ...session, stage: 'full' as const, assurance: 'substantieel' as const }
  expect((await passSentCode(place(), { session: byDigid, cookies, typed: sent!.code })).ok).toBe(true)
  expect(await codePage((await halfSignedIn(place(), who.email)).cookies)).toMatchObject({ mailAlone: true })
})
