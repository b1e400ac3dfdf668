import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * A limit on requests in this process alone, for what is cheap and only must not be flooded; tries at a secret are
 * counted in the database.
 * @param points requests in `seconds`.
 * @returns asks for one: whole seconds to wait, 0 when it may go on.
 */
export function requestLimit(points: number, seconds: number): (key: string) => Promise<number> {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (key) => {
    try {
      await limiter.consume(key)
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw refused
    }
  }
}
