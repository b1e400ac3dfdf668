import { and, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { appointments } from '#db/schema/appointments.ts'
import { listRepresentativesToTell } from '../access/representatives-to-tell.queries.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import type { Channel } from './visit-type.ts'

/** An appointment as a reminder of it may tell: when, where or how, and whom to call. */
export interface DueReminder {
  readonly startsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  /** Of the practice; null for a drie-gesprek, which has none of its own. */
  readonly phone: string | null
  /** Whether the resident may still move or cancel it in the portal (APP-7). */
  readonly isEditable: boolean
  /** Whether it is a place in a group: it is given up, not moved. Which group it is, a reminder never says. */
  readonly isPlace: boolean
  /** Whether it is somebody else's, for whom the reader acts. */
  readonly isForSomebody: boolean
}

/**
 * What a planned reminder is about, if that is still so: the appointment stands, at that time, and has not begun (lesson
 * 15.12), and who acts for the resident still does. Asked by the portal itself.
 * @param id of its notification.
 */
export async function findReminder(tx: Tx, id: string): Promise<DueReminder | null> {
  const { tenantId, now } = tx.actor
  const notice = appointmentNotices
  const [row] = await tx
    .select({
      startsAt: appointments.startsAt,
      channel: appointments.channel,
      location: appointments.location,
      teamId: appointments.teamId,
      groupId: appointments.groupId,
      onlineEditableUntil: appointments.onlineEditableUntil,
      ...{ id: appointments.id, residentId: appointments.residentId, toldPersonId: notice.toldPersonId },
    })
    .from(notice)
    .innerJoin(appointments, and(eq(appointments.tenantId, notice.tenantId), eq(appointments.id, notice.appointmentId)))
    .where(
      and(
        ...[eq(notice.tenantId, tenantId), eq(notice.id, id), eq(appointments.status, 'booked')],
        ...[eq(appointments.startsAt, notice.startsAt), gt(appointments.startsAt, now)],
      ),
    )
    .limit(1)
  if (!row) return null
  const { id: objectId, residentId, toldPersonId, teamId, groupId, onlineEditableUntil, ...found } = row
  const isForSomebody = toldPersonId !== null
  const about = { residentId, topic: 'APPOINTMENTS', objectId } as const
  if (isForSomebody && !(await listRepresentativesToTell(tx, about)).includes(toldPersonId)) return null
  const team = teamId === null ? null : await findTeam(tx, teamId)
  const isEditable = now.until(onlineEditableUntil).sign > 0
  return { ...found, phone: team?.phone ?? null, isEditable, isPlace: groupId !== null, isForSomebody }
}
