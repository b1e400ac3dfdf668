/** What a process of the bench can be asked; each takes and gives what structured clone can carry. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>

export interface Ask {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

export type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string })

/** Processor time of this process so far, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Serves the process that started this one, and ends with it. */
export function answerParent(answers: Answers): void {
  process.on('message', ({ id, name, input }: Ask) => {
    const reply = (given: Reply) => void process.send?.(given)
    Promise.resolve()
      .then(() => answers[name]!(input as never))
      .then(
        (value) => reply({ id, value }),
        (error: unknown) => reply({ id, fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
      )
  })
  process.on('disconnect', () => process.exit(0))
  process.on('SIGINT', () => undefined)
}
