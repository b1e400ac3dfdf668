import { Temporal } from 'temporal-polyfill'
import { withActor } from '../domain/access/with-actor.server.ts'
import { drawAccountToken, linkMinutes, type LinkPurpose } from '../domain/identity/account-tokens.server.ts'
import { findAccountOf } from '../domain/identity/account-of.server.ts'
import { keepDemoMail } from '../domain/notifications/demo-mails.server.ts'
import { linkMailFor } from '../domain/notifications/link-mail.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { getTenant, originOf } from '../domain/tenants/tenants.queries.server.ts'
import { paths } from '../paths.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'
import { mailIsSent, sendMail } from '../platform/mail.server.ts'

const pathOf: Record<LinkPurpose, (token: string) => string> = {
  invitation: paths.acceptInvitation,
  passwordReset: paths.newPassword,
  secondFactorReset: paths.restoreSecondFactor,
}
const statusFor = { invitation: 'invited', passwordReset: 'active', secondFactorReset: 'active' } as const

/**
 * Mails a link that works once. Its secret is made here and only its hash is kept, so that neither the queue nor the
 * database ever holds it; a later try makes a new one. What was asked so long ago that the link would be over is not sent.
 * @throws MailFault so that the queue tries again later.
 */
export async function sendAccountLink({
  tenantId,
  accountId,
  purpose,
  askedAt,
}: Jobs['identity.sendLink']): Promise<void> {
  const now = portalClock().now()
  const late = now.since(Temporal.Instant.from(askedAt)).total('minutes') > linkMinutes[purpose]
  if (accountId === null || late) return
  const tenant = await getTenant(tenantId)
  const drawn = await withActor(systemActor(tenantId, now, newId()), async (tx) => {
    const account = await findAccountOf(tx, accountId)
    if (account?.status !== statusFor[purpose] || account.email === '') return null
    return { account, token: await drawAccountToken(tx, { accountId, purpose }) }
  })
  if (drawn === null || isRefused(drawn)) return
  const { email, language } = drawn.account
  const link = originOf(tenant) + pathOf[purpose](drawn.token)
  const mail = linkMailFor({ email, language, purpose }, { wijk: tenant.name, link, minutes: linkMinutes[purpose] })
  if (mailIsSent()) return sendMail(mail)
  await withActor(systemActor(tenantId, now, newId()), (tx) => keepDemoMail(tx, mail))
}
