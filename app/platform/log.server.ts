import pino from 'pino'
import type { Logger } from 'pino'
import { getEnv } from './env.server.ts'

/** Writes lines of JSON: what happened as fields, and a sentence of the program if need be. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Names under which personal data or secrets could slip into a line; their values are never written. */
const neverWritten = [
  'password',
  'token',
  'cookie',
  'authorization',
  'email',
  'phone',
  'bsn',
  'address',
  'name',
  'body',
]

/**
 * The log: one line of JSON per event, without personal data.
 * @param level of pino, such as `info` or `silent`.
 * @param destination where the lines go; standard output when left out.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const paths = neverWritten.flatMap((name) => [name, `*.${name}`])
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...paths, 'req', 'res', 'headers'], censor: '(not written)' },
  }
  return destination ? pino(options, destination) : pino(options)
}

let known: Log | undefined

/** The log of this program. Its level is read at the first line, so that loading a file needs no settings. */
export const log: Log = {
  debug: (...line: Parameters<Log['debug']>) => own().debug(...line),
  info: (...line: Parameters<Log['info']>) => own().info(...line),
  warn: (...line: Parameters<Log['warn']>) => own().warn(...line),
  error: (...line: Parameters<Log['error']>) => own().error(...line),
}

function own(): Log {
  known ??= createLog(getEnv().LOG_LEVEL)
  return known
}

/** Faults of the language itself; their message holds names of the program, never what a person typed. */
const plainFaults = new Set(['Error', 'TypeError', 'ReferenceError'])

export interface FaultLine {
  readonly fault: string
  readonly code?: string
  readonly message?: string
  readonly stack?: readonly string[]
  readonly cause?: FaultLine
}

/**
 * What a log line may say of a fault: its kind, its code and where it arose. The message is left out of every fault
 * that can repeat what a person typed: of Drizzle it holds the parameters, of PostgreSQL the values.
 */
export function describeFault(fault: unknown, depth = 0): FaultLine {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const { code, severity, cause, query } = fault as Error & Record<string, unknown>
  const silent = severity !== undefined || query !== undefined || !plainFaults.has(fault.name)
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    fault: fault.name === 'Error' ? fault.constructor.name : fault.name,
    ...(typeof code === 'string' && { code }),
    ...(!silent && { message: fault.message }),
    ...(depth === 0 && { stack: stack.map((line) => line.trim()) }),
    ...(cause !== undefined && depth < 4 && { cause: describeFault(cause, depth + 1) }),
  }
}
