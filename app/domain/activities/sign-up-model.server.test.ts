import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

interface Entry {
  readonly phone: number
  readonly again: boolean
  state: 'waiting' | 'placed' | 'cancelled'
}

/** Who should have what, said in the plainest way: places go to whoever waits longest, a number has one place. */
class PlainList {
  readonly entries: Entry[] = []
  readonly capacity: number
  constructor(capacity: number) {
    this.capacity = capacity
  }
  signUp(phone: number) {
    const again = this.entries.some((each) => each.phone === phone && !each.again && each.state !== 'cancelled')
    this.entries.push({ phone, again, state: 'waiting' })
    this.fill()
  }
  cancel(index: number) {
    const entry = this.entries[index]
    if (!entry || entry.state === 'cancelled') return
    entry.state = 'cancelled'
    if (!entry.again) this.fill()
  }
  private fill() {
    const own = this.entries.filter(({ again }) => !again)
    const free = () => this.capacity - own.filter(({ state }) => state === 'placed').length
    for (const entry of own) if (entry.state === 'waiting' && free() > 0) entry.state = 'placed'
    for (const [at, entry] of this.entries.entries()) {
      if (!entry.again || entry.state !== 'waiting') continue
      const passed = this.entries.slice(at).some(({ again, state }) => !again && state === 'placed')
      if (free() > 0 || passed) entry.state = 'placed'
    }
  }
}

const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ signUp: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ cancel: fc.integer({ min: 0, max: 7 }) }) },
)

test('whatever people do, the places go to whoever waits longest and a number never has two', async () => {
  const story = fc.record({ capacity: fc.integer({ min: 1, max: 3 }), deeds: fc.array(deed, { maxLength: 10 }) })
  await fc.assert(
    fc.asyncProperty(story, async ({ capacity, deeds }) => {
      const list = new PlainList(capacity)
      const walk = signUpDeeds(wijk, (await makeActivity(wijk, { capacity })).id)
      const keys: string[] = []
      for (const each of deeds) {
        if ('signUp' in each) {
          list.signUp(each.signUp)
          keys.push((await walk.guest({ phone: `06${30_000_000 + each.signUp}` })).key)
        } else {
          list.cancel(each.cancel)
          if (keys[each.cancel]) await walk.cancel(keys[each.cancel]!)
        }
        expect(await walk.standing()).toEqual(
          list.entries.map(({ again, state }) => (again ? `again ${state}` : state)),
        )
      }
    }),
    { numRuns: 8 },
  )
})
