import { instant, type Deed } from './booking-deeds.server.ts'
import { linesOf, type BookingModel } from './booking-model.ts'
import type { BookingWorld } from './booking-world.server.ts'

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield []
  for (const [index, item] of items.entries())
    for (const rest of ordersOf(items.toSpliced(index, 1))) yield [item, ...rest]
}

const same = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n')

/**
 * Does all these things at the same time for real, and finds an order in which the model, one after another, comes to the same
 * answers and the same agendas: whoever did them can't tell that others were there. The model goes on from there.
 * @returns what the portal answered, in the order of the deeds.
 * @throws when no order explains it, with what was told and what stands in the agendas.
 */
export async function playTogether(
  world: BookingWorld,
  model: BookingModel,
  deeds: readonly Deed[],
): Promise<string[]> {
  const { now } = model
  const told = await Promise.all(deeds.map((deed) => deed.perform(world, now)))
  const lines = await world.lines(now)
  const tried: string[] = []
  for (const order of ordersOf(deeds.map((deed, index) => ({ deed, told: told[index]! })))) {
    const after = model.copy()
    const expected = order.map((each) => each.deed.play(after, each.told))
    const fits = same(
      expected,
      order.map((each) => each.told),
    )
    if (fits && same(linesOf(after), lines)) {
      Object.assign(model, after)
      return told
    }
    tried.push([...order.map(({ deed }, index) => `${deed.words}: ${expected[index]}`), ...linesOf(after)].join('\n  '))
  }
  const real = [...deeds.map(({ words }, index) => `${words}: ${told[index]}`), ...lines].join('\n  ')
  throw new Error(
    `At ${instant(now).toString()}, before:\n  ${linesOf(model).join('\n  ')}\nthe portal:\n  ${real}\nno order gives this; the first:\n  ${tried[0] ?? ''}`,
  )
}
