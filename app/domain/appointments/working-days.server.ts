import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { consultationSessions } from '#db/schema/appointments.kinds.ts'
import type { WorkRole } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'

/** What residents may book with each role until the team says otherwise (APP-1). */
const visits: Partial<Record<WorkRole, readonly string[]>> = {
  GENERAL_PRACTITIONER: ['CONSULT', 'DOUBLE_CONSULT', 'PHONE'],
  PRACTICE_NURSE: ['PRACTICE_NURSE', 'FOUR_DOMAIN_CONVERSATION'],
  PRACTICE_ASSISTANT: ['PRACTICE_ASSISTANT'],
  SOCIAL_WORKER: ['SUPPORT_TALK'],
}

/** Adds a session of a morning and an afternoon for each weekday. Decides nothing: the caller has, and the portal writes it. */
export async function setWorkingDays(
  tx: Tx,
  input: {
    readonly personId: string
    readonly teamId: string
    readonly role: WorkRole
    /** ISO: 1 is Monday. */
    readonly weekdays: readonly number[]
    readonly from: Temporal.PlainDate
    readonly location: string
  },
): Promise<void> {
  const { tenantId, now } = tx.actor
  const { personId, teamId, weekdays, from: validFrom, location } = input
  await endSessions(tx, { personId, teamId, lastDay: validFrom.subtract({ days: 1 }) })
  const parts = [
    ['09:00', '12:30'],
    ['13:30', '16:30'],
  ] as const
  // Nobody books with who writes what an organisation offers.
  const rows = (input.role === 'ACTIVITY_ORGANISER' ? [] : weekdays).flatMap((weekday) =>
    parts.map(([begin, end]) => ({
      ...{ tenantId, id: newId(now.epochMilliseconds), personId, teamId, weekday, validFrom, location },
      ...{ startsAt: Temporal.PlainTime.from(begin), endsAt: Temporal.PlainTime.from(end) },
      visitTypeCodes: [...(visits[input.role] ?? [])],
    })),
  )
  if (rows.length > 0) await tx.insert(consultationSessions).values(rows)
}

/**
 * Nobody books with this person after the last day. Decides nothing, as `setWorkingDays`.
 * @param input.teamId every team when left out. @param input.takeBack opens again what this day ended.
 */
export async function endSessions(
  tx: Tx,
  input: {
    readonly personId: string
    readonly teamId?: string
    readonly lastDay: Temporal.PlainDate
    readonly takeBack?: boolean
  },
): Promise<void> {
  const { personId, teamId, lastDay, takeBack = false } = input
  const { validUntil } = consultationSessions
  const theirs = and(
    eq(consultationSessions.tenantId, tx.actor.tenantId),
    eq(consultationSessions.personId, personId),
    teamId === undefined ? undefined : eq(consultationSessions.teamId, teamId),
  )
  const those = takeBack ? eq(validUntil, lastDay) : or(isNull(validUntil), gt(validUntil, lastDay))
  await tx
    .update(consultationSessions)
    .set({ validUntil: takeBack ? null : lastDay })
    .where(and(theirs, those))
}
