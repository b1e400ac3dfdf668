import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { askingForJobOfEach } from '#app/platform/jobs.server.ts'
import { newId } from '../shared/ids.ts'
import type { NotificationTemplate } from './notification.ts'

interface Told {
  readonly personId: string
  readonly template: NotificationTemplate
}

/**
 * Tells each of these people that something waits in the portal: "U heeft een nieuw bericht", without a name, a subject or a
 * word of content (MSG-2). Sent by jobs, in the same transaction as what they tell of, so that none is lost.
 * @param also a `select` of `person_id` and `template`: who else is told, as the database knows it.
 * @returns the ids of `those`, in the same order.
 */
export async function notifyAll(tx: Tx, those: readonly [Told, ...Told[]], also?: SQL): Promise<string[]> {
  const { tenantId, now } = tx.actor
  const rows = those.map((told) => ({ id: newId(now.epochMilliseconds), ...told }))
  // An id of version 7 begins with when it was made, and what makes it one (fifteen characters).
  const others =
    also &&
    sql`union all select overlay(gen_random_uuid()::text placing ${rows[0]!.id.slice(0, 15)} from 1)::uuid, o.person_id, o.template from (${also}) as o`
  await tx.execute(sql`
    with told (id, person_id, template) as materialized (
      select e.id, e."personId", e.template from json_to_recordset(${JSON.stringify(rows)}::json) as e (id uuid, "personId" uuid, template text)
      ${others ?? sql``}
    ), kept as (
      insert into notifications (tenant_id, id, person_id, channel, template, status, created_at)
      select ${tenantId}::uuid, id, person_id, 'email', template, 'queued', ${now.toString()}::timestamptz from told
    )
    ${askingForJobOfEach('notifications.send', sql`json_build_object('tenantId', ${tenantId}::text, 'notificationId', told.id)`, sql`told`)}`)
  return rows.map(({ id }) => id)
}

/** As `notifyAll`, one person. @returns its id. */
export async function notify(tx: Tx, about: Told): Promise<string> {
  const [id] = await notifyAll(tx, [about])
  return id!
}
