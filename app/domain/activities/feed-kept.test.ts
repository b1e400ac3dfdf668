import { expect, test } from 'vitest'
import { keepMade } from './feed-kept.ts'

test('a feed is made once for many who ask, until something changes', async () => {
  let made = 0
  const kept = keepMade<number>(2)
  const ask = (address: string, mark: string) =>
    kept.find(address, mark) ?? kept.make(address, mark, async () => (made += 1))
  expect(await Promise.all([ask('a', '1'), ask('a', '1'), ask('b', '1')])).toEqual([1, 1, 2])
  expect(await ask('a', '2')).toBe(3)
  expect(await ask('c', '1')).toBe(4)
  // The one that was made longest ago gave way.
  expect(await ask('b', '1')).toBe(5)
})

test('what failed is tried again', async () => {
  const kept = keepMade<number>(2)
  await expect(kept.make('a', '1', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(kept.find('a', '1')).toBeUndefined()
})
