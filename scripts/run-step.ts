import { spawn } from 'node:child_process'

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  /** Everything that the step wrote. */
  readonly output: string
}

export interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const running = new Set<ReturnType<typeof spawn>>()

/** Ends the steps that still run, with all that they started. */
export async function stopSteps(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const gone = new Promise((done) => child.once('close', done))
      if (child.pid) process.kill(-child.pid, 'SIGTERM')
      return gone
    }),
  )
}

/** Runs one step in a process group of its own and gives back what it wrote. */
export function runStep({ name, command, env }: Step): Promise<StepResult> {
  const began = performance.now()
  const [program = '', ...words] = command
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
    const finish = (ok: boolean) => {
      running.delete(child)
      resolve({ name, ok, seconds: (performance.now() - began) / 1000, output })
    }
    child.once('error', (error) => {
      output += error.message
      finish(false)
    })
    child.once('close', (code) => finish(code === 0))
  })
}

/** Runs steps two at a time, in their order; starts no other after one has failed. */
export async function runSteps(
  steps: readonly Step[],
  report: (result: StepResult) => void,
  atOnce = 2,
): Promise<StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step)
      results.push(result)
      report(result)
      if (!result.ok) waiting.length = 0
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
