import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { refuse } from '../shared/result.ts'
import { readSession } from './session.server.ts'
import { countSignInTry, forgetSignInTries } from './sign-in-limits.server.ts'
import { signIn } from './sign-in.server.ts'

const password = 'een lange zin om te onthouden'
let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const passwordHash = await hashPassword(password)
  const { owner, tenant, otherTenant, actors } = wijk
  const open = (email: string, kind: 'resident' | 'professional' | 'admin', personId?: string) =>
    makeAccount(owner, tenant.id, testNow, { email, passwordHash, kind, ...(personId ? { personId } : {}) })
  await open('joost@praktijk.example', 'professional', actors.joost.personId)
  await open('beheer@portaal.example', 'admin')
  await open('weg@portaal.example', 'resident')
  await owner.client.query(`update accounts set status = 'closed' where email = 'weg@portaal.example'`)
  await makeAccount(owner, otherTenant.id, testNow, { email: 'ver@portaal.example', passwordHash, kind: 'admin' })
})
afterAll(() => wijk.end())

let address = 0
/** Each try from an address of its own, unless one is given. */
const attempt = (email: string, typed = password, remoteAddress = `192.0.2.${(address += 1)}`) =>
  signIn({ tenantId: wijk.tenant.id, now: testNow, remoteAddress, email, password: typed })

test('with my address and my password I am signed in', async () => {
  const signed = await attempt(' Joost@Praktijk.Example ')
  expect(signed).toMatchObject({ ok: true, value: { kind: 'professional' } })
  if (!signed.ok) return
  const session = await readSession({ tenantId: wijk.tenant.id, now: testNow }, signed.value.cookie, 'Europe/Amsterdam')
  expect(session).toMatchObject({ personId: wijk.actors.joost.personId, displayName: 'Dokter Kuipers' })
})

test('unknown, wrong, closed and of another wijk get one and the same answer', async () => {
  const answers = await Promise.all([
    attempt('niemand@portaal.example'),
    attempt('beheer@portaal.example', 'verkeerd'),
    attempt('beheer@portaal.example', ''),
    attempt('beheer@portaal.example', `${password} `),
    attempt('weg@portaal.example'),
    attempt('ver@portaal.example'),
    attempt(''),
    attempt("' or 1=1 --"),
    attempt('beheer@portaal.example', password.toUpperCase()),
  ])
  for (const answer of answers) expect(answer).toEqual(refuse('identity.signInFailed'))
})

test('an account with a hash that can’t be read signs nobody in', async () => {
  // The residents of the test neighbourhood have `none` for a hash.
  expect(await attempt('fatma@bewoner.example', 'none')).toEqual(refuse('identity.signInFailed'))
})

test('the ninth try on one account in a quarter of an hour has to wait, wherever it comes from, right or wrong', async () => {
  const email = 'beheer@portaal.example'
  await forgetSignInTries(wijk.tenant.id, email)
  for (let tries = 1; tries <= 8; tries += 1)
    expect(await attempt(email, 'verkeerd')).toEqual(refuse('identity.signInFailed'))
  expect(await attempt(email)).toMatchObject({
    ok: false,
    refusal: { code: 'identity.tooManyTries', data: { minutes: 15 } },
  })
  // Another account is not kept waiting, and neither is the same address in another wijk.
  expect((await attempt('joost@praktijk.example')).ok).toBe(true)
  expect(await countSignInTry(wijk.otherTenant.id, email, '')).toBe(0)
  await forgetSignInTries(wijk.tenant.id, email)
})

test('an account that does not exist is counted like one that does', async () => {
  const email = 'nooit@portaal.example'
  for (let tries = 1; tries <= 8; tries += 1) expect(await attempt(email)).toEqual(refuse('identity.signInFailed'))
  expect(await attempt(` ${email.toUpperCase()}`)).toMatchObject({ refusal: { code: 'identity.tooManyTries' } })
})

test('a sign-in that succeeds forgets the mistakes before it', async () => {
  const email = 'joost@praktijk.example'
  for (let round = 1; round <= 2; round += 1) {
    for (let tries = 1; tries <= 7; tries += 1)
      expect(await attempt(email, 'verkeerd')).toEqual(refuse('identity.signInFailed'))
    expect((await attempt(email)).ok).toBe(true)
  }
})

test('one address may try sixty times, whatever accounts it tries', async () => {
  const from = '198.51.100.7'
  const waits = await Promise.all(
    Array.from({ length: 60 }, (_, index) => countSignInTry(wijk.tenant.id, `a${index}@x.example`, from)),
  )
  expect(waits).toEqual(waits.map(() => 0))
  expect(await countSignInTry(wijk.tenant.id, 'a61@x.example', from)).toBeGreaterThan(800)
  expect(await attempt('joost@praktijk.example', password, from)).toMatchObject({
    refusal: { code: 'identity.tooManyTries' },
  })
  expect(await countSignInTry(wijk.tenant.id, 'a62@x.example', '198.51.100.8')).toBe(0)
})

test('eight at once are eight tries', async () => {
  const email = 'tegelijk@portaal.example'
  const waits = await Promise.all(
    Array.from({ length: 12 }, (_, at) => countSignInTry(wijk.tenant.id, email, `203.0.113.${at}`)),
  )
  expect(waits.filter((wait) => wait === 0)).toHaveLength(8)
})

test('what counts the tries holds no address of anybody', async () => {
  const { rows } = await wijk.owner.client.query<{ key: string }>('select key from rate_limits')
  expect(rows.length).toBeGreaterThan(10)
  for (const { key } of rows) expect(key).toMatch(/^sign-in-(account|address):[\w-]{43}$/)
})
