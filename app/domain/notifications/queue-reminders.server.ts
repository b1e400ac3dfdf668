import type { Tx } from '#db/client.server.ts'
import { notifications } from '#db/schema/notifications.ts'
import { addJobs } from '#app/platform/jobs.server.ts'
import type { ReminderTemplate } from './notification.ts'

/** Asks for reminders to be sent; by which channel, and whether they still are true, is seen when they go. */
export async function queueReminders(
  tx: Tx,
  reminders: readonly { readonly id: string; readonly personId: string; readonly template: ReminderTemplate }[],
): Promise<void> {
  if (reminders.length === 0) return
  const { tenantId, now } = tx.actor
  await tx.insert(notifications).values(
    reminders.map((reminder) => ({
      ...{ tenantId, ...reminder, channel: 'email' as const, status: 'queued' as const, createdAt: now },
    })),
  )
  await addJobs(
    tx,
    'notifications.send',
    reminders.map(({ id }) => ({ tenantId, notificationId: id })),
  )
}
