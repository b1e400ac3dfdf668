import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'
import type { NotificationTemplate, ReminderTemplate } from './notification.ts'
import type { ReminderChannel } from './reminder-channel.ts'

/**
 * After so many tries a notification counts as failed and shows as such: about a day with the queue's pauses. A reminder of
 * two hours before gives up within the half hour, while somebody can still call (lesson 15.12).
 */
const mostAttempts: Readonly<Partial<Record<NotificationTemplate | ReminderTemplate, number>>> = { reminder2: 8 }
const mostAttemptsElse = 12

export interface DueNotification {
  readonly personId: string
  /** null for an account without an address. */
  readonly email: string | null
  readonly language: string
  readonly template: NotificationTemplate | ReminderTemplate
  /** How this person chose to be reminded; null for who never did. */
  readonly chosen: ReminderChannel | null
}

/** The mail of a notification, in the person's language: that something waits, and where to sign in (MSG-2). */
export function mailFor(
  due: { readonly email: string; readonly language: string; readonly template: NotificationTemplate },
  place: { wijk: string; portal: string },
): Mail {
  const { t } = textsIn(due.language)
  // i18n: notifications:newMessage.* notifications:appointmentChanged.* notifications:newAppointment.* notifications:earlierTime.* notifications:newInvitation.* notifications:activityNews.* notifications:calendarAway.* notifications:signedIn.* notifications:sharingNews.* notifications:accessNews.* notifications:careNews.*
  // i18n: notifications:forSomebody.* notifications:mandateChanged.*
  // i18n: notifications:passwordChanged.* notifications:secondFactorChanged.* notifications:recoveryCodeUsed.* notifications:secondFactorTaken.*
  const say = (part: 'subject' | 'body') => t(`notifications:${due.template}.${part}`, place)
  return mailIn(due.language, { to: due.email, subject: say('subject'), text: say('body') })
}

/**
 * Why a notification goes nowhere: there is no account that is open, it has no address, this person wants no reminders, or
 * the appointment is over, elsewhere in time or gone. Nobody's fault.
 */
export type UnsendableReason = 'noAccount' | 'noAddress' | 'unwanted' | 'over'

/**
 * A notification that still has to be sent, and to whom; undefined when it was sent, failed or was given up, `noAccount`
 * when nobody with an open account is meant: give it up then with `giveUpNotification`.
 */
export async function findDueNotification(tx: Tx, id: string): Promise<DueNotification | 'noAccount' | undefined> {
  const { rows } = await tx.execute<{
    account: string | null
    email: string | null
    language: string
    template: DueNotification['template']
    person_id: string
    chosen: ReminderChannel | null
  }>(sql`
    select a.id as account, a.email, a.language, n.template, n.person_id, p.reminders as chosen
    from notifications n left join accounts a on a.tenant_id = n.tenant_id and a.person_id = n.person_id and a.status = 'active'
      left join contact_preferences p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
    where n.tenant_id = ${tx.actor.tenantId} and n.id = ${id} and n.status = 'queued' and ${tx.actor.kind} = 'system'
    order by a.email nulls last limit 1`)
  const [row] = rows
  if (!row) return undefined
  const { person_id: personId, email, language, template, chosen } = row
  return row.account === null ? 'noAccount' : { personId, email, language, template, chosen }
}

/** Ends a notification that goes nowhere, with the reason: it is no fault, and nobody tries again. */
export async function giveUpNotification(tx: Tx, input: { id: string; reason: UnsendableReason }): Promise<void> {
  await tx.execute(sql`update notifications set status = 'unsendable', last_error_code = ${input.reason}
    where tenant_id = ${tx.actor.tenantId} and id = ${input.id} and status = 'queued'`)
}

/**
 * Records how a try to send went.
 * @param input.errorCode a code of the mail server or the gateway; null when it was accepted.
 * @param input.final whether no later try can go well.
 * @returns whether a later try makes sense, and whether this was the last one that failed.
 */
export async function recordDelivery(
  tx: Tx,
  input: { id: string; errorCode: string | null; channel?: 'email' | 'sms'; final?: boolean },
): Promise<{ tryAgain: boolean; failed: boolean }> {
  const { tenantId, now } = tx.actor
  const { id, errorCode, channel = 'email', final = false } = input
  const sent = errorCode === null
  const most = sql.join(
    Object.entries(mostAttempts).map(([template, tries]) => sql`when ${template} then ${tries}::int`),
    sql` `,
  )
  const { rows } = await tx.execute<{ status: string }>(sql`
    update notifications set attempts = attempts + 1, last_error_code = ${errorCode}, channel = ${channel},
      sent_at = ${sent ? now.toString() : null}::timestamptz,
      status = case when ${sent} then 'sent' when ${final} or attempts + 1 >= case template ${most} else ${mostAttemptsElse}::int end
        then 'failed' else 'queued' end
    where tenant_id = ${tenantId} and id = ${id} and status = 'queued' returning status`)
  return { tryAgain: rows[0]?.status === 'queued', failed: rows[0]?.status === 'failed' }
}
