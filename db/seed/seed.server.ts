import type { Temporal } from 'temporal-polyfill'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { inOneTransaction } from './factories/insert.server.ts'
import { overvecht } from './overvecht.ts'
import { seedWijk } from './seed-wijk.server.ts'
import { spoorwijk } from './spoorwijk.ts'

/**
 * Fills an empty database with the demo: Overvecht, and a small Spoorwijk. All or nothing, and all dates are relative
 * to `now`.
 * @param password what every demo account signs in with.
 */
export async function seedDemo(
  ownerUrl: string,
  now: Temporal.Instant,
  onProgress: (text: string) => void,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await inOneTransaction(ownerUrl, async (owner) => {
    for (const data of [overvecht, spoorwijk]) await seedWijk(owner, data, { now, password, passwordHash, onProgress })
  })
}
