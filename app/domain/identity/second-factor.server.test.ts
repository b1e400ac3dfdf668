import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { cookiesOf, forgetTries, halfSignedIn, makeLogin, placeIn, whoHas } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { notFound, refuse } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { renewRecoveryCodes } from './enrol.server.ts'
import { passSecondFactor, type CodeKind } from './pass-second-factor.server.ts'
import { countRecoveryCodes } from './recovery-codes.server.ts'
import { totpCode } from './totp.server.ts'

let wijk: TestNeighbourhood
let sanne: Awaited<ReturnType<typeof makeLogin>>
let joost: typeof sanne
const email = 'sanne@praktijk.example'
/** A minute later at each call: its codes are new. */
let minutes = 0
const nextPlace = (): Place => placeIn(wijk.tenant.id, testNow.add({ minutes: (minutes += 2) }))

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  sanne = await makeLogin(wijk, { email, kind: 'professional', personId: wijk.actors.sanne.personId, app: true })
  joost = await makeLogin(wijk, { email: 'joost@praktijk.example', kind: 'professional', app: true })
})
beforeEach(() => forgetTries(wijk))
afterAll(() => wijk.end())

type Half = Awaited<ReturnType<typeof halfSignedIn>>
const give = (place: Place, half: Half, code: string, kind: CodeKind = 'totp') =>
  passSecondFactor(place, { ...half, remoteAddress: '', kind, code })
const codeAt = (at: Temporal.Instant) => totpCode(sanne.secret, at)
const wrong = refuse('identity.codeWrong')

describe('a code of the app', () => {
  test('opens the portal under a new session id; the one before opens nothing any more', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    const passed = await give(place, half, ` ${codeAt(place.now).slice(0, 3)} ${codeAt(place.now).slice(3)}`)
    expect(passed.ok).toBe(true)
    if (!passed.ok) return
    const cookies = cookiesOf(...passed.value)
    expect(cookies).not.toContain(half.cookies)
    expect(await whoHas(place, cookies)).toMatchObject({ assurance: 'hoog', stage: 'full' })
    expect(await whoHas(place, half.cookies)).toBeNull()
  })

  test('may be one step early or late, not two', async () => {
    for (const [seconds, right] of [
      [-30, true],
      [30, true],
      [-61, false],
      [61, false],
    ] as const) {
      const place = nextPlace()
      const half = await halfSignedIn(place, email)
      expect((await give(place, half, codeAt(place.now.add({ seconds })))).ok, String(seconds)).toBe(right)
    }
  })

  test('works once, and so does every code before it', async () => {
    const place = nextPlace()
    const [one, other] = [await halfSignedIn(place, email), await halfSignedIn(place, email)]
    expect((await give(place, one, codeAt(place.now))).ok).toBe(true)
    expect(await give(place, other, codeAt(place.now))).toEqual(wrong)
    expect(await give(place, other, codeAt(place.now.subtract({ seconds: 30 })))).toEqual(wrong)
    expect((await give(place, other, codeAt(place.now.add({ seconds: 30 })))).ok).toBe(true)
  })

  test('of five at once opens one session', async () => {
    const place = nextPlace()
    const halves: Half[] = []
    for (let each = 0; each < 5; each += 1) halves.push(await halfSignedIn(place, email))
    await forgetTries(wijk)
    const answers = await Promise.all(halves.map((half) => give(place, half, codeAt(place.now))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('of somebody else is wrong, and so is anything that is no code', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    for (const code of [totpCode(joost.secret, place.now), '', '000000'.slice(1), 'abcdef', '１２３４５６'])
      expect(await give(place, half, code), code).toEqual(wrong)
  })

  test('can be guessed five times, then the waits grow', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    const guess = (seconds: number) => give({ ...place, now: place.now.add({ seconds }) }, half, 'wrong')
    for (let each = 0; each < 5; each += 1) expect(await guess(0)).toEqual(wrong)
    expect(await guess(0)).toMatchObject({ refusal: { code: 'identity.tooManyTries', data: { minutes: 1 } } })
    expect(await guess(60)).toEqual(wrong)
    expect(await guess(61)).toMatchObject({ refusal: { code: 'identity.tooManyTries', data: { minutes: 4 } } })
    // Nor is a right one looked at before the wait is over.
    expect(await give(place, half, codeAt(place.now))).toMatchObject({ refusal: { code: 'identity.tooManyTries' } })
  })

  test('is asked of nobody whose second step is done, or is another one', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    const passed = await give(place, half, codeAt(place.now))
    if (!passed.ok) throw new Error(passed.refusal.code)
    const cookies = cookiesOf(...passed.value)
    const full = { cookies, session: (await whoHas(place, cookies))! }
    const later = nextPlace()
    expect(await give(later, full, codeAt(later.now))).toEqual(notFound)
    const setUp = { ...half, session: { ...half.session, stage: 'enrol' as const } }
    expect(await give(later, setUp, codeAt(later.now))).toEqual(notFound)
    const resident = { ...half, session: { ...half.session, kind: 'resident' as const } }
    expect(await give(later, resident, codeAt(later.now))).toEqual(notFound)
    // A session that has ended is not raised, though the code is right.
    const ended = await give(later, half, codeAt(later.now))
    expect(ended).toEqual(refuse('identity.signedOutMeanwhile'))
  })
})

describe('a recovery code', () => {
  const recover = (place: Place, half: Half, code: string) => give(place, half, code, 'recoveryCode')
  const wrongCode = refuse('identity.recoveryCodeWrong')

  test('stands in for the app once, and the person is told by mail', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    const codes = await renewRecoveryCodes(place, half.session)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}$/)
    expect((await recover(place, half, codes[3]!.toUpperCase().replaceAll('-', ' '))).ok).toBe(true)
    const again = await halfSignedIn(place, email)
    expect(await recover(place, again, codes[3]!)).toEqual(wrongCode)
    expect(await asPortal(place, (tx) => countRecoveryCodes(tx, sanne.id))).toBe(9)
    const { rows } = await wijk.owner.client.query('select template from notifications where person_id = $1', [
      sanne.personId,
    ])
    expect(rows).toContainEqual({ template: 'recoveryCodeUsed' })
  })

  test('of three at once opens one session', async () => {
    const place = nextPlace()
    const halves = [
      await halfSignedIn(place, email),
      await halfSignedIn(place, email),
      await halfSignedIn(place, email),
    ]
    const [code] = await renewRecoveryCodes(place, halves[0]!.session)
    const answers = await Promise.all(halves.map((half) => recover(place, half, code!)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('works no longer when new ones were made, and never for somebody else', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    const [old] = await renewRecoveryCodes(place, half.session)
    const [fresh] = await renewRecoveryCodes(place, half.session)
    expect(await recover(place, half, old!)).toEqual(wrongCode)
    const other = await halfSignedIn(place, 'joost@praktijk.example')
    expect(await recover(place, other, fresh!)).toEqual(wrongCode)
    expect(await recover(place, other, '')).toEqual(wrongCode)
    expect((await recover(place, half, fresh!)).ok).toBe(true)
  })

  test('can be guessed three times, then the waits grow', async () => {
    const place = nextPlace()
    const half = await halfSignedIn(place, email)
    for (let each = 0; each < 3; each += 1) expect(await recover(place, half, 'aaaa-aaaa-aaaa')).toEqual(wrongCode)
    expect(await recover(place, half, 'aaaa-aaaa-aaaa')).toMatchObject({ refusal: { code: 'identity.tooManyTries' } })
  })

  test('is kept as a slow hash that begins with two letters of it, and nowhere as it is', async () => {
    const place = nextPlace()
    const { session } = await halfSignedIn(place, email)
    const codes = await renewRecoveryCodes(place, session)
    const { rows } = await wijk.owner.client.query<{ hash: string }>(
      'select code_hash as hash from recovery_codes where account_id = $1',
      [sanne.id],
    )
    expect(rows).toHaveLength(10)
    for (const { hash } of rows) expect(hash).toMatch(/^[a-z2-9]{2}:\$argon2id\$/)
    const kept = rows.map(({ hash }) => hash).join()
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', '').slice(2))
  })
})

test('the secret of an app is kept sealed', async () => {
  const { rows } = await wijk.owner.client.query<{ row: string }>('select to_jsonb(s)::text as row from totp_secrets s')
  expect(rows).toHaveLength(2)
  for (const { row } of rows) expect([row.includes(sanne.secret), row.includes(joost.secret)]).toEqual([false, false])
})
