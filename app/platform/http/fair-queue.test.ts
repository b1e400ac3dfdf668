import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fairQueue } from './fair-queue.ts'

test('who comes a thousand times keeps another waiting for one turn', () => {
  const queue = fairQueue<string>()
  for (let at = 0; at < 1_000; at += 1) queue.push('flood', `flood ${at}`)
  queue.push('neighbour', 'neighbour')
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual(['flood 0', 'neighbour', 'flood 1'])
  expect(queue.size()).toBe(998)
})

test('everybody gets in once, and those of one name in the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (names) => {
      const queue = fairQueue<{ name: string; at: number }>()
      names.forEach((name, at) => queue.push(name, { name, at }))
      const out = names.map(() => queue.shift()!)
      expect(queue.shift()).toBeUndefined()
      expect(out.map(({ at }) => at).sort((one, other) => one - other)).toEqual(names.map((_, at) => at))
      for (const name of ['a', 'b', 'c']) {
        const own = out.filter((each) => each.name === name).map(({ at }) => at)
        expect(own).toEqual([...own].sort((one, other) => one - other))
      }
    }),
  )
})
