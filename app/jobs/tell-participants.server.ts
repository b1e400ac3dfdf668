import { withActor } from '../domain/access/with-actor.server.ts'
import { askToTellEach } from '../domain/activities/registration-tell.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Asks for a message to everybody who signed up for a date that goes off or moved. */
export async function tellParticipants(job: Jobs['activities.tellParticipants']): Promise<void> {
  for (let after: string | null = null; ;) {
    const actor = systemActor(job.tenantId, portalClock().now(), newId())
    const next: string | null | object = await withActor(actor, (tx) => askToTellEach(tx, job, after))
    if (typeof next !== 'string') return
    after = next
  }
}
