import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressArea } from './area-build.ts'
import { fairQueue } from './fair-queue.ts'

/** More than so many that wait are sent away: a flood must not fill the memory. */
const longestQueue = 1_000

/** Who came together is not sent away together, which would cost everybody inside a moment: so many parts of half the patience. */
const parts = 64

export interface Few {
  /** The first part of the addresses that it stands before, such as `inloggen`. */
  readonly area: string
  /** The second part of those of them that it does not: they try no password, and may wait for somebody else's server. */
  readonly except?: string
  /** How many are inside at a time. */
  readonly most: number
  /** How many may come one after another before they are spaced: a morning on which everybody signs in. */
  readonly burst: number
  /** How many come in a second after that. */
  readonly perSecond: number
  /** Milliseconds that somebody waits at the most, and half of it at the least; a server lets go of a request that is not read in time. */
  readonly patience: number
  /** Whose a form from this network address is: they take turns by this. */
  readonly nameOf: (address: string) => string
  /** Milliseconds that only go up. */
  readonly clock?: () => number
}

export interface Coming {
  readonly response: ServerResponse
  /** The network address that it comes from. */
  readonly address: string
  readonly enter: () => void
  /** Answers who finds too many waiting, and who waited too long. */
  readonly full: () => void
}

export interface Door {
  /** Whether a request is one that waits here, however its address is written. */
  readonly isFor: (request: IncomingMessage, pathname: string) => boolean
  readonly letIn: (coming: Coming) => void
}

/**
 * Lets a few forms for one area in at a time, and so many a second; the others wait without costing anything, and take
 * turns by whose they are. So a flood of tries at the door leaves the processor to the people who are inside, and a person
 * among them waits for one turn only. `full` answers when a thousand wait already, or too long.
 */
export function fewAtOnce(few: Few): Door {
  const { area, except, most, burst, perSecond, patience, nameOf, clock = () => performance.now() } = few
  const waiting = fairQueue<() => void>()
  let inside = 0
  let came = 0
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

  function letIn({ response, address, enter, full }: Coming): void {
    if (waiting.size() >= longestQueue) return full()
    came += 1
    const tooLong = setTimeout(full, patience * (1 - (came % parts) / (2 * parts)))
    waiting.push(nameOf(address), () => {
      clearTimeout(tooLong)
      // Whoever went away while waiting makes room at once, and costs no turn.
      if (response.destroyed || response.closed || response.headersSent) {
        turns += 1
        return leave()
      }
      response.once('close', leave)
      enter()
    })
    response.once('close', () => clearTimeout(tooLong))
    admit()
  }

  const isFor = ({ method }: IncomingMessage, pathname: string) =>
    method === 'POST' && addressArea(pathname) === area && secondPart(pathname) !== except
  return { letIn, isFor }
}

const secondPart = (pathname: string) => addressArea(`/${pathname.split('/')[2] ?? ''}`)
