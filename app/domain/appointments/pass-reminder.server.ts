import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { listRepresentativesToTell } from '../access/representatives-to-tell.queries.server.ts'
import { queueReminders } from '../notifications/queue-reminders.server.ts'
import { newId } from '../shared/ids.ts'

/**
 * A reminder for a resident who has no account goes to whoever acts for them, by their own channel (APP-9). Does nothing for any
 * other notification, and passing it on again nothing more. Done by the portal itself.
 * @param input.id of the resident's own notification.
 */
export async function passReminder(tx: Tx, { id }: { readonly id: string }): Promise<void> {
  const notice = appointmentNotices
  const { tenantId, now } = tx.actor
  const [own] = await tx
    .select({
      ...{ appointmentId: notice.appointmentId, residentId: notice.residentId, teamId: notice.teamId },
      ...{ kind: notice.kind, startsAt: notice.startsAt },
    })
    .from(notice)
    .where(
      and(
        ...[eq(notice.tenantId, tenantId), eq(notice.id, id)],
        ...[ne(notice.kind, 'changed'), isNull(notice.toldPersonId)],
      ),
    )
    .limit(1)
  if (!own || own.kind === 'changed') return
  const { residentId, appointmentId: objectId, kind: template } = own
  const people = await listRepresentativesToTell(tx, { residentId, topic: 'APPOINTMENTS', objectId })
  if (people.length === 0) return
  const passed = await tx
    .insert(notice)
    .values(
      people.map((toldPersonId) => ({
        ...{ tenantId, id: newId(now.epochMilliseconds), ...own, toldPersonId, createdAt: now },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: notice.id, personId: notice.toldPersonId })
  await queueReminders(
    tx,
    passed.flatMap(({ id: passedId, personId }) => (personId ? [{ id: passedId, personId, template }] : [])),
  )
}
