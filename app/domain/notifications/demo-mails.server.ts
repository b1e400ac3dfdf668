import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { demoMails } from '#db/schema/notifications.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { newId } from '../shared/ids.ts'

interface DemoMail extends Record<string, unknown> {
  readonly id: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  /** ISO 8601, UTC. */
  readonly sentAt: string
}

/** Keeps what a demo without a mail server would have sent. */
export async function keepDemoMail(tx: Tx, mail: Mail): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx
    .insert(demoMails)
    .values({ tenantId, id: newId(), toAddress: mail.to, subject: mail.subject, body: mail.text, sentAt: now })
}

/** What the demo kept instead of sending, newest first; fifty at most. */
export async function listDemoMails(tx: Tx): Promise<DemoMail[]> {
  const { rows } = await tx.execute<DemoMail>(sql`
    select id, to_address as "toAddress", subject, body, to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "sentAt"
    from demo_mails where tenant_id = ${tx.actor.tenantId} order by sent_at desc, id desc limit 50`)
  return rows
}
