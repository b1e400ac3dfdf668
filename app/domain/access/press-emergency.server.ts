import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { calendarOf } from '../tenants/calendar-of.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { addWorkingDays } from '../tenants/working-days.ts'
import { findLiveEmergency } from './emergencies.queries.server.ts'
import { emergencyHours, noticeDelayHours, reviewWorkingDays, type EmergencyReason } from './emergency.ts'
import { emergencyPlace } from './emergency-places.ts'
import { findButton } from './find-button.server.ts'
import { getForEmergency } from './find-for-emergency.server.ts'

/** DICOM PS3.16 CID 401. */
const overrideStarted = '110127'

export interface Press {
  readonly emergencyId: string
  readonly residentId: string
  /** In which the professional works now. */
  readonly teamId: string
  readonly reasonCode: EmergencyReason
  readonly reason: string
  readonly delayHours?: number | undefined
  readonly delayReason?: string | undefined
  readonly tenant: Pick<Tenant, 'timeZone' | 'settings'>
}

/** The press as the log has it: fourth letter T, whatever else opens this record. */
function logPress(tx: Tx, { residentId, emergencyId }: Press, may: boolean): void {
  tx.decisions.push({
    ...{ action: 'C', resource: 'emergencyAccess', eventType: overrideStarted },
    ...(may ? ({ outcome: 'success', checks: 'TFFT' } as const) : ({ outcome: 'refused', checks: 'FFFF' } as const)),
    objects: [{ residentId, detail: emergencyId }],
  })
}

/**
 * The emergency button (BG-1): opens one resident's record to the acting professional, to read, for four hours, and asks
 * the privacy officer to judge within five working days. The resident is told at once, or later by as much as the wijk
 * allows, with a reason of its own. Pressing while one is live gives the live one.
 * The route asked for a recent proof of who acts (ACC-6).
 * Refuses `notFound` to who has no button in that team and for nobody, `emergency.delayTooLong {hours}`, and `emergency.live` when two
 * presses arrive at once.
 */
export async function pressEmergency(tx: Tx, press: Press): Promise<Result<{ readonly emergencyId: string }>> {
  const { emergencyId, residentId, teamId, tenant, delayHours = 0 } = press
  const { actor } = tx
  if (!isId(emergencyId) || !isId(residentId) || !actor.personId || !actor.teamIds.includes(teamId)) return notFound
  const { tenantId, now, personId } = actor
  const role = await findButton(tx, [teamId], tenant.settings)
  if (role === null) {
    logPress(tx, press, false)
    return notFound
  }
  const who = await getForEmergency(tx, residentId)
  if (!who.ok) return notFound
  const live = await findLiveEmergency(tx, residentId)
  if (live) return done({ emergencyId: live.id })
  const most = noticeDelayHours(tenant.settings)
  if (delayHours > most) return refuse('emergency.delayTooLong', { hours: most })
  logPress(tx, press, true)
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const noticeAt = now.add({ hours: delayHours })
  await tx.insert(emergencyAccesses).values({
    ...{ tenantId, id: emergencyId, residentId, personId, teamId, role, reasonCode: press.reasonCode },
    reasonSealed: seal(press.reason, emergencyPlace.reason(tenantId, emergencyId)),
    startedAt: now,
    endsAt: now.add({ hours: emergencyHours }),
    noticeAt,
    delaySealed: delayHours > 0 ? seal(press.delayReason ?? '', emergencyPlace.delay(tenantId, emergencyId)) : null,
    reviewDue: addWorkingDays(calendarOf(tenant), today, reviewWorkingDays),
  })
  await addJob(tx, 'access.tellEmergency', { tenantId, emergencyId }, delayHours > 0 ? noticeAt.toString() : undefined)
  return done({ emergencyId })
}
