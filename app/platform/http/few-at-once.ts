import type { RequestHandler } from 'express'

/** More than so many that wait are sent away: a flood must not fill the memory. */
const longestQueue = 1_000
/** Seconds after which whoever was sent away may come back. */
const comeBack = '10'

/**
 * Lets a few of the forms for these addresses in at a time, in the order in which they came; the others wait without
 * costing anything. So a flood of tries at the door leaves the processor to the people who are inside.
 * Answers 503 with `Retry-After` when a thousand wait already.
 * @param isOne whether a form for this address is one of them.
 */
export function fewAtOnce(most: number, isOne: (path: string) => boolean): RequestHandler {
  const waiting: (() => void)[] = []
  let inside = 0

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else inside -= 1
  }

  return function letIn(request, response, next) {
    if (request.method !== 'POST' || !isOne(request.path)) return next()
    const enter = () => {
      // Whoever went away while waiting makes room at once.
      if (response.destroyed || response.closed) return leave()
      response.once('close', leave)
      next()
    }
    if (inside < most) {
      inside += 1
      enter()
    } else if (waiting.length < longestQueue) {
      // A turn of the event loop for everybody else, before the next one comes in.
      waiting.push(() => setImmediate(enter))
    } else {
      response.status(503).set('Retry-After', comeBack).end()
    }
  }
}
