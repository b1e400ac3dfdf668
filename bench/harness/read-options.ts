import { parseArgs } from 'node:util'
import { StartProblem } from '#app/platform/start-problem.ts'

export const measureNames = [
  'public',
  'inbox',
  'booking',
  'size',
  'bytes',
  'log',
  'attack',
  'appointments',
  'activities',
] as const
export type MeasureName = (typeof measureNames)[number]

/** How much is measured. */
export interface Plan {
  readonly rounds: number
  /** Length of one round of requests, in seconds. */
  readonly seconds: number
  readonly residents: number
  readonly messages: { readonly large: number; readonly small: number }
  /** Appointments that are booked in one round. */
  readonly bookings: number
  /** Entries of the access log that questions are asked of. */
  readonly logEntries: number
  /** Appointments of two years in the agendas of three practices. */
  readonly appointments: number
  /** Residents who look for a time, or pages that are asked for, in one round. */
  readonly looks: number
  /** Dates of what a neighbourhood offers. */
  readonly occurrences: number
  readonly only: readonly MeasureName[]
  /** A figure that is not reached makes the exit code 1. */
  readonly strict: boolean
  readonly quick: boolean
}

const full = {
  rounds: 5,
  seconds: 6,
  residents: 20_000,
  messages: { large: 1_000_000, small: 10_000 },
  bookings: 150,
  logEntries: 10_000_000,
  appointments: 400_000,
  looks: 300,
  occurrences: 100_000,
}
const light = {
  rounds: 3,
  seconds: 2,
  residents: 2_000,
  messages: { large: 200_000, small: 20_000 },
  bookings: 60,
  logEntries: 1_000_000,
  appointments: 100_000,
  looks: 100,
  occurrences: 100_000,
}

const usage = `Use: npm run bench -- [--quick] [--strict] [--only ${measureNames.join(',')}] [--rounds 5]`

/**
 * The plan from the words of the command line.
 * @throws StartProblem for a word that it does not know.
 */
export function readOptions(words: readonly string[] = process.argv.slice(2)): Plan {
  const options = {
    quick: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    only: { type: 'string', default: measureNames.join(',') },
    rounds: { type: 'string' },
  } as const
  const read = () => {
    try {
      return parseArgs({ args: [...words], options }).values
    } catch {
      throw new StartProblem(usage)
    }
  }
  const { quick, strict, only, rounds } = read()
  const names = only.split(',')
  const known = measureNames.filter((name) => names.includes(name))
  if (known.length !== names.length) throw new StartProblem(usage)
  const size = quick ? light : full
  const times = rounds === undefined ? size.rounds : Number(rounds)
  if (!Number.isInteger(times) || times < 3) throw new StartProblem(`A median needs at least three rounds. ${usage}`)
  return { ...size, rounds: times, only: known, strict, quick }
}
