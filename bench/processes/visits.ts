import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerParent } from '../harness/process-messages.ts'
import { visit } from '../harness/visit.ts'

interface Given {
  readonly ports: readonly number[]
  readonly path: string
  readonly cookie: string
  /** Visits a second, over all ports together: they come whether those before were answered or not. */
  readonly perSecond: number
}

export interface Visited {
  /** Milliseconds of each answer. */
  readonly took: readonly number[]
  /** Answers that were not the page. */
  readonly failed: number
}

const agent = new Agent({ keepAlive: true })
let going = false
let done: Promise<Visited> | undefined

async function visitSteadily({ ports, path, cookie, perSecond }: Given): Promise<Visited> {
  const took: number[] = []
  let failed = 0
  const under: Promise<void>[] = []
  const began = performance.now()
  for (let number = 0; going; number += 1) {
    const wait = began + (1_000 * number) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    const asked = performance.now()
    const answered = visit(ports[number % ports.length]!, path, { headers: { cookie }, agent })
    under.push(
      answered.then(
        ({ status }) => {
          took.push(performance.now() - asked)
          if (status !== 200) failed += 1
        },
        () => void (failed += 1),
      ),
    )
  }
  await Promise.all(under)
  return { took, failed }
}

/** People who go on reading pages, until they are told to stop. */
const answers = {
  begin: (given: Given) => {
    going = true
    done = visitSteadily(given)
  },
  end: () => {
    going = false
    return done
  },
}

export type Visits = typeof answers
answerParent(answers)
