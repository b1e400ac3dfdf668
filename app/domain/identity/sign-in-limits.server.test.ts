import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cookiesOf, forgetTries, makeLogin, placeIn, testPassword } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { refuse } from '../shared/result.ts'
import { sweepTries, takeTry } from './growing-wait.server.ts'
import { rememberDevice } from './known-device.server.ts'
import { requestPasswordReset } from './request-password-reset.server.ts'
import { signIn } from './sign-in.server.ts'

let wijk: TestNeighbourhood
let sanne: Awaited<ReturnType<typeof makeLogin>>
const email = 'sanne@praktijk.example'
const other = 'joost@praktijk.example'
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  sanne = await makeLogin(wijk, { email, app: true })
  await makeLogin(wijk, { email: other, app: true })
})
beforeEach(async () => {
  await forgetTries(wijk)
  await wijk.owner.client.query('delete from known_devices')
})
afterAll(() => wijk.end())

const failed = refuse('identity.signInFailed')
const waiting = (minutes: number) => ({ ok: false, refusal: { code: 'identity.tooManyTries', data: { minutes } } })
const after = (minutes: number) => testNow.add({ seconds: Math.round(minutes * 60) })

let drawn = 0
const newAddress = () => `203.0.${Math.floor((drawn += 1) / 250)}.${drawn % 250}`
interface Options {
  readonly to?: string
  readonly at?: Temporal.Instant
  readonly from?: string
  readonly cookies?: string
}
function attempt(password: string, { to = email, at = testNow, from = newAddress(), cookies }: Options = {}) {
  return signIn({ ...placeIn(wijk.tenant.id, at), remoteAddress: from, cookies: cookies ?? null, email: to, password })
}
const wrong = (options?: Options) => attempt('verkeerd', options)

test('whoever mistypes goes on; whoever guesses waits a minute, then four, then fifteen, then thirty', async () => {
  for (let tries = 0; tries < 3; tries += 1) expect(await wrong()).toEqual(failed)
  expect(await wrong()).toMatchObject(waiting(1))
  expect(await wrong({ at: after(1) })).toEqual(failed)
  expect(await wrong({ at: after(1) })).toMatchObject(waiting(4))
  expect(await wrong({ at: after(4.5) })).toMatchObject(waiting(1))
  expect(await wrong({ at: after(5) })).toEqual(failed)
  expect(await attempt(testPassword, { at: after(5) })).toMatchObject(waiting(15))
  expect(await wrong({ at: after(20) })).toEqual(failed)
  expect(await wrong({ at: after(20) })).toMatchObject(waiting(30))
  expect(await wrong({ at: after(50) })).toEqual(failed)
  // Nobody is locked out: the right password is let in after the wait, and two quiet hours forget everything.
  expect((await attempt(testPassword, { at: after(80) })).ok).toBe(true)
  for (let tries = 0; tries < 3; tries += 1) expect(await wrong({ at: after(201) })).toEqual(failed)
})

test('an account that does not exist is counted like one that does, however it is written', async () => {
  const to = 'nooit@portaal.example'
  for (let tries = 0; tries < 3; tries += 1) expect(await wrong({ to })).toEqual(failed)
  expect(await wrong({ to: ` ${to.toUpperCase()}` })).toMatchObject(waiting(1))
})

test('a right password is no try, and makes earlier mistakes no worse', async () => {
  await wrong()
  await wrong()
  for (let times = 0; times < 6; times += 1) expect((await attempt(testPassword)).ok).toBe(true)
  expect(await wrong()).toEqual(failed)
  expect(await wrong()).toMatchObject(waiting(1))
})

test('tries of strangers never keep the owner out of a browser that was in before', async () => {
  const cookies = cookiesOf(await rememberDevice(placeIn(wijk.tenant.id), sanne.id, null))
  await Promise.all(Array.from({ length: 30 }, () => wrong()))
  expect(await attempt(testPassword)).toMatchObject(waiting(1))
  expect((await attempt(testPassword, { cookies })).ok).toBe(true)
  // Her own mistakes are counted too; and the mark counts for no other account, and made up ones for none.
  for (let tries = 0; tries < 3; tries += 1) expect(await wrong({ cookies })).toEqual(failed)
  expect(await wrong({ cookies })).toMatchObject(waiting(1))
  await Promise.all(Array.from({ length: 5 }, () => wrong({ to: other })))
  expect(await attempt(testPassword, { to: other, cookies })).toMatchObject(waiting(1))
  const made = `__Host-drieluik-device=${'x'.repeat(43)}`
  expect(await attempt(testPassword, { to: other, cookies: made })).toMatchObject(waiting(1))
})

test('an account remembers ten browsers, the last ones used', async () => {
  const marks: string[] = []
  for (let day = 0; day < 12; day += 1) {
    const place = placeIn(wijk.tenant.id, testNow.add({ hours: 24 * day }))
    marks.push(cookiesOf(await rememberDevice(place, sanne.id, null)))
  }
  const { rows } = await wijk.owner.client.query('select 1 from known_devices where account_id = $1', [sanne.id])
  expect(rows).toHaveLength(10)
  await Promise.all(Array.from({ length: 5 }, () => wrong()))
  expect(await attempt(testPassword, { cookies: marks[0]! })).toMatchObject(waiting(1))
  expect((await attempt(testPassword, { cookies: marks[11]! })).ok).toBe(true)
})

test('one address may try sixty times whatever it tries, and uses up nobody’s account with the rest', async () => {
  const from = '198.51.100.7'
  const answers = await Promise.all(Array.from({ length: 70 }, (_, at) => wrong({ to: `a${at}@x.example`, from })))
  expect(answers.filter((each) => each.ok === false && each.refusal.code === 'identity.tooManyTries')).toHaveLength(10)
  expect(await attempt(testPassword, { from })).toMatchObject({ refusal: { code: 'identity.tooManyTries' } })
  for (let tries = 0; tries < 5; tries += 1) await wrong({ from })
  expect((await attempt(testPassword, { from: '198.51.100.8' })).ok).toBe(true)
  // One IPv6 network is one address.
  const site = (end: number) => `2001:db8:7:7::${end}`
  await Promise.all(Array.from({ length: 60 }, (_, at) => wrong({ to: `b${at}@x.example`, from: site(at) })))
  expect(await attempt(testPassword, { to: other, from: site(999) })).toMatchObject({ ok: false })
  expect((await attempt(testPassword, { to: other, from: '2001:db8:7:8::1' })).ok).toBe(true)
})

test('a thousand tries at once in four processes run the slow hash three times, and leave known browsers alone', async () => {
  const cookies = cookiesOf(await rememberDevice(placeIn(wijk.tenant.id), sanne.id, null))
  const script = join(import.meta.dirname, '../../../db/testing/try-passwords.server.ts')
  const run = (from: number) =>
    promisify(execFile)(process.execPath, [script, wijk.tenant.id, email, '250', String(from), testNow.toString()])
  const outputs = await Promise.all([1, 2, 3, 4].map(run))
  const counts = outputs.map(({ stdout }) => JSON.parse(stdout) as { checked: number; waiting: number })
  const total = (of: 'checked' | 'waiting') => counts.reduce((sum, each) => sum + each[of], 0)
  expect(total('checked')).toBe(3)
  expect(total('waiting')).toBe(997)
  // With every wait sat out, strangers and known browsers together stay at ten in a quarter of an hour.
  let checked = total('checked')
  for (let seconds = 0; seconds < 15 * 60; seconds += 30) {
    const at = testNow.add({ seconds })
    for (const options of [{ at }, { at, cookies }, { at, cookies }, { at, cookies }]) {
      const answer = await wrong(options)
      if (!answer.ok && answer.refusal.code === 'identity.signInFailed') checked += 1
    }
  }
  expect(checked).toBe(10)
}, 60_000)

test('of many at once exactly as many get through as may', async () => {
  const take = () => takeTry('proef', testNow, [0, 0, 0, 0, 2])
  const waits = await Promise.all(Array.from({ length: 40 }, take))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(4)
  expect(new Set(waits.filter((wait) => wait > 0))).toEqual(new Set([2 * 60_000]))
})

test('links for a new password are limited by account and by address', async () => {
  const ask = (to: string, remoteAddress = newAddress()) =>
    requestPasswordReset(placeIn(wijk.tenant.id), { email: to, cookies: null, remoteAddress })
  for (let times = 0; times < 3; times += 1) expect(await ask(email)).toBeNull()
  expect(await ask(email)).toMatchObject(waiting(15))
  const from = '198.51.100.9'
  for (let at = 0; at < 60; at += 1) expect(await ask(`c${at}@x.example`, from)).toBeNull()
  expect(await ask('nog-een@x.example', from)).toMatchObject({ refusal: { code: 'identity.tooManyTries' } })
})

test('what counts the tries holds no address of anybody, and is swept when it is over', async () => {
  await wrong()
  const keys = async () => (await wijk.owner.client.query<{ key: string }>('select key from rate_limits')).rows
  const before = await keys()
  expect(before.length).toBeGreaterThan(2)
  for (const { key } of before) expect(key).toMatch(/^(wait|sign-in-(address|tenant)):[\w-]{43}$/)
  const waits = async () => (await keys()).filter(({ key }) => key.startsWith('wait:')).length
  await sweepTries(testNow.add({ hours: 1 }))
  expect(await waits()).toBe(1)
  await sweepTries(testNow.add({ hours: 5 }))
  expect(await waits()).toBe(0)
})
