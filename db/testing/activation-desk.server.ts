import type { Temporal } from 'temporal-polyfill'
import { giveActivationCode } from '#app/domain/access/give-activation-code.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { tryActivationCode } from '#app/domain/identity/try-activation-code.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { clockAt } from '#app/domain/shared/clock.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/**
 * Jobs read the portal's clock: it starts at `now`, as the desk's does. Call it before anything of the portal reads its
 * settings.
 */
export function startPortalClock(now: Temporal.Instant): void {
  Object.assign(process.env, { DEMO_NOW: now.toString() })
}

/** The desk of practice Neckar, where residents without an account get a code; its clock starts at `testNow` and runs on. */
export function openTestDesk({ owner, tenant, practice, actors }: TestNeighbourhood) {
  const clock = clockAt(testNow.toString(), true)
  let address = 0
  const place = (after: Temporal.DurationLike = { seconds: 0 }) => ({
    ...{ tenantId: tenant.id, requestId: newId() },
    now: clock.now().add(after),
  })
  const give = (residentId: string, actor: Actor = actors.sanne) =>
    withActor(actor, (tx) => giveActivationCode(tx, { residentId, document: 'passport', timeZone: 'Europe/Amsterdam' }))
  /** Fills in a code, each time from another address. */
  const attempt = (typed: string, cookies: string | null = null, at = place()) =>
    tryActivationCode(at, { typed, cookies, language: 'nl', remoteAddress: `192.0.2.${(address += 1) % 250}` })

  return {
    ...{ place, give, attempt },
    /** A resident of the practice without an account. */
    async makeWithoutAccount(givenName: string): Promise<string> {
      const named = { givenName, familyName: 'Jansen', phone: '06 12 34 56 78' }
      const { id: residentId } = await makeResident(owner, tenant.id, testNow, named)
      const startsAt = testNow.subtract({ hours: 9 })
      await makeCareRelationship(owner, tenant.id, {
        ...{ residentId, teamId: practice.id, kind: 'REGISTRATION', startsAt },
      })
      return residentId
    },
    /** A code that was given. */
    async code(residentId: string): Promise<string> {
      const given = await give(residentId)
      if (!given.ok) throw new Error(given.refusal.code)
      return given.value.code
    },
    /** What a browser keeps after a right code. */
    async claimCookie(typed: string): Promise<string> {
      const tried = await attempt(typed)
      if (!tried.ok || tried.value.step !== 'choose') throw new Error('no claim')
      return tried.value.cookie
    },
    /** Rows of a table, with what comes behind its name. */
    async count(text: string, values: unknown[] = []): Promise<number> {
      const { rows } = await owner.client.query<{ count: string }>(`select count(*) from ${text}`, values)
      return Number(rows[0]!.count)
    },
  }
}
export type TestDesk = ReturnType<typeof openTestDesk>
