import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inRounds } from './in-rounds.server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what comes round as often begins apart, goes on, and ends when it is stopped', async () => {
  const came: string[] = []
  const does = (name: string, firstAfter: number) =>
    inRounds(async () => came.push(name), { everyMilliseconds: 60_000, failed: 'it failed', firstAfter })
  const rounds = [does('at once', 0), does('later', 20_000)]
  expect(came).toEqual(['at once'])
  await vi.advanceTimersByTimeAsync(19_999)
  expect(came).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(came).toEqual(['at once', 'later', 'at once'])
  for (const each of rounds) await each.stop()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(came).toHaveLength(3)
})

test('a round that takes long is not begun a second time', async () => {
  let begun = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const rounds = inRounds(() => ((begun += 1), promise), { everyMilliseconds: 1_000, failed: 'it failed' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(begun).toBe(1)
  resolve()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(begun).toBe(2)
  await rounds.stop()
})
