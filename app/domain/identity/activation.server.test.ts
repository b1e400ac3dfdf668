import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestProvider } from '#db/testing/identity-provider.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeCareRelationship, makeResident } from '#db/seed/factories/resident.server.ts'
import { sendCode } from '../../jobs/send-code.server.ts'
import { giveActivationCode } from '../access/give-activation-code.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { clockAt } from '../shared/clock.ts'
import { newId } from '../shared/ids.ts'
import { notFound, refuse } from '../shared/result.ts'
import { showActivationCode } from './activation-code.ts'
import { finishAssisted, prepareAssisted } from './assisted-activation.server.ts'
import { beginSignIn } from './begin-sign-in.server.ts'
import { claimMark } from './browser-mark.server.ts'
import { finishSignIn } from './finish-sign-in.server.ts'
import { openSession } from './session.server.ts'
import { tryActivationCode } from './try-activation-code.server.ts'

const provider = await startTestProvider(testNow)
const clock = clockAt(testNow.toString(), true)
let wijk: TestNeighbourhood
let wim: string
let address = 0
const today = Temporal.PlainDate.from('2026-04-03')
const place = (after: Temporal.DurationLike = { seconds: 0 }) => ({
  tenantId: wijk.tenant.id,
  now: clock.now().add(after),
  requestId: newId(),
})
const count = async (text: string, values: unknown[] = []) =>
  Number((await wijk.owner.client.query<{ count: string }>(`select count(*) from ${text}`, values)).rows[0]!.count)

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(async () => {
  await wijk.end()
  await provider.stop()
})
// A resident without an account, anew for each test.
beforeEach(async () => {
  const { owner, tenant, practice } = wijk
  await owner.client.query(`delete from external_identities; delete from rate_limits; delete from demo_mails`)
  const { id } = await makeResident(owner, tenant.id, testNow, {
    givenName: 'Wim',
    familyName: 'Jansen',
    phone: '06 12 34 56 78',
  })
  await makeCareRelationship(owner, tenant.id, {
    residentId: id,
    teamId: practice.id,
    kind: 'REGISTRATION',
    startsAt: testNow.subtract({ hours: 9 }),
  })
  wim = id
})

async function desk(actor = wijk.actors.sanne, residentId = wim) {
  const given = await withActor(later(actor, { seconds: 0 }), (tx) =>
    giveActivationCode(tx, { residentId, document: 'passport', today }),
  )
  return given
}
async function code(): Promise<string> {
  const given = await desk()
  if (!given.ok) throw new Error(given.refusal.code)
  return given.value.code
}
const attempt = (typed: string, cookies: string | null = null, at = place()) =>
  tryActivationCode(at, { typed, cookies, language: 'nl', remoteAddress: `192.0.2.${(address += 1) % 250}` })
async function claimCookie(typed: string): Promise<string> {
  const tried = await attempt(typed)
  if (!tried.ok || tried.value.step !== 'choose') throw new Error('no claim')
  return tried.value.cookie
}
async function atProvider(who: 'wim' | 'fatma', activationId?: string, level = 'substantieel') {
  const begun = await beginSignIn(place(), {
    redirectUri: 'http://localhost:3000/inloggen/terug',
    assurance: 'laag',
    language: 'nl',
    returnTo: '/mijn',
    cookies: null,
    ...(activationId ? { activationId } : {}),
  })
  if (!begun.ok) throw new Error(begun.refusal.code)
  const callback = await provider.walk(begun.value.goTo, who, level)
  return finishSignIn(place(), { callback, cookies: begun.value.cookie, language: 'nl' })
}
const activationOf = async (resident: string) =>
  (
    await wijk.owner.client.query<{ id: string }>(
      'select id from activation_codes where resident_id = $1 order by expires_at desc limit 1',
      [resident],
    )
  ).rows[0]!.id

test('the own practice gives a code; nobody else does, and a child gets none', async () => {
  const { joost, petra, sanne, otherAssistant, otherGp, farid, admin, fatma } = wijk.actors
  for (const actor of [joost, petra, sanne]) expect((await desk(actor)).ok, actor.displayName).toBe(true)
  for (const actor of [otherAssistant, otherGp, farid, admin, fatma, wijk.otherTenantActors.gp])
    expect(await desk(actor), actor.displayName).toEqual(notFound)
  for (const nobody of [newId(), 'x', wijk.otherTenantActors.resident.personId])
    expect(await desk(sanne, nobody)).toEqual(notFound)
  await wijk.owner.client.query(`update residents set birth_date = '2010-04-04' where id = $1`, [wim])
  expect(await desk()).toEqual(refuse('access.tooYoungForAccount'))
  await wijk.owner.client.query(`update residents set birth_date = '2010-04-03' where id = $1`, [wim])
  expect((await desk()).ok).toBe(true)
})

test('with the code and the identity provider a resident has an account, and is known the next time', async () => {
  const cookie = await claimCookie(showActivationCode(await code()).toLowerCase())
  expect(claimMark.hashIn(cookie)).not.toBeNull()
  expect(await count('accounts where person_id = $1', [wim])).toBe(0)
  expect(await atProvider('wim', await activationOf(wim))).toMatchObject({
    ok: true,
    value: { step: 'activated', personId: wim },
  })
  expect(await atProvider('wim')).toMatchObject({ ok: true, value: { step: 'signedIn', personId: wim } })
})

test('who came from the identity provider without a code fills it in afterwards, and is signed in as sure as there', async () => {
  const unknown = await atProvider('wim', undefined, 'hoog')
  if (!unknown.ok || unknown.value.step !== 'unknown') throw new Error('known')
  expect(await attempt('AAAAA-BBB-CCC-DDD', unknown.value.cookie)).toEqual(refuse('identity.codeWrong'))
  expect(await attempt(await code(), unknown.value.cookie)).toMatchObject({
    ok: true,
    value: { step: 'activated', personId: wim, assurance: 'hoog' },
  })
  // The claim is used: another code does nothing more with it.
  expect(await attempt(await code(), unknown.value.cookie)).toMatchObject({ value: { step: 'choose' } })
})

test('a code works once, five tries long, two days, and a newer one ends it', async () => {
  const first = await code()
  const second = await code()
  expect(await attempt(first)).toEqual(refuse('identity.codeWrong'))
  const wrong = second.slice(0, -1) + (second.endsWith('2') ? '3' : '2')
  for (let tries = 1; tries <= 5; tries += 1) expect(await attempt(wrong)).toEqual(refuse('identity.codeWrong'))
  expect(await attempt(second)).toMatchObject({ ok: false })
  const third = await code()
  await claimCookie(third)
  await atProvider('wim', await activationOf(wim))
  expect(await attempt(third)).toEqual(refuse('identity.codeWrong'))
  expect(await attempt(await code(), null, place({ hours: 48 }))).toEqual(refuse('identity.codeWrong'))
})

test('a hundred tries at once are five tries', async () => {
  const right = await code()
  const wrong = right.slice(0, -1) + (right.endsWith('2') ? '3' : '2')
  await wijk.owner.client.query('delete from rate_limits')
  const answers = await Promise.all(Array.from({ length: 100 }, () => attempt(wrong)))
  expect(answers.filter(({ ok }) => ok)).toEqual([])
  const { rows } = await wijk.owner.client.query('select tries_left from activation_codes where id = $1', [
    await activationOf(wim),
  ])
  expect(rows[0].tries_left).toBeLessThanOrEqual(0)
})

test('two desks at once: one code lives', async () => {
  const given = await Promise.all([desk(wijk.actors.sanne), desk(wijk.actors.noor), desk(wijk.actors.joost)])
  expect(given.every(({ ok }) => ok)).toBe(true)
  expect(
    await count('activation_codes where resident_id = $1 and expires_at > $2', [wim, clock.now().toString()]),
  ).toBe(1)
})

test('two first sign-ins at once make one account', async () => {
  await claimCookie(await code())
  const activationId = await activationOf(wim)
  const answers = await Promise.all([1, 2, 3].map(() => atProvider('wim', activationId)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await count('accounts where person_id = $1', [wim])).toBe(1)
  expect(await count('external_identities where subject = $1', [provider.subjects.wim])).toBe(1)
})

test('a pseudonym that is somebody else’s is not bound to a second account, and nothing is left of the try', async () => {
  await claimCookie(await code())
  await atProvider('wim', await activationOf(wim))
  const first = wim
  const { id } = await makeResident(wijk.owner, wijk.tenant.id, testNow, { givenName: 'Piet', familyName: 'Jansen' })
  await makeCareRelationship(wijk.owner, wijk.tenant.id, {
    residentId: id,
    teamId: wijk.practice.id,
    kind: 'REGISTRATION',
    startsAt: testNow.subtract({ hours: 9 }),
  })
  wim = id
  await claimCookie(await code())
  expect(await atProvider('wim', await activationOf(id))).toEqual(refuse('identity.otherIdentity'))
  expect(await count('accounts where person_id = $1', [id])).toBe(0)
  expect(await count('accounts where person_id = $1', [first])).toBe(1)
  expect(await count('activation_codes where resident_id = $1 and used_at is null', [id])).toBe(1)
})

const password = 'fietsen langs de Vecht bij regen'
const prepare = (cookie: string | null, more: object = {}) =>
  prepareAssisted(place(), {
    claimHash: claimMark.hashIn(cookie),
    email: ' Wim.Jansen@Voorbeeld.example',
    password,
    channel: 'email',
    wijk: 'Overvecht',
    remoteAddress: '192.0.2.7',
    ...more,
  })
/** Runs the job that was asked for, and reads the code from the demo's post. */
async function received(cookie: string, channel: 'email' | 'phone' = 'email'): Promise<string> {
  await sendCode({ tenantId: wijk.tenant.id, channel, claimHash: claimMark.hashIn(cookie)! })
  const { rows } = await wijk.owner.client.query<{ body: string; to_address: string }>(
    'select body, to_address from demo_mails order by sent_at desc, id desc limit 1',
  )
  return /\b\d{6}\b/.exec(rows[0]!.body)![0]
}
const finish = (cookie: string, typed: string, at = place()) =>
  finishAssisted(at, { claimHash: claimMark.hashIn(cookie), typed, language: 'nl' })

test('without an identity provider: code, e-mail and password, and a code by mail', async () => {
  const cookie = await claimCookie(await code())
  expect(await prepare(cookie)).toMatchObject({ ok: true })
  expect(await count('accounts where person_id = $1', [wim])).toBe(0)
  const mailed = await received(cookie)
  expect(await finish(cookie, mailed === '000000' ? '000001' : '000000')).toEqual(refuse('identity.sentCodeWrong'))
  expect(await finish(cookie, mailed)).toMatchObject({ ok: true, value: { personId: wim } })
  expect(await finish(cookie, mailed)).toEqual(refuse('identity.activationEnded'))
  const { rows } = await wijk.owner.client.query('select email, status, kind from accounts where person_id = $1', [wim])
  expect(rows).toEqual([{ email: 'wim.jansen@voorbeeld.example', status: 'active', kind: 'resident' }])
})

test('who comes to the desk again gets another password and is told by mail, and whoever was in with the one before is out', async () => {
  const first = await claimCookie(await code())
  await prepare(first, { email: 'wim5@voorbeeld.example' })
  const made = await finish(first, await received(first))
  if (!made.ok) throw new Error('refused')
  const { accountId } = made.value
  await openSession(place(), accountId, { assurance: 'desk', stage: 'full' })
  const again = await claimCookie(await code())
  await prepare(again, { email: 'wim5@voorbeeld.example', password: 'schaatsen op de Vecht bij vorst' })
  expect(await count('sessions where account_id = $1', [accountId])).toBe(1)
  const told = () => count(`notifications where person_id = $1 and template = 'passwordChanged'`, [wim])
  expect(await told()).toBe(0)
  expect(await finish(again, await received(again))).toMatchObject({ ok: true, value: { accountId } })
  expect(await count('sessions where account_id = $1', [accountId])).toBe(0)
  expect(await told()).toBe(1)
})

test('a code by mail or phone works ten minutes and five tries, and an older one no more', async () => {
  const cookie = await claimCookie(await code())
  await prepare(cookie, { email: 'wim2@voorbeeld.example', channel: 'phone' })
  const old = await received(cookie, 'phone')
  expect(await count(`demo_mails where to_address = '06 12 34 56 78'`)).toBe(1)
  expect(await finish(cookie, old, place({ minutes: 10, seconds: 5 }))).toEqual(refuse('identity.sentCodeWrong'))
  const fresh = await received(cookie, 'phone')
  if (old !== fresh) expect(await finish(cookie, old)).toEqual(refuse('identity.sentCodeWrong'))
  const other = fresh === '123456' ? '123457' : '123456'
  for (let tries = 0; tries < 5; tries += 1)
    expect(await finish(cookie, other)).toEqual(refuse('identity.sentCodeWrong'))
  expect(await finish(cookie, fresh)).toEqual(refuse('identity.sentCodeWrong'))
})

test('a right code that two use at once works for one', async () => {
  const cookie = await claimCookie(await code())
  await prepare(cookie, { email: 'wim3@voorbeeld.example' })
  const mailed = await received(cookie)
  const answers = await Promise.all([1, 2, 3, 4].map(() => finish(cookie, mailed)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await count('accounts where person_id = $1', [wim])).toBe(1)
})

test('an address that somebody else has, a weak password, no claim: calm refusals', async () => {
  expect(await prepare(null)).toEqual(refuse('identity.activationEnded'))
  const cookie = await claimCookie(await code())
  expect(await prepare(cookie, { password: 'Wim Jansen' })).toMatchObject({ ok: false })
  expect(await prepare(cookie, { password: 'wachtwoord' })).toMatchObject({ ok: false })
  await prepare(cookie, { email: 'danuta@bewoner.example' })
  expect(await finish(cookie, await received(cookie))).toEqual(refuse('identity.emailTaken'))
  expect(await count('activation_codes where resident_id = $1 and used_at is null', [wim])).toBe(1)
})

test('neither the code of the desk nor the one by mail stands anywhere in the database or the log', async () => {
  const given = await code()
  const cookie = await claimCookie(given)
  await prepare(cookie, { email: 'wim4@voorbeeld.example' })
  const mailed = await received(cookie)
  const tables = ['activation_codes', 'activation_claims', 'access_log', 'access_log_objects', 'rate_limits']
  for (const table of tables) {
    const { rows } = await wijk.owner.client.query(`select t::text from ${table} t`)
    const text = JSON.stringify(rows)
    expect(text).not.toContain(given)
    expect(text).not.toContain(showActivationCode(given))
    expect(text).not.toMatch(new RegExp(`\\b${mailed}\\b`))
    expect(text).not.toContain(password)
  }
})
