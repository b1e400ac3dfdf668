import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { localTime, waitingDeeds, type Person } from '#db/testing/waiting.server.ts'
import { mostTold } from './who-is-told.ts'

let wijk: TestNeighbourhood
let deeds: ReturnType<typeof waitingDeeds>
let residents: Person[]
let giver: Person
const most = 8
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  deeds = waitingDeeds(wijk, await makeTestAgenda(wijk))
  const all = await makeMoreResidents(wijk, most + 1)
  residents = all.slice(1)
  giver = all[0]!
})
afterAll(() => wijk.end())

/** An hour after everybody began to wait. */
const hourLater = <T extends Person>(actor: T): T => later(actor, { hours: 1 })
const quarter = (number: number) =>
  localTime('2026-05-07T08:30')
    .add({ minutes: 15 * number })
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDateTime()
    .toString()

/** In which order they begin to wait, what each of them does when told, and at which place in the agenda each stands. */
const anyStory = fc.integer({ min: 2, max: most }).chain((count) =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count },
    ),
    does: fc.array(fc.constantFrom('take', 'take', 'decline', 'wait'), { minLength: most, maxLength: most }),
  }),
)

test('who waits longest is told first, one of those who want it gets it, and nobody loses what they had', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ order, does }) => {
      await wijk.owner.client.query('delete from appointments where tenant_id = $1', [wijk.tenant.id])
      await deeds.runJobs(testNow)
      const freed = await deeds.book(giver, '2026-04-14T09:00')
      const had: string[] = []
      for (const [turn, index] of order.entries()) {
        had[index] = await deeds.book(residents[index]!, quarter(index))
        await deeds.wait(residents[index]!, had[index], turn)
      }
      const before = new Map<number, unknown>()
      for (const index of order) before.set(index, await deeds.stands(had[index]!))

      await deeds.cancel(hourLater(giver), freed)
      await deeds.runJobs(hourLater(giver).now)
      const told = order.slice(0, mostTold)
      const offers = new Map<number, string>()
      for (const index of order) {
        const [offer, ...others] = await deeds.offers(hourLater(residents[index]!))
        expect([index, offer !== undefined]).toEqual([index, told.includes(index)])
        expect(others).toEqual([])
        if (offer) offers.set(index, offer.id)
      }

      const takers = told.filter((index) => does[index] === 'take')
      const answers = await Promise.all(
        takers.map((index) => deeds.take(hourLater(residents[index]!), offers.get(index)!)),
      )
      const winners = takers.filter((_, place) => answers[place]!.ok)
      expect(winners).toHaveLength(Math.min(1, takers.length))
      for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('waiting.gone')
      for (const index of order)
        expect(await deeds.stands(had[index]!)).toEqual(
          winners.includes(index) ? [localTime('2026-04-14T09:00').toString(), 'booked', 2] : before.get(index),
        )

      // What the one who got it had, goes to those who stand later that day: again whoever waits longest first.
      const [winner] = winners
      if (winner === undefined) return
      await deeds.runJobs(hourLater(giver).now)
      const next = order.filter((index) => index > winner).slice(0, mostTold)
      for (const index of order) {
        const times = (await deeds.offers(hourLater(residents[index]!))).map(({ startsAt }) => startsAt.toString())
        expect([index, times]).toEqual([index, next.includes(index) ? [localTime(quarter(winner)).toString()] : []])
      }
    }),
    { numRuns: 5, interruptAfterTimeLimit: 40_000 },
  )
}, 90_000)
