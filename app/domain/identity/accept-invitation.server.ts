import { done, type Result } from '../shared/result.ts'
import type { Place } from './as-portal.server.ts'
import { choosePassword } from './choose-password.server.ts'
import { openSession } from './session.server.ts'

/**
 * Somebody who was invited chooses a password and goes on to set up a second factor; no page opens before that (ACC-4).
 * @returns the `Set-Cookie` of a session in the stage `enrol`. Refuses what `choosePassword` refuses.
 */
export async function acceptInvitation(
  place: Place,
  input: {
    readonly token: string
    readonly password: string
    readonly wijk: string
    readonly seen?: { readonly device: string; readonly place: string }
  },
): Promise<Result<{ cookie: string; accountId: string }>> {
  const chosen = await choosePassword(place, { ...input, purpose: 'invitation' })
  if (!chosen.ok) return chosen
  const accountId = chosen.value.id
  const cookie = await openSession(place, accountId, { assurance: 'laag', stage: 'enrol', ...input.seen })
  return done({ cookie, accountId })
}
