import { and, eq, sql } from 'drizzle-orm'
import { passkeys } from '#db/schema/identity.second-factor.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Session } from './session.ts'
import { tellOfNewFactor } from './set-up-totp.server.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

/**
 * Removes a passkey of one's own: it signs in nobody from then on. Call it after `requireRecentProof` (ACC-6).
 * Refuses `shared.notFound`, and `identity.lastFactor` where nothing else is left to sign in with.
 */
export async function removePasskey(
  place: Place,
  input: { readonly session: Session; readonly passkeyId: string },
): Promise<Result<undefined>> {
  const { session } = input
  const removed = await asPortal(place, async (tx): Promise<Result<undefined>> => {
    const { tenantId } = place
    // Two at once must not both see the other as what is left.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`factors ${session.accountId}`}, 0))`)
    const gone = await tx
      .delete(passkeys)
      .where(
        and(
          eq(passkeys.tenantId, tenantId),
          eq(passkeys.id, input.passkeyId),
          eq(passkeys.accountId, session.accountId),
        ),
      )
      .returning({ id: passkeys.id })
    if (gone.length === 0) return notFound
    const left = await listSecondFactors(tx, session.accountId)
    if (!left.totp && left.passkeys === 0) return refuse('identity.lastFactor')
    await tellOfNewFactor(tx, session)
    return done()
  })
  if (removed.ok) await recordEvent(place, 'secondFactorRemoved', 'success', session)
  return removed
}
