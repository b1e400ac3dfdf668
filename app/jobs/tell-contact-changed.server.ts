import { withActor } from '../domain/access/with-actor.server.ts'
import { sealedPlace } from '../domain/identity/sealed-places.ts'
import { contactChangedMessageFor } from '../domain/notifications/contact-messages.server.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { getTenant } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { mailIsSent, sendMail } from '../platform/mail.server.ts'
import { unseal } from '../platform/sealed-values.server.ts'
import { sendSms, smsLeaves } from '../platform/sms.server.ts'

/**
 * Tells where a resident was reached until now that an address or number of the account changed.
 * @throws MailFault or SmsFault so that the queue tries again later.
 */
export async function tellContactChanged(job: Jobs['identity.tellContactChanged']): Promise<void> {
  const { tenantId, accountId, channel, sealed, language } = job
  const tenant = await getTenant(tenantId)
  const to = unseal(sealed, sealedPlace.oldAddress(tenantId, accountId))
  const values = { wijk: tenant.name, phone: tenant.settings.phones.help }
  const message = contactChangedMessageFor({ to, channel, language }, values)
  if (channel === 'phone' && smsLeaves()) return sendSms({ to, text: message.text })
  if (channel === 'email' && mailIsSent()) return sendMail(message)
  await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => keepDemoMail(tx, message))
}
