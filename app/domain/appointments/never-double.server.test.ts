import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import {
  acting,
  answerTalk,
  cancel,
  choose,
  holdTalk,
  instant,
  move,
  type Deed,
} from '#db/testing/booking-deeds.server.ts'
import { BookingModel, minute, type ModelAppointment } from '#db/testing/booking-model.ts'
import { historyBegins, makeBookingWorld, startsOf, type BookingWorld } from '#db/testing/booking-world.server.ts'
import { block, bookFor, cancelFor, close, leave, moveFor } from '#db/testing/practice-deeds.server.ts'
import { playTogether } from '#db/testing/play-together.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'

let wijk: TestNeighbourhood
let world: BookingWorld
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  world = await makeBookingWorld(wijk)
})
afterAll(() => wijk.end())

/** What somebody wants, before it is known what stands in the agendas then: numbers that are made into one of what there is. */
interface Wish {
  readonly resident: number
  readonly professional: number
  readonly kind: number
  /** A time of the professional for this kind. */
  readonly slot: number
  /** Any five minutes around the sessions. */
  readonly cell: number
  /** An appointment that is there, or was. */
  readonly which: number
  readonly yes: boolean
}
type Make = (wish: Wish, model: BookingModel) => Deed

const slotOf = (professional: number, { kind, slot }: Wish, model: BookingModel) => {
  const starts = startsOf(model.world, professional, kind)
  return starts[slot % starts.length]!
}
/** From a quarter of an hour before the first session of a day to as long after the last. */
const cellOf = ({ cell }: Wish, model: BookingModel) => {
  const first = model.world.sessions[0]![Math.floor(cell / 36) % 2]!.start
  return first + ((cell % 36) - 3) * 5 * minute
}
/** Something with an appointment that is there, or was; while there is none, somebody books. */
const withOne =
  (make: (appointment: ModelAppointment, wish: Wish, model: BookingModel) => Deed): Make =>
  (wish, model) => {
    const appointment = model.appointments[wish.which % Math.max(1, model.appointments.length)]
    return appointment ? make(appointment, wish, model) : book(wish, model)
  }
const withTalk =
  (how: 'confirm' | 'release'): Make =>
  (wish, model) => {
    const talks = model.appointments.filter(({ kind }) => kind === null)
    const talk = talks[wish.which % Math.max(1, talks.length)]
    return talk ? answerTalk(talk, how) : holdTalk(talkOf(wish, model))
  }
const choiceOf = (wish: Wish, model: BookingModel) => ({ ...wish, start: slotOf(wish.professional, wish, model) })
const talkOf = ({ resident, professional, slot, yes }: Wish, model: BookingModel) => {
  const others = [0, 1, 2].filter((each) => each !== professional)
  const start = slotOf(0, { slot, kind: 0 } as Wish, model)
  return { resident, start, professionals: yes ? [professional, ...others] : [professional, others[0]!] }
}
const book: Make = (wish, model) => choose('book', choiceOf(wish, model))

/** What may happen, and how often of a hundred times. */
const happens: readonly (readonly [number, Make])[] = [
  [20, book],
  [14, (wish, model) => choose('hold', choiceOf(wish, model))],
  [10, withOne(cancel)],
  [14, withOne((one, wish, model) => move(one, slotOf(one.professionals[0]!, wish, model)))],
  [7, (wish, model) => holdTalk(talkOf(wish, model))],
  [6, withTalk('confirm')],
  [3, withTalk('release')],
  [9, (wish, model) => bookFor({ ...wish, start: cellOf(wish, model) }, wish.yes)],
  [7, withOne((one, wish, model) => moveFor(one, cellOf(wish, model), wish.yes))],
  [4, withOne(cancelFor)],
  [3, (wish, model) => block(wish.professional, cellOf(wish, model), 5 + 10 * (wish.which % 4))],
  [2, ({ professional, cell, yes }) => leave(world, professional, cell % 2, yes ? 9 + (cell % 3) : null)],
  [1, ({ cell }) => close(world, cell % 2)],
]

const seen = new Map<string, number>()
const count = (word: string) => seen.set(word, (seen.get(word) ?? 0) + 1)
/** What was done in this history, and what the portal said: for who has to find out why it went wrong. */
let history: string[] = []

/** One step of a history: a few people at the same moment, some minutes in which nothing happens, or a look at what is free. */
type Step = (model: BookingModel) => Promise<void>
const command = (step: Step, words: string): fc.AsyncCommand<BookingModel, BookingWorld> => ({
  check: () => true,
  run: step,
  toString: () => words,
})

const anyWish: fc.Arbitrary<readonly [Make, Wish]> = fc.tuple(
  fc.oneof(...happens.map(([weight, make]) => ({ weight, arbitrary: fc.constant(make) }))),
  fc.record({
    resident: fc.nat(4),
    professional: fc.nat(2),
    kind: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
    ...{ slot: fc.nat(15), cell: fc.nat(71), which: fc.nat(30), yes: fc.boolean() },
  }),
)
const people = fc.array(anyWish, { minLength: 1, maxLength: 4 }).map((wishes) =>
  command(async (model) => {
    const deeds = wishes.map(([make, wish]) => make(wish, model))
    const told = await playTogether(world, model, deeds)
    told.forEach((each) => count(each.split(' ')[0]!))
    history.push(deeds.map(({ words }, index) => `${words}: ${told[index]}`).join(', and '))
  }, `${wishes.length} at once`),
)
const passing = fc
  .oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 15 }) },
    { weight: 1, arbitrary: fc.integer({ min: 16, max: 300 }) },
  )
  .map((minutes) =>
    command(async (model) => {
      model.now += minutes * minute
      history.push(`${minutes} minutes pass`)
      await playTogether(world, model, [])
    }, `${minutes} minutes pass`),
  )
async function look(model: BookingModel, resident: number, professional: number, kind: number): Promise<void> {
  const now = instant(model.now)
  const choice = {
    ...{ tenant: wijk.tenant, residentId: world.residents[resident]!.personId, visitTypeId: world.kindIds[kind]! },
    ...{ personId: world.professionals[professional]!.personId, from: now, until: now.add({ hours: 24 * 4 }) },
  }
  const offered = await withActor(acting(world.residents[resident]!, model.now), (tx) => listFreeTimes(tx, choice))
  if (!offered.ok) throw new Error(offered.refusal.code)
  const starts = (times: readonly number[]) => times.map((time) => instant(time).toString())
  const found = offered.value.map(({ startsAt }) => startsAt.epochMilliseconds)
  expect(
    starts(found),
    `resident ${resident} with ${professional}, kind ${kind}, after:\n${history.join('\n')}`,
  ).toEqual(starts(model.offered(resident, professional, kind).map(({ start }) => start)))
}
const looking = fc
  .record({ resident: fc.nat(4), professional: fc.nat(2), kind: fc.nat(1) })
  .map(({ resident, professional, kind }) =>
    command((model) => look(model, resident, professional, kind), `resident ${resident} looks`),
  )

/** `HISTORIES=2000 npx vitest run app/domain/appointments/never-double.server.test.ts` plays so many; some minutes for each hundred. */
const wanted = inject('histories')
const limits =
  wanted > 0
    ? { histories: { numRuns: wanted }, timeout: wanted * 30_000 }
    : { histories: { numRuns: 20, interruptAfterTimeLimit: 25_000 }, timeout: 90_000 }

test(
  'whatever we do, in whatever order and however many at once: nobody is double, nothing is lost, what is free is offered',
  async () => {
    let played = 0
    const steps = fc.commands([people, people, people, people, passing, looking], { maxCommands: 60, size: 'max' })
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        let model = new BookingModel(world.model, historyBegins.epochMilliseconds)
        await fc.asyncModelRun(async () => {
          await world.clear()
          history = []
          model = new BookingModel(world.model, historyBegins.epochMilliseconds)
          return { model, real: world }
        }, commands)
        expect(await world.countDouble()).toBe(0)
        for (const [professional, kind] of [
          [0, 0],
          [1, 1],
          [2, 0],
        ] as const)
          await look(model, 0, professional, kind)
        played += 1
      }),
      { ...limits.histories, endOnFailure: true },
    )
    // The histories were about something: times were given, and refused.
    expect(seen.get('ok')).toBeGreaterThan(50)
    expect(seen.get('appointments.slotTaken')).toBeGreaterThan(10)
    if (wanted > 0) expect(played).toBe(wanted)
  },
  limits.timeout,
)
