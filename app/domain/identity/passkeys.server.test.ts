import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeAuthenticator, type TestAuthenticator } from '#db/testing/authenticator.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { refuse } from '../shared/result.ts'
import { askForNewPasskey, askForPasskey } from './ask-passkey.server.ts'
import { asPortal } from './as-portal.server.ts'
import { listPasskeys } from './passkeys.queries.server.ts'
import { registerPasskey } from './register-passkey.server.ts'
import { removePasskey } from './remove-passkey.server.ts'
import { openSession, readSession } from './session.server.ts'
import type { Session } from './session.ts'
import { finishWithPasskey, proveAgainWithPasskey, signInWithPasskey } from './sign-in-with-passkey.server.ts'

const party = { id: 'localhost', origin: 'http://localhost:3000', name: 'Drieluik Overvecht' }
const at = { origin: party.origin, rpId: party.id }
const seen = { device: 'Chrome|Android', place: '145.53' }
let wijk: TestNeighbourhood
const accounts: Record<'joost' | 'petra' | 'sanne', { id: string; personId: string }> = {} as never
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const passwordHash = await hashPassword('een lange zin om te onthouden')
  for (const name of ['joost', 'petra', 'sanne'] as const) {
    const { personId } = wijk.actors[name]
    const email = `${name}@praktijk.example`
    accounts[name] = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
      email,
      passwordHash,
      kind: 'professional',
      personId,
    })
  }
})
afterAll(() => wijk.end())

const place = (now = testNow) => ({ tenantId: wijk.tenant.id, now, requestId: newId() })
const refused = refuse('identity.passkeyRefused')

async function signedIn(name: keyof typeof accounts, stage: Session['stage'] = 'full') {
  const assurance = stage === 'full' ? 'hoog' : 'laag'
  const cookies = (await openSession(place(), accounts[name].id, { assurance, stage })).split(';')[0]!
  return { cookies, session: (await readSession(place(), cookies, 'Europe/Amsterdam'))! }
}

async function register(name: keyof typeof accounts, key: TestAuthenticator, stage: Session['stage'] = 'full') {
  const { session } = await signedIn(name, stage)
  const who = { accountId: session.accountId, email: `${name}@praktijk.example`, displayName: name }
  const { challenge } = await askForNewPasskey(place(), party, who)
  return registerPasskey(place(), party, { session, answer: key.create(challenge), name: 'laptop' })
}

const askAlone = async () => (await askForPasskey(place(), party, { purpose: 'signIn', accountId: null })).challenge
const askOf = async (name: keyof typeof accounts) =>
  (await askForPasskey(place(), party, { purpose: 'stepUp', accountId: accounts[name].id })).challenge
const signIn = (answer: object) => signInWithPasskey(place(), party, { answer, cookies: null, seen })

let joosts: TestAuthenticator
test('who sets up a first factor may make it a passkey, and signs in with it alone from then on', async () => {
  joosts = makeAuthenticator(at)
  expect(await register('joost', joosts, 'enrol')).toEqual({ ok: true, value: undefined })
  const signed = await signIn(joosts.get(await askAlone()))
  expect(signed).toMatchObject({ ok: true, value: { kind: 'professional', accountId: accounts.joost.id } })
  if (!signed.ok) return
  const session = await readSession(place(), signed.value.cookies[0]!.split(';')[0]!, 'Europe/Amsterdam')
  expect(session).toMatchObject({ assurance: 'hoog', stage: 'full', personId: wijk.actors.joost.personId })
})

test('a password alone adds no passkey to an account that has one', async () => {
  expect(await register('joost', makeAuthenticator(at), 'enrol')).toEqual(refuse('identity.factorExists'))
})

test('an answer works once: a challenge is used up, right or wrong', async () => {
  const answer = joosts.get(await askAlone())
  expect((await signIn(answer)).ok).toBe(true)
  expect(await signIn(answer)).toEqual(refused)
  const challenge = await askAlone()
  expect(await signIn(joosts.get(challenge, { origin: 'https://evil.example' }))).toEqual(refused)
  expect(await signIn(joosts.get(challenge))).toEqual(refused)
})

test('of two answers at once to one challenge one signs in', async () => {
  const challenge = await askAlone()
  const both = await Promise.all([signIn(joosts.get(challenge)), signIn(joosts.get(challenge))])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('another site, another host, no fingerprint, another key, an unknown key and an old challenge are refused alike', async () => {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const wrong = [{ origin: 'http://evil.example' }, { rpId: 'evil.example' }, { verified: false }, { key }]
  for (const more of wrong)
    expect(await signIn(joosts.get(await askAlone(), more)), JSON.stringify(more)).toEqual(refused)
  expect(await signIn(makeAuthenticator(at).get(await askAlone()))).toEqual(refused)
  const late = await askAlone()
  const answer = joosts.get(late)
  const later = place(testNow.add({ minutes: 6 }))
  expect(await signInWithPasskey(later, party, { answer, cookies: null, seen })).toEqual(refused)
  expect(await signIn({ id: 'x', rawId: 'x', type: 'public-key', response: {} })).toEqual(refused)
})

test('a copy of a key shows itself by its counter', async () => {
  expect((await signIn(joosts.get(await askAlone(), { counter: 500 }))).ok).toBe(true)
  expect(await signIn(joosts.get(await askAlone(), { counter: 499 }))).toEqual(refused)
  expect(await signIn(joosts.get(await askAlone(), { counter: 500 }))).toEqual(refused)
  expect((await signIn(joosts.get(await askAlone(), { counter: 501 }))).ok).toBe(true)
})

test('a challenge for one thing is worth nothing for another, and one account’s key nothing for another’s', async () => {
  const petras = makeAuthenticator(at)
  expect((await register('petra', petras)).ok).toBe(true)
  expect(await signIn(petras.get(await askOf('petra')))).toEqual(refused)
  const { session, cookies } = await signedIn('petra')
  const prove = (answer: object) => proveAgainWithPasskey(place(), party, { session, cookies, answer })
  expect(await prove(petras.get(await askAlone()))).toEqual(refused)
  expect(await prove(joosts.get(await askOf('petra'), { counter: 900 }))).toEqual(refused)
  const proven = await prove(petras.get(await askOf('petra')))
  expect(proven.ok).toBe(true)
  // The id that was known before is worth nothing any more.
  expect(await readSession(place(), cookies, 'Europe/Amsterdam')).toBeNull()
})

test('a passkey is the second half of a sign-in, under a new session id', async () => {
  const { session, cookies } = await signedIn('joost', 'secondFactor')
  const answer = joosts.get(await askOf('joost'), { counter: 1_000 })
  const finished = await finishWithPasskey(place(), party, { session, cookies, answer })
  expect(finished.ok).toBe(true)
  if (!finished.ok) return
  expect(await readSession(place(), cookies, 'Europe/Amsterdam')).toBeNull()
  const now = await readSession(place(), finished.value[0]!.split(';')[0]!, 'Europe/Amsterdam')
  expect(now).toMatchObject({ stage: 'full', assurance: 'hoog' })
})

test('a passkey that was removed signs in nobody, the last one stays, and nobody removes another’s', async () => {
  const second = makeAuthenticator(at)
  expect((await register('joost', second)).ok).toBe(true)
  const { session } = await signedIn('joost')
  const [first, other] = await asPortal(place(), (tx) => listPasskeys(tx, accounts.joost.id))
  const { session: sannes } = await signedIn('sanne')
  expect(await removePasskey(place(), { session: sannes, passkeyId: first!.id })).toMatchObject({ ok: false })
  expect((await removePasskey(place(), { session, passkeyId: first!.id })).ok).toBe(true)
  expect(await signIn(joosts.get(await askAlone(), { counter: 2_000 }))).toEqual(refused)
  expect(await removePasskey(place(), { session, passkeyId: other!.id })).toEqual(refuse('identity.lastFactor'))
  expect((await signIn(second.get(await askAlone()))).ok).toBe(true)
})

test('of the last two passkeys, removed at once, one stays', async () => {
  expect((await register('petra', makeAuthenticator(at))).ok).toBe(true)
  const { session } = await signedIn('petra')
  const both = await asPortal(place(), (tx) => listPasskeys(tx, accounts.petra.id))
  expect(both).toHaveLength(2)
  const gone = await Promise.all(both.map(({ id }) => removePasskey(place(), { session, passkeyId: id })))
  expect(gone.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a closed account signs in no more, and its passkey tells nothing', async () => {
  const key = makeAuthenticator(at)
  expect((await register('sanne', key)).ok).toBe(true)
  await wijk.owner.client.query(`update accounts set status = 'closed' where id = $1`, [accounts.sanne.id])
  expect(await signIn(key.get(await askAlone()))).toEqual(refused)
})

test('only the public half of a key is kept, and no challenge in clear', async () => {
  const challenge = await askAlone()
  const { rows } = await wijk.owner.client.query<{ text: string }>(
    `select (select coalesce(string_agg(to_jsonb(c)::text, ''), '') from passkey_challenges c) as text`,
  )
  expect(rows[0]!.text.length).toBeGreaterThan(10)
  expect(rows[0]!.text).not.toContain(challenge)
})
