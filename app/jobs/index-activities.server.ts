import { forgetOldDrafts } from '../domain/activities/draft.server.ts'
import { indexOccurrencesInTurn } from '../domain/activities/index-occurrences-in-turn.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** The day on which each wijk was gone through by this process; after a start everything is looked at once. */
const doneOn = new Map<string, string>()

/**
 * Moves the index of dates of each wijk on, once a day and at the start: a new last day comes in, what is a month old
 * goes out; drafts that nobody goes on with are forgotten. Several processes may do it at once; the second finds nothing to write.
 */
export async function indexActivitiesEverywhere(now = portalClock().now()): Promise<void> {
  for (const { id: tenantId, timeZone } of await listTenants()) {
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    if (doneOn.get(tenantId) === today) continue
    for (let after: string | null = null; ;) {
      const next: unknown = await withActor(systemActor(tenantId, now, newId()), (tx) =>
        indexOccurrencesInTurn(tx, after),
      )
      if (typeof next !== 'string') break
      after = next
    }
    await withActor(systemActor(tenantId, now, newId()), forgetOldDrafts)
    doneOn.set(tenantId, today)
  }
}
