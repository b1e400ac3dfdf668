import { createHash, createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { getEnv } from './env.server.ts'

/** OWASP Password Storage Cheat Sheet: argon2id (2 in this library), 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hex SHA-256. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Keyed hash, for values that must be found again but not read, such as the key of a rate limit. */
export function keyedHash(text: string): string {
  return createHmac('sha256', getEnv().APP_SECRET).update(text).digest('base64url')
}

/** At most this many hashes at once, so that the rest of the portal stays fast while many sign in. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), parameters))
}

const phcParameters = `m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}`

/** Whether a hash was made with other parameters than today's, and so is made again when its password is next given. */
export function isOutdated(phc: string): boolean {
  return !phc.startsWith(`$argon2id$v=19$${phcParameters}$`)
}

/** @returns false for a wrong password and for a hash that can't be read. */
export function verifyPassword(phc: string, password: string): Promise<boolean> {
  return inTurn(() => verify(phc, password.normalize('NFKC')).catch(() => false))
}
