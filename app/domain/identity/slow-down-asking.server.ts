import type { Place } from './as-portal.server.ts'
import { countTry } from './sign-in-limits.server.ts'

/** Counts a question for a challenge by somebody unknown, so that nobody fills the table. @returns whether it must wait. */
export async function slowDownAsking(place: Place, remoteAddress: string): Promise<boolean> {
  const attempt = { ...place, account: `passkey ${remoteAddress}`, known: false, remoteAddress }
  return (await countTry('passkey', attempt)) !== null
}
