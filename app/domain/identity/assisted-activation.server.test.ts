import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDesk, startPortalClock, type TestDesk } from '#db/testing/activation-desk.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { sendCode } from '../../jobs/send-code.server.ts'
import { tellOldAddress } from '../../jobs/tell-old-address.server.ts'
import { lookSentence } from '../access/look-words.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Jobs } from '#app/platform/jobs.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import pg from 'pg'
import { refuse } from '../shared/result.ts'
import { showActivationCode } from './activation-code.ts'
import { finishAssisted, prepareAssisted } from './assisted-activation.server.ts'
import { claimMark } from './browser-mark.server.ts'
import { openSession } from './session.server.ts'

startPortalClock(testNow)
let wijk: TestNeighbourhood
let desk: TestDesk
let wim: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  desk = openTestDesk(wijk)
})
afterAll(() => wijk.end())
// A resident without an account, anew for each test.
beforeEach(async () => {
  await wijk.owner.client.query(`delete from rate_limits; delete from demo_mails`)
  wim = await desk.makeWithoutAccount('Wim')
})

const password = 'fietsen langs de Vecht bij regen'
const prepare = (cookie: string | null, more: object = {}) =>
  prepareAssisted(desk.place(), {
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
/** What waits in the queue to tell old addresses. */
async function queued(): Promise<Jobs['identity.tellOldAddress'][]> {
  const queue = new pg.Client({ connectionString: testUrls().worker })
  await queue.connect()
  const { rows } = await queue.query<{ payload: Jobs['identity.tellOldAddress'] }>(
    "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'identity.tellOldAddress'",
  )
  await queue.end()
  return rows.map(({ payload }) => payload)
}
const finish = (cookie: string, typed: string, at = desk.place()) =>
  finishAssisted(at, { claimHash: claimMark.hashIn(cookie), typed, language: 'nl' })

test('without an identity provider: code, e-mail and password, and a code by mail', async () => {
  const cookie = await desk.claimCookie(await desk.code(wim))
  expect(await prepare(cookie)).toMatchObject({ ok: true })
  expect(await desk.count('accounts where person_id = $1', [wim])).toBe(0)
  const mailed = await received(cookie)
  expect(await finish(cookie, mailed === '000000' ? '000001' : '000000')).toEqual(refuse('identity.sentCodeWrong'))
  expect(await finish(cookie, mailed)).toMatchObject({ ok: true, value: { personId: wim } })
  expect(await finish(cookie, mailed)).toEqual(refuse('identity.activationEnded'))
  const { rows } = await wijk.owner.client.query('select email, status, kind from accounts where person_id = $1', [wim])
  expect(rows).toEqual([{ email: 'wim.jansen@voorbeeld.example', status: 'active', kind: 'resident' }])
})

test('who comes to the desk again gets another password and is told by mail, and whoever was in with the one before is out', async () => {
  const first = await desk.claimCookie(await desk.code(wim))
  await prepare(first, { email: 'wim5@voorbeeld.example' })
  const made = await finish(first, await received(first))
  if (!made.ok) throw new Error('refused')
  const { accountId } = made.value
  await openSession(desk.place(), accountId, { assurance: 'desk', stage: 'full' })
  const again = await desk.claimCookie(await desk.code(wim))
  await prepare(again, { email: 'wim5@voorbeeld.example', password: 'schaatsen op de Vecht bij vorst' })
  expect(await desk.count('sessions where account_id = $1', [accountId])).toBe(1)
  const told = () => desk.count(`notifications where person_id = $1 and template = 'passwordChanged'`, [wim])
  expect(await told()).toBe(0)
  expect(await finish(again, await received(again))).toMatchObject({ ok: true, value: { accountId } })
  expect(await desk.count('sessions where account_id = $1', [accountId])).toBe(0)
  expect(await told()).toBe(1)
})

test('who takes an account over with another address does not do so unseen: the address before and the phone are told', async () => {
  const first = await desk.claimCookie(await desk.code(wim))
  await prepare(first, { email: 'wim-oud@voorbeeld.example' })
  const made = await finish(first, await received(first))
  if (!made.ok) throw new Error('refused')
  const again = await desk.claimCookie(await desk.code(wim))
  await prepare(again, { email: 'wim-nieuw@voorbeeld.example', password: 'schaatsen op de Vecht bij vorst' })
  const typed = await received(again)
  expect(await queued()).toEqual([])
  expect((await finish(again, typed)).ok).toBe(true)
  const jobs = await queued()
  expect(jobs.map(({ channel }) => channel).sort()).toEqual(['email', 'phone'])
  expect(JSON.stringify(jobs)).not.toMatch(/voorbeeld|12 34/)
  await wijk.owner.client.query('delete from demo_mails')
  for (const job of jobs) await tellOldAddress(job)
  const { rows } = await wijk.owner.client.query<{ to_address: string; body: string }>(
    'select to_address, body from demo_mails order by to_address',
  )
  expect(rows.map((each) => each.to_address)).toEqual(['06 12 34 56 78', 'wim-oud@voorbeeld.example'])
  for (const { body } of rows) expect(body).toMatch(/een ander e-mailadres[^]*Was u dat niet\? Bel meteen:? \d/)
  // The one who looks at "Wie heeft gekeken" reads what was done at the desk.
  const who = { userName: 'Sanne', role: 'PRACTICE_ASSISTANT', resource: 'activation', action: 'C' } as const
  const said = lookSentence({ ...who, outcome: 'success', isLegalDuty: false }, textsIn('nl').t)
  expect(said).toContain('gaf u een code om een account te maken of te veranderen')
})

test('a code by mail or phone works ten minutes and five tries, and an older one no more', async () => {
  const cookie = await desk.claimCookie(await desk.code(wim))
  await prepare(cookie, { email: 'wim2@voorbeeld.example', channel: 'phone' })
  const old = await received(cookie, 'phone')
  expect(await desk.count(`demo_mails where to_address = '06 12 34 56 78'`)).toBe(1)
  expect(await finish(cookie, old, desk.place({ minutes: 10, seconds: 5 }))).toEqual(refuse('identity.sentCodeWrong'))
  const fresh = await received(cookie, 'phone')
  if (old !== fresh) expect(await finish(cookie, old)).toEqual(refuse('identity.sentCodeWrong'))
  const other = fresh === '123456' ? '123457' : '123456'
  for (let tries = 0; tries < 5; tries += 1)
    expect(await finish(cookie, other)).toEqual(refuse('identity.sentCodeWrong'))
  expect(await finish(cookie, fresh)).toEqual(refuse('identity.sentCodeWrong'))
})

test('a right code that two use at once works for one', async () => {
  const cookie = await desk.claimCookie(await desk.code(wim))
  await prepare(cookie, { email: 'wim3@voorbeeld.example' })
  const mailed = await received(cookie)
  const answers = await Promise.all([1, 2, 3, 4].map(() => finish(cookie, mailed)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await desk.count('accounts where person_id = $1', [wim])).toBe(1)
})

test('an address that somebody else has, a weak password, no claim: calm refusals', async () => {
  expect(await prepare(null)).toEqual(refuse('identity.activationEnded'))
  const cookie = await desk.claimCookie(await desk.code(wim))
  expect(await prepare(cookie, { password: 'Wim Jansen' })).toMatchObject({ ok: false })
  expect(await prepare(cookie, { password: 'wachtwoord' })).toMatchObject({ ok: false })
  await prepare(cookie, { email: 'danuta@bewoner.example' })
  expect(await finish(cookie, await received(cookie))).toEqual(refuse('identity.emailTaken'))
  expect(await desk.count('activation_codes where resident_id = $1 and used_at is null', [wim])).toBe(1)
})

test('neither the code of the desk nor the one by mail stands anywhere in the database or the log', async () => {
  const given = await desk.code(wim)
  const cookie = await desk.claimCookie(given)
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
