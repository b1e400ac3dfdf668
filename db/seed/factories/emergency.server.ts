import type { Temporal } from 'temporal-polyfill'
import {
  emergencyHours,
  reviewWorkingDays,
  type EmergencyOutcome,
  type EmergencyReason,
} from '#app/domain/access/emergency.ts'
import { emergencyPlace } from '#app/domain/access/emergency-places.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { addWorkingDays } from '#app/domain/tenants/working-days.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { emergencyAccesses, privacyQuestions } from '../../schema/access.emergency.ts'
import type { OwnerDb } from './insert.server.ts'

export interface MadeEmergency {
  readonly residentId: string
  readonly personId: string
  readonly teamId: string
  readonly role?: 'GENERAL_PRACTITIONER' | 'PRACTICE_NURSE' | 'DISTRICT_NURSE'
  readonly reasonCode?: EmergencyReason
  readonly reason?: string
  readonly startedAt: Temporal.Instant
  readonly judged?: { at: Temporal.Instant; by: string; outcome: EmergencyOutcome; note: string }
}

/** A press of the emergency button that the resident was told of; what it opens follows by itself (a trigger of the table). */
export async function makeEmergency(
  { db }: OwnerDb,
  tenant: Pick<Tenant, 'id' | 'timeZone' | 'settings'>,
  given: MadeEmergency,
): Promise<{ id: string }> {
  const { judged, startedAt, reason = 'Een reden van meer dan twintig tekens.', ...press } = given
  const id = newId(startedAt.epochMilliseconds)
  const day = startedAt.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  await db.insert(emergencyAccesses).values({
    ...{ role: 'GENERAL_PRACTITIONER', reasonCode: 'UNCONSCIOUS', ...press, tenantId: tenant.id, id, startedAt },
    reasonSealed: seal(reason, emergencyPlace.reason(tenant.id, id)),
    endsAt: startedAt.add({ hours: emergencyHours }),
    noticeAt: startedAt,
    toldAt: startedAt,
    reviewDue: addWorkingDays(calendarOf(tenant), day, reviewWorkingDays),
    ...(judged
      ? {
          ...{ judgedAt: judged.at, judgedBy: judged.by, outcome: judged.outcome },
          noteSealed: seal(judged.note, emergencyPlace.note(tenant.id, id)),
        }
      : {}),
  })
  return { id }
}

/** A question about who looked that nobody answered yet. */
export async function makePrivacyQuestion(
  { db }: OwnerDb,
  tenantId: string,
  { residentId, question, askedAt }: { residentId: string; question: string; askedAt: Temporal.Instant },
): Promise<{ id: string }> {
  const id = newId(askedAt.epochMilliseconds)
  const questionSealed = seal(question, emergencyPlace.question(tenantId, id))
  await db.insert(privacyQuestions).values({ tenantId, id, residentId, askedAt, questionSealed })
  return { id }
}
