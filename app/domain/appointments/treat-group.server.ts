import type { Tx } from '#db/client.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { cancelGroup } from './cancel-group.server.ts'
import type { HitGroup } from './groups-hit.queries.server.ts'
import { passGroup } from './pass-group.server.ts'
import type { GroupTreatment } from './treatment.ts'

/**
 * Does with one group what was chosen when the schedule of who leads it changed; everybody in it is told. The caller holds the
 * locks of everybody in it. Refuses `appointments.notForThisRole` to who may not change it, or somebody's place in it; else as
 * `cancelGroup` and `passGroup`.
 */
export async function treatGroup(
  tx: Tx,
  { tenant, group, words }: { readonly tenant: Tenant; readonly group: HitGroup; readonly words: string | null },
  treatment: GroupTreatment,
): Promise<Result<undefined>> {
  if (treatment.way === 'keep') return done()
  const { id: groupId, personId: fromPersonId } = group
  const treated =
    treatment.way === 'cancel'
      ? await cancelGroup(tx, { groupId, changeReason: words ?? '' })
      : await passGroup(tx, { tenant, groupId, fromPersonId, toPersonId: treatment.personId })
  if (treated.ok || treated.refusal.code !== notFound.refusal.code) return treated
  return refuse('appointments.notForThisRole')
}
