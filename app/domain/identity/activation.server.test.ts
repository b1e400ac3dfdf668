import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '#db/testing/activation-desk.server.ts'
import { startTestProvider } from '#db/testing/identity-provider.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { newId } from '../shared/ids.ts'
import { notFound, refuse } from '../shared/result.ts'
import { showActivationCode } from './activation-code.ts'
import { beginSignIn } from './begin-sign-in.server.ts'
import { claimMark } from './browser-mark.server.ts'
import { finishSignIn } from './finish-sign-in.server.ts'

const provider = await startTestProvider(testNow)
let wijk: TestNeighbourhood
let desk: TestDesk
let wim: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  desk = openTestDesk(wijk)
})
afterAll(async () => {
  await wijk.end()
  await provider.stop()
})
// A resident without an account, anew for each test.
beforeEach(async () => {
  await wijk.owner.client.query(`delete from external_identities; delete from rate_limits`)
  wim = await desk.makeWithoutAccount('Wim')
})

async function atProvider(who: 'wim' | 'fatma', activationId?: string, level = 'substantieel') {
  const begun = await beginSignIn(desk.place(), {
    redirectUri: 'http://localhost:3000/inloggen/terug',
    assurance: 'laag',
    language: 'nl',
    returnTo: '/mijn',
    cookies: null,
    ...(activationId ? { activationId } : {}),
  })
  if (!begun.ok) throw new Error(begun.refusal.code)
  const callback = await provider.walk(begun.value.goTo, who, level)
  return finishSignIn(desk.place(), { callback, cookies: begun.value.cookie, language: 'nl' })
}
const activationOf = async (resident: string) =>
  (
    await wijk.owner.client.query<{ id: string }>(
      'select id from activation_codes where resident_id = $1 order by expires_at desc limit 1',
      [resident],
    )
  ).rows[0]!.id

test('the own practice gives a code, and nobody else does', async () => {
  const { joost, petra, sanne, otherAssistant, otherGp, farid, admin, fatma } = wijk.actors
  for (const actor of [joost, petra, sanne]) expect((await desk.give(wim, actor)).ok, actor.displayName).toBe(true)
  for (const actor of [otherAssistant, otherGp, farid, admin, fatma, wijk.otherTenantActors.gp])
    expect(await desk.give(wim, actor), actor.displayName).toEqual(notFound)
  for (const nobody of [newId(), 'x', wijk.otherTenantActors.resident.personId])
    expect(await desk.give(nobody)).toEqual(notFound)
})

test('a child gets a code from 12 on where the practice wants it, from 16 on everywhere, and the desk reads why not', async () => {
  const cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.sanne)
  const page = async (file: string, path: string) => {
    const { loader } = await importRoute(`routes/professional/${file}`)
    const { body } = await visit(loader!, { path, params: { residentId: wim }, tenant: wijk.tenant, cookie })
    return JSON.parse(body) as { mayActivate?: boolean; refused?: string | null }
  }
  const tried = async (birthDate: string, wanted: boolean) => {
    await wijk.owner.client.query('update residents set birth_date = $2 where id = $1', [wim, birthDate])
    await wijk.owner.client.query('update teams set child_accounts = $2 where id = $1', [wijk.practice.id, wanted])
    const given = await desk.give(wim)
    const { mayActivate } = await page('resident.tsx', `/werk/bewoners/${wim}`)
    const { refused } = await page('activate-resident.tsx', `/werk/bewoners/${wim}/activeren`)
    return [given.ok ? null : given.refusal.code, mayActivate, refused]
  }
  const never = 'Onder de 12 jaar kan iemand geen eigen account krijgen.'
  const off = 'Deze praktijk geeft geen accounts aan kinderen onder de 16 jaar.'
  expect(await tried('2014-04-04', true)).toEqual(['access.tooYoungForAccount', false, never])
  expect(await tried('2014-04-03', true)).toEqual([null, true, null])
  expect(await tried('2014-04-03', false)).toEqual(['access.childAccountsOff', false, off])
  expect(await tried('2010-04-04', false)).toEqual(['access.childAccountsOff', false, off])
  expect(await tried('2010-04-03', false)).toEqual([null, true, null])
})

test('with the code and the identity provider a resident has an account, and is known the next time', async () => {
  const cookie = await desk.claimCookie(showActivationCode(await desk.code(wim)).toLowerCase())
  expect(claimMark.hashIn(cookie)).not.toBeNull()
  expect(await desk.count('accounts where person_id = $1', [wim])).toBe(0)
  expect(await atProvider('wim', await activationOf(wim))).toMatchObject({
    ok: true,
    value: { step: 'activated', personId: wim },
  })
  expect(await atProvider('wim')).toMatchObject({ ok: true, value: { step: 'signedIn', personId: wim } })
})

test('who came from the identity provider without a code fills it in afterwards, and is signed in as sure as there', async () => {
  const unknown = await atProvider('wim', undefined, 'hoog')
  if (!unknown.ok || unknown.value.step !== 'unknown') throw new Error('known')
  expect(await desk.attempt('AAAAA-BBB-CCC-DDD', unknown.value.cookie)).toEqual(refuse('identity.codeWrong'))
  expect(await desk.attempt(await desk.code(wim), unknown.value.cookie)).toMatchObject({
    ok: true,
    value: { step: 'activated', personId: wim, assurance: 'hoog' },
  })
  // The claim is used: another code does nothing more with it.
  expect(await desk.attempt(await desk.code(wim), unknown.value.cookie)).toMatchObject({ value: { step: 'choose' } })
})

test('a code works once, five tries long, two days, and a newer one ends it', async () => {
  const first = await desk.code(wim)
  const second = await desk.code(wim)
  expect(await desk.attempt(first)).toEqual(refuse('identity.codeWrong'))
  const wrong = second.slice(0, -1) + (second.endsWith('2') ? '3' : '2')
  for (let tries = 1; tries <= 5; tries += 1) expect(await desk.attempt(wrong)).toEqual(refuse('identity.codeWrong'))
  expect(await desk.attempt(second)).toMatchObject({ ok: false })
  const third = await desk.code(wim)
  await desk.claimCookie(third)
  await atProvider('wim', await activationOf(wim))
  expect(await desk.attempt(third)).toEqual(refuse('identity.codeWrong'))
  expect(await desk.attempt(await desk.code(wim), null, desk.place({ hours: 48 }))).toEqual(
    refuse('identity.codeWrong'),
  )
})

test('a hundred tries at once are five tries', async () => {
  const right = await desk.code(wim)
  const wrong = right.slice(0, -1) + (right.endsWith('2') ? '3' : '2')
  await wijk.owner.client.query('delete from rate_limits')
  const answers = await Promise.all(Array.from({ length: 100 }, () => desk.attempt(wrong)))
  expect(answers.filter(({ ok }) => ok)).toEqual([])
  const { rows } = await wijk.owner.client.query('select tries_left from activation_codes where id = $1', [
    await activationOf(wim),
  ])
  expect(rows[0].tries_left).toBeLessThanOrEqual(0)
})

test('two desks at once: one code lives', async () => {
  const given = await Promise.all([
    desk.give(wim, wijk.actors.sanne),
    desk.give(wim, wijk.actors.noor),
    desk.give(wim, wijk.actors.joost),
  ])
  expect(given.every(({ ok }) => ok)).toBe(true)
  expect(
    await desk.count('activation_codes where resident_id = $1 and expires_at > $2', [wim, desk.place().now.toString()]),
  ).toBe(1)
})

test('two first sign-ins at once make one account', async () => {
  await desk.claimCookie(await desk.code(wim))
  const activationId = await activationOf(wim)
  const answers = await Promise.all([1, 2, 3].map(() => atProvider('wim', activationId)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await desk.count('accounts where person_id = $1', [wim])).toBe(1)
  expect(await desk.count('external_identities where subject = $1', [provider.subjects.wim])).toBe(1)
})

test('a pseudonym that is somebody else’s is not bound to a second account, and nothing is left of the try', async () => {
  await desk.claimCookie(await desk.code(wim))
  await atProvider('wim', await activationOf(wim))
  const id = await desk.makeWithoutAccount('Piet')
  await desk.claimCookie(await desk.code(id))
  expect(await atProvider('wim', await activationOf(id))).toEqual(refuse('identity.otherIdentity'))
  expect(await desk.count('accounts where person_id = $1', [id])).toBe(0)
  expect(await desk.count('accounts where person_id = $1', [wim])).toBe(1)
  expect(await desk.count('activation_codes where resident_id = $1 and used_at is null', [id])).toBe(1)
})
