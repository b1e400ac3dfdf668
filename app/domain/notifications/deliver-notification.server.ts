import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import type { NotificationTemplate } from './notification.ts'

/** After so many tries a notification counts as failed and shows as such; about a day with the queue's pauses. */
const mostAttempts = 12

export interface DueNotification {
  readonly email: string
  readonly language: string
  readonly template: NotificationTemplate
}

/** The mail of a notification, in the person's language: that something waits, and where to sign in (MSG-2). */
export function mailFor(due: DueNotification, place: { wijk: string; portal: string }): Mail {
  const { t } = textsIn(due.language)
  // i18n: notifications:newMessage.* notifications:newAppointment.* notifications:newInvitation.* notifications:signedIn.* notifications:sharingNews.* notifications:accessNews.* notifications:careNews.*
  // i18n: notifications:forSomebody.* notifications:mandateChanged.*
  // i18n: notifications:passwordChanged.* notifications:secondFactorChanged.* notifications:recoveryCodeUsed.* notifications:secondFactorTaken.*
  const say = (part: 'subject' | 'body') => t(`notifications:${due.template}.${part}`, place)
  return { to: due.email, subject: say('subject'), text: say('body') }
}

/** Why a notification goes nowhere: there is no account that is open, or it has no address. Nobody's fault. */
export type UnsendableReason = 'noAccount' | 'noAddress'

/**
 * A notification that still has to be sent, and to which address; undefined when it was sent, failed or was given up.
 * A reason when it goes nowhere: give it up then with `giveUpNotification`.
 */
export async function findDueNotification(tx: Tx, id: string): Promise<DueNotification | UnsendableReason | undefined> {
  const { rows } = await tx.execute<{
    account: string | null
    email: string | null
    language: string
    template: NotificationTemplate
  }>(sql`
    select a.id as account, a.email, a.language, n.template
    from notifications n left join accounts a on a.tenant_id = n.tenant_id and a.person_id = n.person_id and a.status = 'active'
    where n.tenant_id = ${tx.actor.tenantId} and n.id = ${id} and n.status = 'queued' and ${tx.actor.kind} = 'system'
    order by a.email nulls last limit 1`)
  const [row] = rows
  if (!row) return undefined
  if (row.account === null) return 'noAccount'
  return row.email === null ? 'noAddress' : { email: row.email, language: row.language, template: row.template }
}

/** Ends a notification that goes nowhere, with the reason: it is no fault, and nobody tries again. */
export async function giveUpNotification(tx: Tx, input: { id: string; reason: UnsendableReason }): Promise<void> {
  await tx.execute(sql`update notifications set status = 'unsendable', last_error_code = ${input.reason}
    where tenant_id = ${tx.actor.tenantId} and id = ${input.id} and status = 'queued'`)
}

/**
 * Records how a try to send went.
 * @param errorCode a code of the mail server; null when it was accepted.
 * @returns whether a later try makes sense.
 */
export async function recordDelivery(
  tx: Tx,
  input: { id: string; errorCode: string | null },
): Promise<{ tryAgain: boolean }> {
  const { tenantId, now } = tx.actor
  const sent = input.errorCode === null
  const { rows } = await tx.execute<{ status: string }>(sql`
    update notifications set attempts = attempts + 1, last_error_code = ${input.errorCode}, sent_at = ${sent ? now.toString() : null}::timestamptz,
      status = case when ${sent} then 'sent' when attempts + 1 >= ${mostAttempts} then 'failed' else 'queued' end
    where tenant_id = ${tenantId} and id = ${input.id} returning status`)
  return { tryAgain: rows[0]?.status === 'queued' }
}
