import type { Temporal } from 'temporal-polyfill'
import { withActor } from '../domain/access/with-actor.server.ts'
import { keepUndelivered } from '../domain/appointments/keep-undelivered.server.ts'
import { passReminder } from '../domain/appointments/pass-reminder.server.ts'
import { failureOf, isFinal } from '../domain/appointments/undelivered.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import { giveUpNotification, recordDelivery } from '../domain/notifications/deliver-notification.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { getTenant } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { MailFault, mailIsSent, sendMail } from '../platform/mail.server.ts'
import { SmsFault, sendSms, smsLeaves } from '../platform/sms.server.ts'
import { findOutgoing, type Outgoing, type Unsendable } from './outgoing-message.server.ts'

/** What the mail server or the gateway said against it; null when it was accepted. */
async function handOver({ channel, message }: Outgoing): Promise<MailFault | SmsFault | null> {
  const fault: unknown = await (channel === 'sms' ? sendSms(message) : sendMail(message)).then(
    () => null,
    (error: unknown) => error,
  )
  if (fault === null || fault instanceof MailFault || fault instanceof SmsFault) return fault
  throw fault
}

/**
 * Sends one notification by mail or text message; one that has become untrue, unwanted or has no address ends as not
 * sendable. What leaves the portal is sent between two transactions, never inside one: after a crash in between the message
 * may come twice, but never not at all. What was given up about an appointment stands on the list of who calls.
 * @param now the portal's clock when left out.
 * @throws MailFault or SmsFault so that the queue tries again later.
 */
export async function sendNotification(
  { tenantId, notificationId: id }: Jobs['notifications.send'],
  now: () => Temporal.Instant = () => portalClock().now(),
): Promise<void> {
  const actor = () => systemActor(tenantId, now(), newId())
  const tenant = await getTenant(tenantId)
  const found = await withActor(actor(), (tx) => findOutgoing(tx, tenant, id))
  if (!found || isRefused(found)) return
  if ('unsendable' in found) {
    await giveUp(actor(), id, found)
    return
  }
  const { channel, message } = found
  if (!(channel === 'sms' ? smsLeaves() : mailIsSent())) {
    await withActor(actor(), async (tx) => {
      await keepDemoMail(tx, message)
      await recordDelivery(tx, { id, errorCode: null, channel })
    })
    return
  }
  const fault = await handOver(found)
  const errorCode = fault?.code ?? null
  const recorded = await withActor(actor(), async (tx) => {
    const final = errorCode !== null && isFinal(channel, errorCode)
    const written = await recordDelivery(tx, { id, errorCode, channel, final })
    if (written.failed) await keepUndelivered(tx, { id, failure: failureOf(channel, errorCode ?? '') })
    return written
  })
  if (fault && !isRefused(recorded) && recorded.tryAgain) throw fault
}

async function giveUp(actor: Parameters<typeof withActor>[0], id: string, found: Unsendable): Promise<void> {
  const { unsendable: reason, wanted } = found
  await withActor(actor, async (tx) => {
    await giveUpNotification(tx, { id, reason })
    const only = reason === 'noAccount' ? ('changed' as const) : undefined
    // A resident without an account may have somebody who acts for them.
    if (reason === 'noAccount') await passReminder(tx, { id })
    if (wanted) await keepUndelivered(tx, { id, failure: 'noAddress', only })
  })
}
