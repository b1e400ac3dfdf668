import { withActor } from '../domain/access/with-actor.server.ts'
import { tellSignUp } from '../domain/activities/registration-tell.server.ts'
import { signUpSms } from '../domain/activities/sign-up-sms.server.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { getTenant, originOf } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { sendSms, smsLeaves } from '../platform/sms.server.ts'

/**
 * Tells one who signed up what is new, when that still is true and still to come: a resident by a notification, a guest by a
 * text message with a link that opens the sign-up.
 * @param now the portal's clock when left out.
 * @throws SmsFault so that the queue tries again later.
 */
export async function tellSignUpNews(
  job: Jobs['activities.tellSignUp'],
  now = () => portalClock().now(),
): Promise<void> {
  const { tenantId } = job
  const tenant = await getTenant(tenantId)
  const actor = () => systemActor(tenantId, now(), newId())
  const guest = await withActor(actor(), (tx) => tellSignUp(tx, job))
  if (guest === null || isRefused(guest)) return
  const text = signUpSms(guest, { origin: originOf(tenant), timeZone: tenant.timeZone })
  if (smsLeaves()) return sendSms({ to: guest.phone, text })
  await withActor(actor(), (tx) => keepDemoMail(tx, { to: guest.phone, subject: 'SMS', text }))
}
