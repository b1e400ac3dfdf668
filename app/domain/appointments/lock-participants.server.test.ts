import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { lockParticipants } from './lock-participants.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

/** Until so many transactions of this database wait for a lock on a person. */
async function waiting(count: number): Promise<void> {
  for (let found = -1; found !== count;) {
    const { rows } = await wijk.owner.db.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
          where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`,
    )
    found = rows[0]?.n ?? 0
  }
}

test('bookings that name the same two professionals in another order wait for one another, and none is stuck', async () => {
  const { fatma, danuta, sanne, joost, petra } = wijk.actors
  for (const [first, second] of [
    [joost.personId, petra.personId],
    [petra.personId, joost.personId],
  ] as const) {
    let tries = 0
    const lock = (actor: typeof fatma, people: readonly string[], then?: () => Promise<void>) =>
      withActor(actor, async (tx) => {
        tries += 1
        await lockParticipants(tx, people)
        await then?.()
        return { ok: true } as const
      })
    // While somebody else holds the one, both bookings come under way before either has all that it needs.
    const bookings: Promise<unknown>[] = []
    await lock(sanne, [first], async () => {
      bookings.push(lock(fatma, [first, second]))
      await waiting(1)
      bookings.push(lock(danuta, [second, first]))
      await waiting(2)
    })
    await Promise.all(bookings)
    // A deadlock ends one of them, which is then tried again.
    expect(tries).toBe(3)
  }
})

test('bookings with other people do not wait', async () => {
  const { fatma, danuta, joost, petra } = wijk.actors
  await withActor(fatma, async (tx) => {
    await lockParticipants(tx, [fatma.personId, joost.personId])
    const other = await withActor(danuta, async (their) => {
      await lockParticipants(their, [danuta.personId, petra.personId])
      return { ok: true } as const
    })
    expect(other.ok).toBe(true)
  })
})
