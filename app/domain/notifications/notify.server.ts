import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { notifications } from '#db/schema/notifications.ts'
import { askingForJobs } from '#app/platform/jobs.server.ts'
import { newId } from '../shared/ids.ts'
import type { NotificationTemplate } from './notification.ts'

interface Told {
  readonly personId: string
  readonly template: NotificationTemplate
}

/**
 * Tells each of these people that something waits in the portal: "U heeft een nieuw bericht", without a name, a subject or a
 * word of content (MSG-2). Sent by jobs, in the same transaction as what they tell of, so that none is lost.
 * @returns their ids, in the same order.
 */
export async function notifyAll(tx: Tx, those: readonly Told[]): Promise<string[]> {
  if (those.length === 0) return []
  const { tenantId, now } = tx.actor
  const rows = those.map((told) => ({ tenantId, id: newId(now.epochMilliseconds), ...told }))
  const kept = tx
    .insert(notifications)
    .values(rows.map((row) => ({ ...row, channel: 'email' as const, status: 'queued' as const, createdAt: now })))
  const jobs = rows.map(({ id }) => ({ tenantId, notificationId: id }))
  await tx.execute(sql`with kept as (${kept.getSQL()}) ${askingForJobs('notifications.send', jobs)}`)
  return rows.map(({ id }) => id)
}

/** As `notifyAll`, one person. @returns its id. */
export async function notify(tx: Tx, about: Told): Promise<string> {
  const [id] = await notifyAll(tx, [about])
  return id!
}
