import type { Tx } from '#db/client.server.ts'
import { notifications } from '#db/schema/notifications.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { newId } from '../shared/ids.ts'
import type { NotificationTemplate } from './notification.ts'

/**
 * Tells a person that something waits in the portal: "U heeft een nieuw bericht", without a name, a subject or a word of
 * content (MSG-2). Sent by a job, in the same transaction as what it tells of, so that none is lost.
 * @returns its id.
 */
export async function notify(tx: Tx, about: { personId: string; template: NotificationTemplate }): Promise<string> {
  const id = newId(tx.actor.now.epochMilliseconds)
  const { tenantId, now } = tx.actor
  await tx.insert(notifications).values({ tenantId, id, ...about, channel: 'email', status: 'queued', createdAt: now })
  await addJob(tx, 'notifications.send', { tenantId, notificationId: id })
  return id
}
