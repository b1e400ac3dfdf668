import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  cookiesOf,
  enterPassword,
  forgetTries,
  halfSignedIn,
  makeLogin,
  placeIn,
  whoHas,
} from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { notFound, refuse } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { finishEnrolment, leaveEnrolment, markEnrolled, renewRecoveryCodes } from './enrol.server.ts'
import { passSecondFactor } from './pass-second-factor.server.ts'
import { pendingTotp } from './pending-totp.server.ts'
import { setUpTotp } from './set-up-totp.server.ts'
import { showTotp } from './show-totp.server.ts'
import { totpCode } from './totp.server.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

let wijk: TestNeighbourhood
let drawn = 0
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
beforeEach(() => forgetTries(wijk))
afterAll(() => wijk.end())

const place = (minutes = 0): Place => placeIn(wijk.tenant.id, testNow.add({ minutes }))
async function newcomer() {
  const email = `nieuw${(drawn += 1)}@praktijk.example`
  const account = await makeLogin(wijk, { email })
  return { ...account, email, ...(await halfSignedIn(place(), email)) }
}
type Newcomer = Awaited<ReturnType<typeof newcomer>>
const factorsOf = (id: string) => asPortal(place(), (tx) => listSecondFactors(tx, id))

/** Scans the code of the page and types what the app shows. */
async function connect(who: Pick<Newcomer, 'session'>, at = place(), of = who.session.accountId) {
  const { secret, sealed } = pendingTotp(at, of, null)
  const code = totpCode(secret, at.now)
  return { secret, added: await setUpTotp(at, { session: who.session, pending: sealed, code, remoteAddress: '' }) }
}

test('with a first code the app counts, and only who kept recovery codes goes on to the portal', async () => {
  const who = await newcomer()
  expect((await connect(who)).added.ok).toBe(true)
  expect(await factorsOf(who.id)).toEqual({ totp: true, passkeys: 0 })
  // The session that only knows the password does not get in.
  expect(await finishEnrolment(place(), who)).toEqual(notFound)
  const marked = await markEnrolled(place(), who.cookies)
  if (!marked.ok) throw new Error(marked.refusal.code)
  expect(await whoHas(place(), who.cookies)).toBeNull()
  const cookies = cookiesOf(marked.value)
  const session = (await whoHas(place(), cookies))!
  expect(session).toMatchObject({ stage: 'enrol', assurance: 'hoog' })
  expect(await finishEnrolment(place(), { session, cookies })).toEqual(notFound)
  expect(await renewRecoveryCodes(place(), session)).toHaveLength(10)
  const finished = await finishEnrolment(place(), { session, cookies })
  if (!finished.ok) throw new Error(finished.refusal.code)
  expect(await whoHas(place(), cookiesOf(...finished.value))).toMatchObject({ stage: 'full', assurance: 'hoog' })
  expect(await whoHas(place(), cookies)).toBeNull()
})

test('who stops half-way signs in again with the app', async () => {
  const who = await newcomer()
  const { secret } = await connect(who)
  expect(await enterPassword(place(), who.email)).toMatchObject({ value: { stage: 'secondFactor' } })
  const leave = await leaveEnrolment(place(), who)
  const cookies = cookiesOf(leave!)
  const session = (await whoHas(place(), cookies))!
  expect(session).toMatchObject({ stage: 'secondFactor', assurance: 'laag' })
  const at = place(2)
  const given = { session, cookies, remoteAddress: '', kind: 'totp', code: totpCode(secret, at.now) } as const
  expect((await passSecondFactor(at, given)).ok).toBe(true)
})

test('a password alone adds no second factor to an account that has one, also from a page that was open before', async () => {
  const who = await newcomer()
  const thief = await halfSignedIn(place(), who.email)
  expect(await leaveEnrolment(place(), thief)).toBeNull()
  await connect(who)
  expect((await connect(thief)).added).toEqual(refuse('identity.factorExists'))
  expect(await finishEnrolment(place(), thief)).toEqual(notFound)
  expect(await leaveEnrolment(place(), thief)).not.toBeNull()
})

test('of two at once one app counts', async () => {
  const who = await newcomer()
  const answers = await Promise.all([connect(who), connect(who), connect(who)])
  expect(answers.filter(({ added }) => added.ok)).toHaveLength(1)
})

test('a wrong first code, a page of half an hour ago, another’s page and a changed one connect nothing', async () => {
  const [who, other] = [await newcomer(), await newcomer()]
  const { sealed } = pendingTotp(place(), who.id, null)
  const set = (pending: string, code: string, at = place()) =>
    setUpTotp(at, { session: who.session, pending, code, remoteAddress: '' })
  expect(await set(sealed, '000000')).toEqual(refuse('identity.codeWrong'))
  const tooLate = refuse('identity.setUpTooLate')
  expect(await set(sealed, '000000', place(30))).toEqual(tooLate)
  expect((await connect(who, place(), other.id)).added).toEqual(tooLate)
  for (const changed of ['', 'v1.x.y.z', `${sealed.slice(0, -2)}AA`])
    expect(await set(changed, '000000')).toEqual(tooLate)
  expect(await factorsOf(who.id)).toEqual({ totp: false, passkeys: 0 })
})

test('a mistyped code needs no second scan: the same picture is shown again', async () => {
  const who = await newcomer()
  const of = { accountId: who.id, name: who.email, wijk: 'Overvecht' }
  const first = showTotp(place(), { ...of, shown: null })
  expect(showTotp(place(1), { ...of, shown: first.sealed })).toEqual(first)
  expect(showTotp(place(31), { ...of, shown: first.sealed }).typed).not.toBe(first.typed)
  expect(first.picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  expect(first.sealed).not.toContain(first.typed.replaceAll(' ', ''))
})

test('another app takes the place of the one before for who is fully signed in, and the person is told', async () => {
  const who = await newcomer()
  const before = await connect(who)
  const full = { ...who.session, stage: 'full' as const, assurance: 'hoog' as const }
  const at = place(5)
  const after = await connect({ session: full }, at)
  expect(after.added.ok).toBe(true)
  const half = await halfSignedIn(place(6), who.email)
  const give = (secret: string, minutes: number) => {
    const now = place(minutes)
    return passSecondFactor(now, { ...half, remoteAddress: '', kind: 'totp', code: totpCode(secret, now.now) })
  }
  expect(await give(before.secret, 6)).toEqual(refuse('identity.codeWrong'))
  expect((await give(after.secret, 7)).ok).toBe(true)
  const { rows } = await wijk.owner.client.query('select template from notifications where person_id = $1', [
    who.personId,
  ])
  expect(rows).toEqual([{ template: 'secondFactorChanged' }, { template: 'secondFactorChanged' }])
})
