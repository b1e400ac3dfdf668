import { expect, it } from 'vitest'
import { nextEntry } from './agenda-keys.ts'

/** A link at a height in its column. */
const link = (top: number) => ({ getBoundingClientRect: () => ({ top, height: 10 }) }) as HTMLElement

it('arrow keys go from appointment to appointment, sideways to what lies beside, also from right to left', () => {
  const [nine, ten, eleven, beside, late] = [link(0), link(100), link(200), link(120), link(900)]
  const columns = [[nine, ten, eleven], [], [beside, late]]
  const to = (from: HTMLElement, key: string, isRtl = false) => nextEntry(columns, from, key, isRtl)
  expect([to(nine, 'ArrowDown'), to(ten, 'ArrowUp'), to(nine, 'End'), to(eleven, 'Home')]).toEqual([
    ...[ten, nine, eleven, nine],
  ])
  // A day without appointments is passed over.
  expect([to(ten, 'ArrowRight'), to(beside, 'ArrowLeft'), to(late, 'ArrowLeft')]).toEqual([beside, ten, eleven])
  expect([to(ten, 'ArrowLeft', true), to(beside, 'ArrowRight', true)]).toEqual([beside, ten])
  for (const [from, key] of [
    [nine, 'ArrowUp'],
    [late, 'ArrowDown'],
    [nine, 'ArrowLeft'],
    [late, 'ArrowRight'],
    [ten, 'Tab'],
    [link(5), 'ArrowDown'],
  ] as const)
    expect(to(from, key)).toBeUndefined()
})
