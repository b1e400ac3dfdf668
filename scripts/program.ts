import { existsSync } from 'node:fs'
import { machineProblem, StartProblem } from '#app/platform/start-problem.ts'

/** `calm` finishes what is under way; `now` breaks off, but still leaves nothing behind. */
export type EndMode = 'calm' | 'now'

const endings: ((mode: EndMode) => Promise<void>)[] = []
let ending: Promise<void> | undefined

/** Asks for `ending` to run before the program ends, after those that were asked for later. */
export function atEnd(ending: (mode: EndMode) => Promise<void>): void {
  endings.unshift(ending)
}

async function runEndings(mode: EndMode): Promise<void> {
  for (const each of [...endings]) {
    await each(mode).catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
  }
}

/** Ends the program in good order with this exit code; a second call waits for the first. */
export async function end(code: number): Promise<never> {
  ending ??= runEndings('calm')
  await ending
  process.exit(code)
}

function listenToSignals(): void {
  let first: number | undefined
  const onSignal = () => {
    // Ctrl-C reaches the program from the terminal and, a moment later, once more from npm: that is one wish.
    if (first !== undefined && performance.now() - first < 1_000) return
    if (first === undefined) {
      first = performance.now()
      void end(0)
    } else {
      void runEndings('now').then(() => process.exit(130))
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}

/** npm or its shell may be killed without passing it on: whoever npm started ends with it. */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void end(0)
  }, 500).unref()
}

/** What a person at the terminal gets to read about a fault. */
export function explain(error: unknown): string {
  if (error instanceof StartProblem) return error.message
  const known = machineProblem(error, process.env.DATA_DIR || '.data')
  if (known) return known.message
  const { cause } = error as { cause?: unknown }
  // The message of a failed query holds its parameters; its cause says what was wrong.
  if (cause instanceof Error && error instanceof Error && error.message.startsWith('Failed query'))
    return explain(cause)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Runs a script: reads `.env` when there is one, ends in good order on Ctrl-C and SIGTERM, and says in plain words why
 * it could not start (exit code 1).
 * @param main the program ends when it settles, unless it answers `'stay'`.
 */
export async function program(main: () => Promise<unknown>): Promise<void> {
  listenToSignals()
  endWithNpm()
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    if ((await main()) !== 'stay') await end(0)
  } catch (error) {
    // Work that is broken off by Ctrl-C fails: that says nothing.
    if (!ending) console.error(explain(error))
    await end(1)
  }
}
