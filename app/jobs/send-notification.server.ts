import { withActor } from '../domain/access/with-actor.server.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import {
  findDueNotification,
  giveUpNotification,
  mailFor,
  recordDelivery,
} from '../domain/notifications/deliver-notification.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { getTenant, originOf } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { MailFault, mailIsSent, sendMail } from '../platform/mail.server.ts'

/**
 * Sends one notification; one for somebody without an address ends as not sendable. What leaves the portal is sent between two transactions, never inside one: after a crash in
 * between the mail may come twice, but never not at all.
 * @throws MailFault so that the queue tries again later.
 */
export async function sendNotification({ tenantId, notificationId }: Jobs['notifications.send']): Promise<void> {
  const actor = () => systemActor(tenantId, portalClock().now(), newId())
  const tenant = await getTenant(tenantId)
  const due = await withActor(actor(), (tx) => findDueNotification(tx, notificationId))
  if (!due || isRefused(due)) return
  if (typeof due === 'string') {
    await withActor(actor(), (tx) => giveUpNotification(tx, { id: notificationId, reason: due }))
    return
  }
  const mail = mailFor(due, { wijk: tenant.name, portal: originOf(tenant) })

  if (!mailIsSent()) {
    await withActor(actor(), async (tx) => {
      await keepDemoMail(tx, mail)
      await recordDelivery(tx, { id: notificationId, errorCode: null })
    })
    return
  }
  const fault = await sendMail(mail).then(
    () => null,
    (error: unknown) => error,
  )
  if (fault !== null && !(fault instanceof MailFault)) throw fault
  const recorded = await withActor(actor(), (tx) =>
    recordDelivery(tx, { id: notificationId, errorCode: fault?.code ?? null }),
  )
  if (fault && !isRefused(recorded) && recorded.tryAgain) throw fault
}
