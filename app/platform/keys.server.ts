import { readFileSync, statSync } from 'node:fs'
import { getEnv } from './env.server.ts'
import { hasDemoKey, parseKeyRing, type KeyRing } from './key-ring.ts'
import { StartProblem } from './start-problem.ts'

/** A key file is looked at again after so many seconds, so that a new key counts in a portal that runs. */
export const keyFileSeconds = 1

interface Held {
  readonly ring: KeyRing
  /** What the file looked like when it was read; a change means a new ring. */
  readonly mark: string
}

let held: Held | undefined
let lookedAt = 0

/** Where the keys are told, as the person at the terminal knows it. */
const source = () => (getEnv().SEAL_KEYS ? 'SEAL_KEYS' : `SEAL_KEYS_FILE (${getEnv().SEAL_KEYS_FILE ?? ''})`)

function readRing(text: string): KeyRing {
  const read = parseKeyRing(text)
  if ('problem' in read) throw new StartProblem(`${source()} ${read.problem}.`)
  const { NODE_ENV, DEMO } = getEnv()
  if (NODE_ENV === 'production' && !DEMO && hasDemoKey(read.ring))
    throw new StartProblem(`${source()} holds a key of a demo: make one of your own.`)
  return read.ring
}

function readFile(file: string): Held {
  const seen = () => {
    const { mtimeMs, size, ino } = statSync(file)
    return `${mtimeMs} ${size} ${ino}`
  }
  try {
    const mark = seen()
    if (held?.mark === mark) return held
    return { ring: readRing(readFileSync(file, 'utf8')), mark }
  } catch (fault) {
    // A file that is away or half-written while the portal runs: what was read before still opens what is kept.
    if (held) return held
    if (fault instanceof StartProblem) throw fault
    throw new StartProblem(`${source()} cannot be read (${(fault as { code?: string }).code ?? 'fault'}).`)
  }
}

/**
 * The keys with which values are sealed at rest, from `SEAL_KEYS` or `SEAL_KEYS_FILE`. A file is read again when it
 * changes, so that a key can be added while the portal runs.
 * @throws StartProblem when there is none, it can't be read, or it is a demo's key where real people are.
 */
export function keyRing(): KeyRing {
  const { SEAL_KEYS, SEAL_KEYS_FILE } = getEnv()
  if (!SEAL_KEYS && !SEAL_KEYS_FILE)
    throw new StartProblem('SEAL_KEYS is missing, and SEAL_KEYS_FILE too (.env.example explains both).')
  const now = performance.now()
  if (held && (SEAL_KEYS || now - lookedAt < keyFileSeconds * 1_000)) return held.ring
  lookedAt = now
  held = SEAL_KEYS ? { ring: readRing(SEAL_KEYS), mark: '' } : readFile(SEAL_KEYS_FILE ?? '')
  return held.ring
}

/** Looks at the key file now; for a value whose key this process doesn't know yet. */
export function freshKeyRing(): KeyRing {
  lookedAt = Number.NEGATIVE_INFINITY
  return keyRing()
}
