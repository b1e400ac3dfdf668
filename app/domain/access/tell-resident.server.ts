import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { NotificationTemplate } from '../notifications/notification.ts'
import { notifyAll } from '../notifications/notify.server.ts'
import { representativesToTell } from './representatives-to-tell.queries.server.ts'
import type { Topic } from './topics.ts'

/** What those of them are told who did not do it themselves. @param those a `select` of `person_id`. */
const forSomebody = (tx: Tx, those: SQL): SQL =>
  sql`select r.person_id, ${'forSomebody' satisfies NotificationTemplate}::text as template from (${those}) as r
      where r.person_id is distinct from ${tx.actor.personId ?? null}::uuid`

/**
 * Tells a resident that something waits, and whoever acts for the resident under a live mandate for this topic, unless it
 * is hidden from them (REP-5). Their mail says only that something waits for somebody they help: no name, no subject.
 * Nobody is told of what they did themselves.
 * @returns the id of the resident's own notification.
 */
export async function tellResident(
  tx: Tx,
  about: {
    readonly residentId: string
    readonly template: NotificationTemplate
    readonly topic: Topic
    readonly objectId: string
  },
): Promise<string> {
  const { residentId, template, topic, objectId } = about
  const representatives = forSomebody(tx, representativesToTell({ residentId, topic, objectId }))
  const [told] = await notifyAll(tx, [{ personId: residentId, template }], representatives)
  return told!
}

/**
 * Tells a resident that a professional asked or wrote down a permission for these topics (CON-3, CON-5), and whoever could
 * answer it for the resident: under mandates for all of them, with none of them hidden (REP-5). Their mail says nothing more
 * than in `tellResident`.
 */
export async function tellOfPermission(
  tx: Tx,
  { residentId, topics }: { readonly residentId: string; readonly topics: readonly Topic[] },
): Promise<void> {
  const asked = sql`select person_id from representatives_to_ask(${residentId}, ${`{${topics.join(',')}}`}::text[])`
  await notifyAll(tx, [{ personId: residentId, template: 'sharingNews' }], forSomebody(tx, asked))
}
