import { withActor } from '../domain/access/with-actor.server.ts'
import { drawContactCode } from '../domain/identity/contact-changes.server.ts'
import { codeMinutes } from '../domain/identity/one-time-code.server.ts'
import { contactCodeMessageFor } from '../domain/notifications/contact-messages.server.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { getTenant } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { mailIsSent, sendMail } from '../platform/mail.server.ts'
import { sendSms, smsLeaves } from '../platform/sms.server.ts'

/**
 * Sends the code for a new address or number to that address or number. It is made here and only its hash is kept, so that
 * the queue never holds it; a later try makes a new one.
 * @param now the portal's clock when left out.
 * @throws MailFault or SmsFault so that the queue tries again later.
 */
export async function sendContactCode(
  { tenantId, accountId, sessionNumber }: Jobs['identity.sendContactCode'],
  now = () => portalClock().now(),
): Promise<void> {
  const tenant = await getTenant(tenantId)
  const actor = () => systemActor(tenantId, now(), newId())
  const drawn = await withActor(actor(), (tx) => drawContactCode(tx, { accountId, sessionNumber }))
  if (drawn === null || isRefused(drawn)) return
  const message = contactCodeMessageFor(drawn, { wijk: tenant.name, minutes: codeMinutes })
  if (drawn.channel === 'phone' && smsLeaves()) return sendSms({ to: message.to, text: message.text })
  if (drawn.channel === 'email' && mailIsSent()) return sendMail(message)
  await withActor(actor(), (tx) => keepDemoMail(tx, message))
}
