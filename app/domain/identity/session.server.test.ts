import { Temporal } from 'temporal-polyfill'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '#app/platform/crypto.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { newId } from '../shared/ids.ts'
import { endAllSessions, endSession, openSession, readSession, sweepSessions } from './session.server.ts'

let wijk: TestNeighbourhood
let sannes: { id: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { personId } = wijk.actors.sanne
  const given = { personId, email: 'sanne@portaal.example', passwordHash: 'none', kind: 'professional' as const }
  sannes = await makeAccount(wijk.owner, wijk.tenant.id, testNow, given)
})
afterAll(() => wijk.end())

const zone = 'Europe/Amsterdam'
const place = (now = testNow, tenantId = wijk.tenant.id) => ({ tenantId, now })
const after = (duration: Temporal.DurationLike) => testNow.add(duration)
const read = (cookie: string, now = testNow, tenantId = wijk.tenant.id) =>
  readSession(place(now, tenantId), cookie, zone)
const signIn = async (accountId = sannes.id) =>
  (await openSession(place(), accountId, { assurance: 'hoog', stage: 'full' })).split(';')[0]!
const idOf = (cookie: string) => cookie.split('=')[1]!
const stored = async () =>
  (
    await wijk.owner.client.query<{ id_hash: string; row: string }>(
      'select id_hash, sessions::text as row from sessions',
    )
  ).rows

test('the cookie is for this site alone, unreadable to scripts and sent over https', async () => {
  const cookie = await openSession(place(), sannes.id, { assurance: 'hoog', stage: 'full' })
  expect(cookie).toMatch(/^__Host-drieluik=[a-z0-9]{40}; /)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
  expect(cookie).not.toMatch(/Domain/i)
})

test('whoever reads the table can’t sign in with what stands there', async () => {
  const cookie = await signIn()
  const rows = await stored()
  expect(rows.map(({ id_hash }) => id_hash)).toContain(sha256(idOf(cookie)))
  expect(JSON.stringify(rows)).not.toContain(idOf(cookie))
  expect(await read(`__Host-drieluik=${sha256(idOf(cookie))}`)).toBeNull()
})

test('two sign-ins never share a session', async () => {
  const cookies = await Promise.all(Array.from({ length: 20 }, () => signIn()))
  expect(new Set(cookies).size).toBe(20)
})

test('the session says who I am and where I work today', async () => {
  expect(await read(await signIn())).toMatchObject({
    accountId: sannes.id,
    personId: wijk.actors.sanne.personId,
    kind: 'professional',
    displayName: 'Sanne',
    memberships: [{ teamId: wijk.practice.id, role: 'PRACTICE_ASSISTANT', teamKind: 'GP_PRACTICE' }],
    endsAt: after({ minutes: 15 }),
  })
})

test('a cookie that nobody gave out, or one of another name, is nobody’s', async () => {
  for (const cookie of [
    '',
    '__Host-drieluik=',
    `__Host-drieluik=${'a'.repeat(40)}`,
    '__Host-drieluik=%00',
    `drieluik=${idOf(await signIn())}`,
  ])
    expect(await read(cookie), cookie).toBeNull()
  expect(await readSession(place(), null, zone)).toBeNull()
})

test('after fifteen quiet minutes I am signed out, not a second before (ACC-5)', async () => {
  const cookie = await signIn()
  expect(await read(cookie, after({ minutes: 15 }))).toBeNull()
  // The try after the end removed it: an earlier time brings nothing back.
  expect(await read(cookie)).toBeNull()
  const other = await signIn()
  expect(await read(other, after({ minutes: 14, seconds: 59 }))).not.toBeNull()
})

test('each request gives me fifteen minutes more, until eight hours after the sign-in (ACC-5)', async () => {
  const cookie = await signIn()
  for (let minutes = 10; minutes < 480; minutes += 10) {
    const session = await read(cookie, after({ minutes }))
    expect(session?.endsAt.toString(), `${minutes}`).toBe(after({ minutes: Math.min(minutes + 15, 480) }).toString())
  }
  expect(await read(cookie, after({ minutes: 479, seconds: 59 }))).not.toBeNull()
  expect(await read(cookie, after({ minutes: 480 }))).toBeNull()
})

test('many requests in half a minute write once', async () => {
  const cookie = await signIn()
  const seen = async () =>
    (await wijk.owner.client.query('select last_seen_at from sessions where id_hash = $1', [sha256(idOf(cookie))]))
      .rows[0]
  const before = await seen()
  await read(cookie, after({ seconds: 29 }))
  expect(await seen()).toEqual(before)
  await read(cookie, after({ seconds: 30 }))
  expect(await seen()).not.toEqual(before)
})

test('a slow request never takes back what a later one gave', async () => {
  const cookie = await signIn()
  await read(cookie, after({ minutes: 10 }))
  await read(cookie, after({ minutes: 1 }))
  expect(await read(cookie, after({ minutes: 24 }))).not.toBeNull()
})

test('signing out ends this session and no other', async () => {
  const [here, there] = [await signIn(), await signIn()]
  expect(await endSession(place(), here)).toMatch(/__Host-drieluik=; .*Max-Age=0/)
  expect(await read(here)).toBeNull()
  expect(await read(there)).not.toBeNull()
  expect(await endSession(place(), null)).toContain('Max-Age=0')
})

test('signing out everywhere holds in another process at its next request, and for nobody else', async () => {
  const mine = [await signIn(), await signIn()]
  const { id } = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
    email: 'iemand@portaal.example',
    passwordHash: 'none',
    kind: 'admin',
  })
  const others = await signIn(id)
  // What another process would ask, over a connection of its own.
  const process = new pg.Pool({ connectionString: testUrls().app, max: 1 })
  try {
    const known = async (cookie: string) =>
      (await process.query('select from session_read($1, $2)', [wijk.tenant.id, sha256(idOf(cookie))])).rowCount
    expect(await Promise.all([...mine, others].map(known))).toEqual([1, 1, 1])
    await endAllSessions(place(), sannes.id)
    expect(await Promise.all([...mine, others].map(known))).toEqual([0, 0, 1])
  } finally {
    await process.end()
  }
  for (const cookie of mine) expect(await read(cookie)).toBeNull()
})

test('a closed account is out at its next request', async () => {
  const { id } = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
    email: 'weg@portaal.example',
    passwordHash: 'none',
    kind: 'admin',
  })
  const cookie = await signIn(id)
  expect(await read(cookie)).not.toBeNull()
  await wijk.owner.client.query(`update accounts set status = 'closed', closed_at = $2 where id = $1`, [
    id,
    testNow.toString(),
  ])
  expect(await read(cookie)).toBeNull()
})

test('a cookie of one wijk is worth nothing in another', async () => {
  const cookie = await signIn()
  expect(await read(cookie, testNow, wijk.otherTenant.id)).toBeNull()
  await endSession(place(testNow, wijk.otherTenant.id), cookie)
  await endAllSessions(place(testNow, wijk.otherTenant.id), sannes.id)
  expect(await read(cookie)).not.toBeNull()
})

test('an account of one wijk can’t get a session in another', async () => {
  await expect(
    openSession(place(testNow, wijk.otherTenant.id), sannes.id, { assurance: 'hoog', stage: 'full' }),
  ).rejects.toMatchObject({ code: '23503' })
})

test('I work in a team from my first day to my last, by the days of the wijk', async () => {
  const { client } = wijk.owner
  await client.query(
    `update team_memberships set starts_on = '2026-04-04', ends_on = '2026-04-10' where person_id = $1`,
    [wijk.actors.sanne.personId],
  )
  try {
    const teams = async (now: string) => {
      const cookie = (
        await openSession(place(Temporal.Instant.from(now)), sannes.id, { assurance: 'hoog', stage: 'full' })
      ).split(';')[0]!
      return (await read(cookie, Temporal.Instant.from(now)))?.memberships.length
    }
    // Midnight in Amsterdam is 22:00 UTC in summer.
    expect(await teams('2026-04-03T21:59:59Z')).toBe(0)
    expect(await teams('2026-04-03T22:00:00Z')).toBe(1)
    expect(await teams('2026-04-10T21:59:59Z')).toBe(1)
    expect(await teams('2026-04-10T22:00:00Z')).toBe(0)
  } finally {
    await client.query(`update team_memberships set starts_on = '2020-01-01', ends_on = null where person_id = $1`, [
      wijk.actors.sanne.personId,
    ])
  }
})

test('sessions that ended are swept, and those that did not stay', async () => {
  const [old, busy] = [await signIn(), await signIn()]
  await read(busy, after({ minutes: 10 }))
  await sweepSessions(after({ minutes: 20 }))
  const left = (await stored()).map(({ id_hash }) => id_hash)
  expect(left).not.toContain(sha256(idOf(old)))
  expect(left).toContain(sha256(idOf(busy)))
  expect(await read(`__Host-drieluik=${newId().replaceAll('-', '')}`)).toBeNull()
})
