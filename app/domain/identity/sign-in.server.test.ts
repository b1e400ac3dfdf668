import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  cookiesOf,
  enterPassword,
  forgetTries,
  makeLogin,
  placeIn,
  testPassword,
  whoHas,
} from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { isOutdated } from '#app/platform/crypto.server.ts'
import { refuse } from '../shared/result.ts'
import type { Place } from './as-portal.server.ts'

let wijk: TestNeighbourhood
let place: Place
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  place = placeIn(wijk.tenant.id)
  const { actors, owner, otherTenant } = wijk
  await makeLogin(wijk, { email: 'joost@praktijk.example', kind: 'professional', personId: actors.joost.personId })
  await makeLogin(wijk, { email: 'app@praktijk.example', app: true })
  await makeLogin(wijk, { email: 'beheer@portaal.example' })
  await makeLogin(wijk, { email: 'bewoner@portaal.example', kind: 'resident', personId: actors.fatma.personId })
  await makeLogin(wijk, { email: 'weg@portaal.example', status: 'closed' })
  await makeLogin(wijk, { email: 'nieuw@portaal.example', status: 'invited' })
  await makeLogin(wijk, { email: 'zonder@portaal.example', withoutPassword: true })
  await makeAccount(owner, otherTenant.id, testNow, {
    email: 'ver@portaal.example',
    passwordHash: 'none',
    kind: 'admin',
  })
})
beforeEach(() => forgetTries(wijk))
afterAll(() => wijk.end())

const failed = refuse('identity.signInFailed')
const attempt = (email: string, password?: string) => enterPassword(place, email, password)

test('with my address and my password I am half-way in: the second step is still to come', async () => {
  const signed = await attempt(' Joost@Praktijk.Example ')
  expect(signed).toMatchObject({ ok: true, value: { kind: 'professional', stage: 'enrol' } })
  if (!signed.ok) return
  const session = await whoHas(place, cookiesOf(signed.value.cookie))
  expect(session).toMatchObject({
    ...{ personId: wijk.actors.joost.personId, displayName: 'Dokter Kuipers', assurance: 'laag', stage: 'enrol' },
  })
  expect(await attempt('app@praktijk.example')).toMatchObject({ ok: true, value: { stage: 'secondFactor' } })
  // A resident's second step is a code by mail or phone, which needs no setting up.
  expect(await attempt('bewoner@portaal.example')).toMatchObject({ value: { kind: 'resident', stage: 'secondFactor' } })
})

test('unknown, wrong, closed, invited, without a password and of another wijk get one and the same answer', async () => {
  const answers = await Promise.all([
    attempt('niemand@portaal.example'),
    attempt('beheer@portaal.example', 'verkeerd'),
    attempt('beheer@portaal.example', ''),
    attempt('beheer@portaal.example', `${testPassword} `),
    attempt('weg@portaal.example'),
    attempt('nieuw@portaal.example'),
    attempt('zonder@portaal.example'),
    attempt('ver@portaal.example', 'none'),
    attempt(''),
    attempt("' or 1=1 --"),
  ])
  for (const answer of answers) expect(answer).toEqual(failed)
})

test('an account with a hash that can’t be read signs nobody in', async () => {
  // The residents of the test neighbourhood have `none` for a hash.
  expect(await attempt('danuta@bewoner.example', 'none')).toEqual(failed)
})

test('a password that was hashed with weaker parameters is hashed again when it is next given, and only then', async () => {
  const weak = await hash(testPassword, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
  expect(isOutdated(weak)).toBe(true)
  const email = 'beheer@portaal.example'
  const { client } = wijk.owner
  await client.query('update accounts set password_hash = $2 where email = $1', [email, weak])
  const stored = async () =>
    (await client.query<{ hash: string }>('select password_hash as hash from accounts where email = $1', [email]))
      .rows[0]!.hash
  expect(await attempt(email, 'verkeerd')).toEqual(failed)
  expect(await stored()).toBe(weak)
  expect((await attempt(email)).ok).toBe(true)
  const strong = await stored()
  expect(isOutdated(strong)).toBe(false)
  expect((await attempt(email)).ok).toBe(true)
  expect(await stored()).toBe(strong)
})

test('a password is the same on every keyboard', async () => {
  const { client } = wijk.owner
  const { hashPassword } = await import('#app/platform/crypto.server.ts')
  const hashed = await hashPassword('cafe\u0301 op de hoek')
  await client.query('update accounts set password_hash = $1 where email = $2', [hashed, 'app@praktijk.example'])
  expect((await attempt('app@praktijk.example', 'caf\u00e9 op de hoek')).ok).toBe(true)
})

test('the log says who signed in and who was refused, and never what was typed', async () => {
  const secretWord = 'geheimekanarie'
  const later = placeIn(wijk.tenant.id, testNow.add({ hours: 1 }))
  await enterPassword(later, 'joost@praktijk.example', secretWord)
  await enterPassword(later, `${secretWord}@nergens.example`, secretWord)
  await enterPassword(later, 'joost@praktijk.example')
  const { rows } = await wijk.owner.client.query<{ row: string; resource: string; outcome: string; user: string }>(
    `select to_jsonb(l)::text as row, resource, outcome, user_id as user from access_log l where recorded_at = $1 order by outcome, user_id`,
    [later.now.toString()],
  )
  const { personId } = wijk.actors.joost
  expect(rows.map(({ resource, outcome, user }) => `${resource} ${outcome} ${user}`).sort()).toEqual(
    [
      `account.signIn refused ${personId}`,
      'account.signIn refused anonymous',
      `account.signIn success ${personId}`,
    ].sort(),
  )
  expect(rows.map(({ row }) => row).join()).not.toContain(secretWord)
})
