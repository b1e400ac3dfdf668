import { describeFault, log } from '../platform/log.server.ts'

/**
 * Does something again and again, one round at a time: a round that takes long is not begun a second time. A round that
 * fails is logged with `failed`, and the next one tries again.
 * @param firstAfter milliseconds until the first round, so that what comes as often does not come in the same second; at once
 * when left out.
 */
export function inRounds(
  work: () => Promise<unknown>,
  {
    everyMilliseconds,
    failed,
    firstAfter = 0,
  }: { readonly everyMilliseconds: number; readonly failed: string; readonly firstAfter?: number },
): { stop(): Promise<void> } {
  let round: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    timer = setTimeout(begin, everyMilliseconds)
    timer.unref()
    round ??= work()
      .then(() => undefined)
      .catch((error: unknown) => log.warn(describeFault(error), failed))
      .finally(() => (round = null))
  }
  if (firstAfter === 0) begin()
  else timer = setTimeout(begin, firstAfter).unref()
  return {
    stop: async () => {
      clearTimeout(timer)
      await round
    },
  }
}
