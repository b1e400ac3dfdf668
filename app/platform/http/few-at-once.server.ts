import type { Request, RequestHandler, Response } from 'express'
import { fairQueue } from './fair-queue.ts'

/** More than so many that wait are sent away: a flood must not fill the memory. */
const longestQueue = 1_000

export interface Few {
  /** How many are inside at a time. */
  readonly most: number
  /** How many may come one after another before they are spaced: a morning on which everybody signs in. */
  readonly burst: number
  /** How many come in a second after that. */
  readonly perSecond: number
  /** Milliseconds that somebody waits at the most; a server lets go of a request that is not read in time. */
  readonly patience: number
  /** Whose a form is: they take turns by this. */
  readonly nameOf: (request: Request) => string
  /** Answers who finds too many waiting, and who waited too long. */
  readonly full: (request: Request, response: Response) => void
  /** Milliseconds that only go up. */
  readonly clock?: () => number
}

/**
 * Lets a few of the forms for these addresses in at a time, and so many a second; the others wait without costing
 * anything, and take turns by whose they are. So a flood of tries at the door leaves the processor to the people who are
 * inside, and a person among them waits for one turn only. `full` answers when a thousand wait already, or too long.
 * @param isOne whether a form for this address is one of them.
 */
export function fewAtOnce(few: Few, isOne: (path: string) => boolean): RequestHandler {
  const { most, burst, perSecond, patience, nameOf, full, clock = () => performance.now() } = few
  const waiting = fairQueue<() => void>()
  let inside = 0
  let turns = burst
  let counted = clock()
  let timer: NodeJS.Timeout | undefined

  function count(): void {
    const now = clock()
    turns = Math.min(burst, turns + ((now - counted) / 1_000) * perSecond)
    counted = now
  }

  function admit(): void {
    count()
    while (inside < most && turns >= 1) {
      const enter = waiting.shift()
      if (!enter) return
      inside += 1
      turns -= 1
      enter()
    }
    if (waiting.size() === 0 || inside >= most || timer) return
    const wait = Math.max(1, ((1 - turns) / perSecond) * 1_000)
    timer = setTimeout(() => {
      timer = undefined
      admit()
    }, wait)
    timer.unref()
  }

  function leave(): void {
    inside -= 1
    // A turn of the event loop for everybody else, before the next one comes in.
    setImmediate(admit)
  }

  return function letIn(request, response, next) {
    if (request.method !== 'POST' || !isOne(request.path)) return next()
    if (waiting.size() >= longestQueue) return full(request, response)
    const tooLong = setTimeout(() => full(request, response), patience)
    waiting.push(nameOf(request), () => {
      clearTimeout(tooLong)
      // Whoever went away while waiting makes room at once, and costs no turn.
      if (response.destroyed || response.closed || response.headersSent) {
        turns += 1
        return leave()
      }
      response.once('close', leave)
      next()
    })
    response.once('close', () => clearTimeout(tooLong))
    admit()
  }
}
