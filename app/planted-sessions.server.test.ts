import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cookiesOf,
  enterPassword,
  makeLogin,
  placeIn,
  signedInAs,
  testPassword,
  whoHas,
} from '../db/testing/accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '../db/testing/neighbourhood.server.ts'
import { startTestPortal, type TestPortal } from '../db/testing/portal.server.ts'
import type { Place } from './domain/identity/as-portal.server.ts'
import { totpCode } from './domain/identity/totp.server.ts'

const app = import.meta.dirname
const patient = { timeout: 120_000 }

let wijk: TestNeighbourhood
let place: Place
let portal: TestPortal
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  place = placeIn(wijk.tenant.id)
  portal = await startTestPortal()
})
afterAll(async () => {
  await portal.close()
  await wijk.end()
})

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()

describe('a session that somebody else put in my browser', () => {
  /** Where a session begins or gets surer, and the test that shows that its old id is worth nothing from then on. */
  const rises: Readonly<Record<string, readonly [file: string, test: string]>> = {
    'domain/identity/sign-in.server.ts': ['planted-sessions.server.test.ts', 'is not the one that I am signed in with'],
    'domain/identity/open-resident-session.server.ts': [
      'domain/identity/session.server.test.ts',
      'two sign-ins never share a session',
    ],
    'domain/identity/sign-in-with-passkey.server.ts': [
      'domain/identity/passkeys.server.test.ts',
      'known before is worth nothing',
    ],
    'domain/identity/complete-sign-in.server.ts': ['routes/public/half-signed-in.server.test.ts', 'is worth nothing'],
    'domain/identity/prove-again.server.ts': ['planted-sessions.server.test.ts', 'when I prove again who I am'],
    'domain/identity/enrol.server.ts': ['planted-sessions.server.test.ts', 'at every rise there is'],
    'domain/identity/accept-invitation.server.ts': ['planted-sessions.server.test.ts', 'at every rise there is'],
    'domain/identity/enrol-by-link.server.ts': [
      'routes/admin/reset-second-factor.server.test.ts',
      'ends the session that was in the browser before',
    ],
    'domain/identity/change-password.server.ts': ['domain/identity/choose-password.server.test.ts', 'under a new id'],
    'domain/identity/pass-sent-code.server.ts': ['domain/identity/pass-sent-code.server.test.ts', 'raised'],
    'routes/public/sign-in-return.tsx': ['planted-sessions.server.test.ts', 'at every rise there is'],
  }

  test('is worth nothing at every rise there is: each opens a session of its own or gives it a new id', () => {
    const files = globSync('{domain,routes}/**/*.{ts,tsx}', { cwd: app }).filter((file) => !file.includes('.test.'))
    const calls = files.filter((file) => /\b(openSession|raiseSession)\(/.test(readFileSync(join(app, file), 'utf8')))
    expect(calls.filter((file) => !file.endsWith('identity/session.server.ts')).sort()).toEqual(
      Object.keys(rises).sort(),
    )
    for (const [file, words] of Object.values(rises))
      expect(readFileSync(join(app, file), 'utf8'), file).toContain(words)
    // Nothing else makes or moves a session, and no id is ever taken from a request.
    const doors = files.filter((file) => /session_(open|raise)\(/.test(readFileSync(join(app, file), 'utf8')))
    expect(doors).toEqual(['domain/identity/session.server.ts'])
  })

  test(
    'is not the one that I am signed in with after my password, whether it was made up or is theirs',
    patient,
    async () => {
      const email = 'ik@werk.example'
      const [mine, theirs] = [
        await makeLogin(wijk, { email, app: true }),
        await makeLogin(wijk, { email: 'kwaad@werk.example' }),
      ]
      const planted = [
        await signedInAs(place, theirs.id),
        '__Host-drieluik=abcdefghijklmnopqrstuvwxyz234567abcdefgh',
        '__Host-drieluik=',
      ]
      for (const cookie of planted) {
        const { status, headers } = await portal.send({
          path: '/inloggen/medewerker',
          cookie,
          body: form({ email, password: testPassword }),
        })
        const got = /__Host-drieluik=[a-z0-9]{10,}/.exec(headers['set-cookie'] ?? '')?.[0] ?? ''
        expect([status, got !== '', got === cookie]).toEqual([303, true, false])
        expect(await whoHas(place, got)).toMatchObject({ accountId: mine.id, stage: 'secondFactor' })
        expect((await whoHas(place, cookie))?.accountId).not.toBe(mine.id)
      }
    },
  )

  test('is worth nothing when I prove again who I am', patient, async () => {
    const { id, secret } = await makeLogin(wijk, { email: 'weer@werk.example', app: true })
    const cookie = await signedInAs(place, id)
    const body = form({ password: testPassword, code: totpCode(secret, testNow) })
    const { status, headers } = await portal.send({ path: '/inloggen/opnieuw', cookie, body })
    expect(status).toBe(303)
    expect(await whoHas(place, cookie)).toBeNull()
    const raised = /__Host-drieluik=[a-z0-9]+/.exec(headers['set-cookie'] ?? '')?.[0] ?? ''
    expect(await whoHas(place, raised)).toMatchObject({ accountId: id, assurance: 'hoog' })
    // Nor is a second try with the page that was open before.
    const again = await portal.send({ path: '/beheer', cookie })
    expect([again.status, again.headers['location']]).toEqual([302, '/inloggen?returnTo=%2Fbeheer'])
  })

  test('gives nobody my half-finished sign-in: a second sign-in in the same browser begins anew', patient, async () => {
    await makeLogin(wijk, { email: 'half@werk.example', app: true })
    const first = await enterPassword(place, 'half@werk.example')
    if (!first.ok) throw new Error(first.refusal.code)
    const cookie = cookiesOf(first.value.cookie)
    const second = await enterPassword(place, 'half@werk.example', testPassword, cookie)
    if (!second.ok) throw new Error(second.refusal.code)
    expect(cookiesOf(second.value.cookie)).not.toBe(cookie)
    expect((await portal.send({ path: '/beheer', cookie })).status).toBe(302)
  })
})
