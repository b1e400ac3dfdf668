import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { claimMark, signInMark } from './browser-mark.server.ts'
import { rememberDevice } from './known-device.server.ts'
import { noOwnerCookie, ownerCookie } from './owner-mark.server.ts'
import { languageCookie } from './page-language.server.ts'
import { endAllSessions, endSession, openSession, raiseSession } from './session.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

test('every cookie is for this host alone, over https, from no other site’s form, and unreadable to scripts', async () => {
  const place = { tenantId: wijk.tenant.id, now: testNow, requestId: newId() }
  const given = { email: 'koekje@voorbeeld.example', passwordHash: null, kind: 'resident' } as const
  const { id } = await makeAccount(wijk.owner, wijk.tenant.id, testNow, given)
  const session = await openSession(place, id, { assurance: 'laag', stage: 'secondFactor' })
  const raised = await raiseSession(place, session, { assurance: 'desk', stage: 'full' })
  const cookies = [
    session,
    raised ?? 'none',
    await endSession(place, raised),
    await endAllSessions(place, id),
    await rememberDevice(place, id, null),
    ownerCookie(id),
    noOwnerCookie,
    signInMark.cookie().cookie,
    signInMark.gone,
    claimMark.cookie().cookie,
    claimMark.gone,
    languageCookie('tr'),
  ]
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-[a-z-]+=[\w-]*; /)
    expect(cookie.split('; ')).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']))
    expect(cookie).not.toMatch(/domain/i)
    // No more than a random value, a keyed hash or a language: nothing about anybody.
    expect(cookie).not.toContain(id)
  }
})
