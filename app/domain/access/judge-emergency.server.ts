import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { EmergencyOutcome } from './emergency.ts'
import { emergencyPlace } from './emergency-places.ts'

/**
 * The privacy officer's judgement of one press (BG-1): once, with a note that the resident reads too. The resident is told,
 * unless the first notice is not due yet: then it tells all.
 * Refuses `notFound` to anybody else, `emergency.stillOpen` while the record is open, `emergency.judged` a second time.
 */
export async function judgeEmergency(
  tx: Tx,
  input: { readonly emergencyId: string; readonly outcome: EmergencyOutcome; readonly note: string },
): Promise<Result<undefined>> {
  const { emergencyId, outcome, note } = input
  const { tenantId, personId, now } = tx.actor
  if (!isId(emergencyId) || !personId) return notFound
  const mine = and(eq(emergencyAccesses.tenantId, tenantId), eq(emergencyAccesses.id, emergencyId))
  const [found] = tx.actor.kind === 'officer' ? await tx.select().from(emergencyAccesses).where(mine).for('update') : []
  const may = decideByRole(tx, {
    ...{ resource: 'emergencyAccess', action: 'execute' },
    objects: found ? [{ residentId: found.residentId, detail: emergencyId }] : [],
  })
  if (!may || !found) return notFound
  if (found.judgedAt) return refuse('emergency.judged')
  if ((found.endedAt ?? found.endsAt).epochMilliseconds > now.epochMilliseconds) return refuse('emergency.stillOpen')
  await tx
    .update(emergencyAccesses)
    .set({
      ...{ judgedAt: now, judgedBy: personId, outcome },
      noteSealed: seal(note, emergencyPlace.note(tenantId, emergencyId)),
    })
    .where(mine)
  if (found.toldAt) await notify(tx, { personId: found.residentId, template: 'accessNews' })
  return done()
}
