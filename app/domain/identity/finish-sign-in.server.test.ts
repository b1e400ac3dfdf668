import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestProvider, type TestPerson } from '#db/testing/identity-provider.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { clockAt } from '../shared/clock.ts'
import { newId } from '../shared/ids.ts'
import { refuse } from '../shared/result.ts'
import type { Assurance } from './assurance.ts'
import { beginSignIn } from './begin-sign-in.server.ts'
import { finishSignIn } from './finish-sign-in.server.ts'

const provider = await startTestProvider(testNow)
let wijk: TestNeighbourhood
let fatma: string
let danuta: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const account = async (name: string) =>
    (
      await wijk.owner.client.query<{ id: string }>('select id from accounts where email = $1', [
        `${name}@bewoner.example`,
      ])
    ).rows[0]!.id
  fatma = await account('fatma')
  danuta = await account('danuta')
  await know('fatma', fatma)
  await know('danuta', danuta)
})
afterAll(async () => {
  await wijk.end()
  await provider.stop()
})

const know = (name: TestPerson, accountId: string) =>
  wijk.owner.client.query('insert into external_identities values ($1, $2, $3, $4, $5)', [
    wijk.tenant.id,
    provider.issuer,
    provider.subjects[name],
    accountId,
    testNow.toString(),
  ])
// Runs on, as the provider's does.
const clock = clockAt(testNow.toString(), true)
const place = (later: Temporal.DurationLike = { seconds: 0 }) => ({
  tenantId: wijk.tenant.id,
  now: clock.now().add(later),
  requestId: newId(),
})

type Begun = { goTo: string; cookie: string }
async function begin(more: Partial<Parameters<typeof beginSignIn>[1]> = {}, at = place()): Promise<Begun> {
  const begun = await beginSignIn(at, {
    redirectUri: 'http://localhost:3000/inloggen/terug',
    assurance: 'laag',
    language: 'nl',
    returnTo: '/mijn/berichten',
    cookies: null,
    ...more,
  })
  if (!begun.ok) throw new Error(begun.refusal.code)
  return begun.value
}
const finish = (callback: URL, cookies: string | null, at = place()) =>
  finishSignIn(at, { callback, cookies, language: 'nl' })

async function whole(who: TestPerson | 'cancel', level: string, more: Parameters<typeof begin>[0] = {}) {
  const begun = await begin(more)
  return finish(await provider.walk(begun.goTo, who, level), begun.cookie)
}
const events = async () =>
  (
    await wijk.owner.client.query<{ resource: string; outcome: string; user_id: string }>(
      'select resource, outcome, user_id from access_log order by recorded_at, id',
    )
  ).rows

test('who signs in at the provider is the resident with that pseudonym, as sure as the provider is', async () => {
  for (const level of ['laag', 'substantieel', 'hoog'] as const)
    expect(await whole('fatma', level)).toMatchObject({
      ok: true,
      value: {
        step: 'signedIn',
        accountId: fatma,
        personId: wijk.actors.fatma.personId,
        returnTo: '/mijn/berichten',
        proof: { assurance: level },
      },
    })
  expect((await whole('danuta', 'hoog')).ok && (await events()).at(-1)).toMatchObject({
    resource: 'account.signIn',
    outcome: 'success',
    user_id: wijk.actors.danuta.personId,
  })
})

test('the portal asks the provider with all that the standard offers, and tells it nothing of the person', async () => {
  const { goTo } = await begin({ assurance: 'substantieel' })
  const asked = Object.fromEntries(new URL(goTo).searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    acr_values: 'substantieel hoog',
    max_age: '0',
    prompt: 'login',
    redirect_uri: 'http://localhost:3000/inloggen/terug',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/)
})

test('the address at which one comes back works once', async () => {
  const begun = await begin()
  const callback = await provider.walk(begun.goTo, 'fatma')
  expect((await finish(callback, begun.cookie)).ok).toBe(true)
  expect(await finish(callback, begun.cookie)).toEqual(refuse('identity.signInEnded'))
  expect((await events()).at(-1)).toMatchObject({ resource: 'account.signIn', outcome: 'refused' })
})

test('two at once with one address: one of them is signed in', async () => {
  const begun = await begin()
  const callback = await provider.walk(begun.goTo, 'fatma')
  const answers = await Promise.all([1, 2, 3, 4].map(() => finish(callback, begun.cookie)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a code beside the state of another sign-in is worth nothing, and neither is an invented one', async () => {
  const [mine, other] = [await begin(), await begin()]
  const stolen = await provider.walk(mine.goTo, 'fatma')
  const callback = await provider.walk(other.goTo, 'danuta')
  callback.searchParams.set('code', stolen.searchParams.get('code')!)
  // The code was asked with another PKCE verifier and another nonce.
  expect(await finish(callback, other.cookie)).toEqual(refuse('identity.providerFailed'))
  const third = await begin()
  const made = new URL(await provider.walk(third.goTo, 'fatma'))
  made.searchParams.set('code', 'x'.repeat(43))
  expect(await finish(made, third.cookie)).toEqual(refuse('identity.providerFailed'))
})

test('another browser, no browser, no state: nobody is signed in', async () => {
  const [begun, other] = [await begin(), await begin()]
  const callback = await provider.walk(begun.goTo, 'fatma')
  const without = new URL(callback)
  without.searchParams.delete('state')
  for (const [url, cookies] of [
    [callback, other.cookie],
    [callback, null],
    [without, begun.cookie],
  ] as const)
    expect(await finish(url, cookies)).toEqual(refuse('identity.signInEnded'))
  // The right browser still may: nobody can end a sign-in of somebody else.
  expect((await finish(callback, begun.cookie)).ok).toBe(true)
})

test('an answer that names another issuer is refused', async () => {
  const begun = await begin()
  const callback = await provider.walk(begun.goTo, 'fatma')
  callback.searchParams.set('iss', 'https://evil.example')
  expect(await finish(callback, begun.cookie)).toEqual(refuse('identity.providerFailed'))
})

test('after ten minutes a sign-in must begin anew', async () => {
  const begun = await begin()
  const callback = await provider.walk(begun.goTo, 'fatma')
  expect(await finish(callback, begun.cookie, place({ minutes: 10 }))).toEqual(refuse('identity.signInEnded'))
})

test('a sign-in of another wijk ends nowhere else', async () => {
  const begun = await begin({}, { ...place(), tenantId: wijk.otherTenant.id })
  const callback = await provider.walk(begun.goTo, 'fatma')
  expect(await finish(callback, begun.cookie)).toEqual(refuse('identity.signInEnded'))
  // And the pseudonym of Fatma is nobody's over there.
  expect(await finish(callback, begun.cookie, { ...place(), tenantId: wijk.otherTenant.id })).toMatchObject({
    value: { step: 'unknown' },
  })
})

test('who stops at the provider comes back to a calm answer', async () => {
  expect(await whole('cancel', '')).toEqual(refuse('identity.providerCancelled'))
})

test('less than was asked is refused, whatever the provider thinks of it', async () => {
  const least = (assurance: Assurance, level: string) => whole('fatma', level, { assurance })
  expect(await least('substantieel', 'laag')).toEqual(refuse('identity.assuranceTooLow'))
  expect(await least('hoog', 'substantieel')).toEqual(refuse('identity.assuranceTooLow'))
  expect((await least('substantieel', 'hoog')).ok).toBe(true)
})

test('a step-up comes back as the same person, or not at all, and the log knows whose it was', async () => {
  const account = { id: fatma, subject: provider.subjects.fatma }
  expect(await whole('fatma', 'hoog', { account, assurance: 'hoog' })).toMatchObject({ value: { step: 'steppedUp' } })
  expect(await whole('danuta', 'hoog', { account, assurance: 'hoog' })).toEqual(refuse('identity.otherPerson'))
  expect(await whole('wim', 'hoog', { account, assurance: 'hoog' })).toEqual(refuse('identity.otherPerson'))
  const { rows } = await wijk.owner.client.query(
    `select o.object_id from access_log l join access_log_objects o on o.entry_id = l.id where l.resource = 'account.stepUp' and l.outcome = 'refused'`,
  )
  expect(rows).toEqual([{ object_id: fatma }, { object_id: fatma }])
})

test('a closed account signs nobody in, whatever the provider says', async () => {
  await wijk.owner.client.query(`update accounts set status = 'closed' where id = $1`, [danuta])
  expect(await whole('danuta', 'hoog')).toMatchObject({ ok: true, value: { step: 'unknown' } })
  await wijk.owner.client.query(`update accounts set status = 'active' where id = $1`, [danuta])
})

test('what was typed comes back after the sign-in, and is unreadable meanwhile', async () => {
  const kept = JSON.stringify({ words: 'Ik heb al weken hoofdpijn' })
  const begun = await begin({ kept })
  const { rows } = await wijk.owner.client.query<{ kept_sealed: string }>(
    'select kept_sealed from sign_in_requests where kept_sealed is not null',
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/hoofdpijn/)
  const callback = await provider.walk(begun.goTo, 'fatma')
  expect(await finish(callback, begun.cookie)).toMatchObject({ value: { kept } })
})

test('only hashes of state and browser are stored', async () => {
  const { goTo, cookie } = await begin()
  const state = new URL(goTo).searchParams.get('state')!
  const { rows } = await wijk.owner.client.query('select * from sign_in_requests')
  const mark = /=([\w-]{43});/.exec(cookie)![1]!
  expect(JSON.stringify(rows)).not.toContain(state)
  expect(JSON.stringify(rows)).not.toContain(mark)
})
