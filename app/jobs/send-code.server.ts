import { withActor } from '../domain/access/with-actor.server.ts'
import { findCodeAddresses } from '../domain/identity/ask-for-code.server.ts'
import { codeMinutes, drawCode } from '../domain/identity/one-time-code.server.ts'
import { codeMessageFor } from '../domain/notifications/code-message.server.ts'
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
 * Sends a code for one sign-in by mail or phone (ACC-3). It is made here and only its hash is kept, so that neither the
 * queue nor the database ever holds it; a later try makes a new one.
 * @throws MailFault or SmsFault so that the queue tries again later.
 */
export async function sendCode(job: Jobs['identity.sendCode']): Promise<void> {
  const { tenantId, channel } = job
  const now = portalClock().now()
  const owner =
    'accountId' in job ? { accountId: job.accountId, sessionNumber: job.sessionNumber } : { claimHash: job.claimHash }
  const tenant = await getTenant(tenantId)
  const drawn = await withActor(systemActor(tenantId, now, newId()), async (tx) => {
    const addresses = await findCodeAddresses(tx, owner)
    const to = addresses?.[channel] ?? null
    const code = to === null ? null : await drawCode(tx, owner)
    return to === null || code === null ? null : { to, code, language: addresses!.language }
  })
  if (drawn === null || isRefused(drawn)) return
  const message = codeMessageFor(drawn, { wijk: tenant.name, minutes: codeMinutes })
  if (channel === 'phone' && smsLeaves()) return sendSms({ to: message.to, text: message.text })
  if (channel === 'email' && mailIsSent()) return sendMail(message)
  await withActor(systemActor(tenantId, now, newId()), (tx) => keepDemoMail(tx, message))
}
