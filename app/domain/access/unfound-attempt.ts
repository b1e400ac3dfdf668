import type { Actor } from '../shared/actor.ts'
import type { Refused } from '../shared/result.ts'
import { notFound } from '../shared/result.ts'
import type { LogEntry } from './log-entry.ts'

const signedIn: readonly Actor['kind'][] = ['resident', 'representative', 'professional', 'admin', 'officer']

/**
 * What the log says of somebody signed in who asked for what is not there, or not theirs, before any decision was made: with
 * an id of somebody else the database shows no row, and the try must be seen all the same (LOG-4). Without whose it would be.
 * @returns nothing when it was decided about, or when nobody is known.
 */
export function unfoundAttempt(
  { kind }: Pick<Actor, 'kind'>,
  decisions: readonly LogEntry[],
  { refusal }: Refused,
): LogEntry[] {
  if (decisions.length > 0 || refusal.code !== notFound.refusal.code || !signedIn.includes(kind)) return []
  return [{ action: 'R', outcome: 'refused', checks: 'FFFF', resource: 'account.notThere', objects: [] }]
}
