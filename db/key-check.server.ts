import type pg from 'pg'
import type { KeyRing } from '#app/platform/key-ring.ts'
import { seal, SealBroken, unseal } from '#app/platform/sealed-values.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { withClient } from './roles.server.ts'

/** What every key seals once, under its own name: nobody's data. */
const constant = 'this key is the one that it was'
const placeOf = (keyId: string) => `key_checks/${keyId}`

/** A key that seals something in the database, and in which column. */
export interface KeyInUse {
  readonly place: string
  readonly keyId: string
}

/** The names of the keys that values in the database are sealed with. */
export async function keysInUse(client: pg.ClientBase): Promise<KeyInUse[]> {
  const { rows } = await client.query<KeyInUse>('select place, key_id as "keyId" from sealed_key_ids()')
  return rows
}

function isOpened(sealed: string, keyId: string, ring: KeyRing): boolean {
  try {
    return unseal(sealed, placeOf(keyId), ring) === constant
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}

/**
 * Holds the keys against the database: each key that sealed something must be there, and be the same key as then.
 * A key that the database doesn't know yet is written down, so that another one under its name is noticed later.
 * @param client connected as the portal's role, or as the owner.
 * @throws StartProblem in one sentence that names the key.
 */
export async function checkKeysWith(client: pg.ClientBase, ring: KeyRing): Promise<void> {
  const lost = (await keysInUse(client)).find(({ keyId }) => ring.every(({ id }) => id !== keyId))
  if (lost)
    throw new StartProblem(
      `The key "${lost.keyId}" is missing from SEAL_KEYS (or SEAL_KEYS_FILE), and values in ${lost.place} are sealed with it: put it back.`,
    )
  for (const key of ring) {
    await client.query('insert into key_checks (key_id, sealed) values ($1, $2) on conflict do nothing', [
      key.id,
      seal(constant, placeOf(key.id), [key]),
    ])
  }
  const { rows } = await client.query<{ keyId: string; sealed: string }>(
    'select key_id as "keyId", sealed from key_checks where key_id = any($1)',
    [ring.map(({ id }) => id)],
  )
  const other = rows.find(({ keyId, sealed }) => !isOpened(sealed, keyId, ring))
  if (other)
    throw new StartProblem(
      `The key "${other.keyId}" in SEAL_KEYS (or SEAL_KEYS_FILE) is not the one that sealed under that name before: put the right one back.`,
    )
}

/** `checkKeysWith`, on a connection of its own. */
export function checkKeys(url: string, ring: KeyRing): Promise<void> {
  return withClient(url, (client) => checkKeysWith(client, ring))
}
