import { describeFault, log } from '../platform/log.server.ts'

/**
 * Does something at once and then again and again, one round at a time: a round that takes long is not begun a second time.
 * A round that fails is logged with `failed`, and the next one tries again.
 */
export function inRounds(
  work: () => Promise<void>,
  { everyMilliseconds, failed }: { readonly everyMilliseconds: number; readonly failed: string },
): { stop(): Promise<void> } {
  let round: Promise<void> | null = null
  const begin = () => {
    round ??= work()
      .catch((error: unknown) => log.warn(describeFault(error), failed))
      .finally(() => (round = null))
  }
  begin()
  const timer = setInterval(begin, everyMilliseconds)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
