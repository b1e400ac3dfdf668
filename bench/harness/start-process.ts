import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '#app/platform/start-problem.ts'
import { atEnd } from '../../scripts/program.ts'
import { nodeOn, type Place } from './machine.ts'
import type { Answers, Ask, Reply } from './process-messages.ts'

/** A process of the bench. */
export interface Asked<A extends Answers> {
  ask<Name extends keyof A & string>(name: Name, input: Parameters<A[Name]>[0]): Promise<Awaited<ReturnType<A[Name]>>>
  stop(): Promise<void>
}

/**
 * Starts `bench/processes/<name>.ts` on one core. Its output goes to a file beside the database; its settings are
 * `env` and nothing of what this process was given.
 * @throws StartProblem in `ask` when the process answers with a fault or is gone.
 */
export function startProcess<A extends Answers>(
  name: string,
  given: { readonly on: Place; readonly env?: Readonly<Record<string, string>>; readonly folder: string },
): Asked<A> {
  const script = join(import.meta.dirname, '../processes', `${name}.ts`)
  const [command, ...words] = nodeOn(given.on)
  const output = openSync(join(given.folder, `${name}-${process.hrtime.bigint()}.log`), 'a')
  const child = spawn(command, [...words, '--disable-warning=ExperimentalWarning', script], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...given.env },
    stdio: ['ignore', output, output, 'ipc'],
    serialization: 'advanced',
  })
  closeSync(output)
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>()
  let last = 0
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() =>
    waiting.forEach(({ failed }) => failed(new StartProblem(`The process ${name} ended by itself.`))),
  )
  child.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('fault' in reply) asked?.failed(new StartProblem(`The process ${name} failed: ${reply.fault}`))
    else asked?.done(reply.value)
  })
  const stop = async () => {
    if (child.connected) child.disconnect()
    await gone
  }
  atEnd(stop)
  return {
    stop,
    ask: (asked, input) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { done: (value) => resolve(value as never), failed: reject })
        const message: Ask = { id: last, name: asked, input }
        child.send(message, (error) => error && reject(new StartProblem(`The process ${name} is not there.`)))
      }),
  }
}
