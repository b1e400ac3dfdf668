import { parseArgs } from 'node:util'
import { resetSecondFactor } from '#app/domain/access/reset-second-factor.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findAccountByEmail } from '#app/domain/identity/account-status.server.ts'
import { normaliseEmail } from '#app/domain/identity/email.ts'
import { recordEvent } from '#app/domain/identity/record-event.server.ts'
import { systemActor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done as taken, notFound, type Result } from '#app/domain/shared/result.ts'
import { findTenant } from '#app/domain/tenants/tenants.queries.server.ts'
import { portalClock } from '#app/platform/clock.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { program } from './program.ts'
import { say } from './progress.ts'
import { joinRunningDemo } from './running-database.ts'

const usage =
  'Use: npm run second-factor:reset -- --wijk <short name> --email <address> --reason "<at least 20 characters>"'

function given(): { wijk: string; email: string; reason: string } {
  const text = { type: 'string', default: '' } as const
  try {
    const { wijk, email, reason } = parseArgs({ options: { wijk: text, email: text, reason: text } }).values
    if (wijk && email && reason.trim().length >= 20 && reason.length <= 500)
      return { wijk, email, reason: reason.trim() }
  } catch {
    // Said below, in the same words.
  }
  throw new StartProblem(usage)
}

/**
 * `npm run second-factor:reset`: what an administrator does on `/beheer`, for the last administrator of a wijk, whom nobody
 * else can help. Whoever may run this on the server has made sure who asks. It prints no secret: the link goes by mail.
 */
await program(async () => {
  const { wijk, email, reason } = given()
  if (!process.env.DATABASE_URL) await joinRunningDemo()
  const tenant = await findTenant(wijk)
  if (!tenant) throw new StartProblem(`There is no wijk "${wijk}".`)
  const place = { tenantId: tenant.id, now: portalClock().now(), requestId: newId() }
  const done = await withActor(
    systemActor(place.tenantId, place.now, place.requestId),
    async (tx): Promise<Result<string>> => {
      const accountId = await findAccountByEmail(tx, normaliseEmail(email))
      if (accountId === null) return notFound
      const reset = await resetSecondFactor(tx, { accountId, reason })
      return reset.ok ? taken(accountId) : reset
    },
  )
  if (!done.ok) throw new StartProblem('Nobody who works there has an account in use with that address.')
  await recordEvent(place, 'secondFactorReset', 'success', {
    kind: 'system',
    accountId: done.value,
    displayName: 'Drieluik',
  })
  say('second factor: taken away; the link to set up another is on its way by mail')
})
