import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { groupDeeds } from '#db/testing/group-deeds.server.ts'
import { faultsOfGroups } from '#db/testing/group-faults.server.ts'
import { makeGroupWorld, pick, type GroupWorld, type Wish } from '#db/testing/group-world.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'

let wijk: TestNeighbourhood
let world: GroupWorld
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  world = await makeGroupWorld(wijk)
})
afterAll(() => wijk.end())
beforeEach(() => world.clear())

const idsOf = async (text: string, most: number) =>
  (await world.rows<{ id: string }>(`${text} limit ${most}`)).map(({ id }) => id)

const small = fc.nat({ max: 999 })
const wish: fc.Arbitrary<Wish> = fc.record({ deed: small, who: small, which: small, slot: small, other: small })

test.for([1, 2, 3])(
  'whatever many do at once with groups, nothing is double, half or untold (%i)',
  { timeout: 120_000 },
  async (seed) => {
    const { make, rows, retries } = world
    const deeds = groupDeeds(world)
    const [rounds, atOnce] = [10, 24]
    const wishes = fc.sample(wish, { numRuns: rounds * atOnce, seed })
    const said = new Map<string, number>()
    for (let slot = 0; slot < 6; slot += 1) await make({ deed: 0, who: slot, which: 0, slot, other: slot })
    for (let round = 0; round < rounds; round += 1) {
      const groups = await idsOf(`select id from group_appointments order by status = 'cancelled', id`, 8)
      const places = await idsOf(
        `select id from appointments where group_id is not null order by status in ('booked', 'arrived') desc, starts_at, id`,
        12,
      )
      const now = wishes.slice(round * atOnce, (round + 1) * atOnce)
      const answers = await Promise.all(now.map((each) => pick(deeds, each.deed)(each, groups, places)))
      for (const answer of answers) {
        const code = answer.ok ? 'ok' : answer.refusal.code
        said.set(code, (said.get(code) ?? 0) + 1)
      }
      expect(await faultsOfGroups(wijk)).toEqual([])
      // Who is away is there again, so that the next round has something to do.
      await rows('delete from absences')
    }
    // No deadlock came up at all.
    expect(retries()).toBe(0)
    expect(said.get('ok')).toBeGreaterThan(30)
    expect(said.get('appointments.slotTaken')).toBeGreaterThan(0)
  },
)
