import type { Tx } from '#db/client.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { checkGroupTime } from './group-time.server.ts'
import { lockGroup } from './lock-group.server.ts'
import { setLeader } from './set-leader.server.ts'

/**
 * Somebody of the team leads a group from now on instead of a colleague, at the same time; who has a place is told.
 * Refuses as `lockGroup` and `checkGroupTime`, and `notFound` for who does not lead it, or leads it already, or is not of the
 * team.
 */
export async function passGroup(
  tx: Tx,
  pass: {
    readonly tenant: Pick<Tenant, 'timeZone'>
    readonly groupId: string
    readonly fromPersonId: string
    readonly toPersonId: string
  },
): Promise<Result<undefined>> {
  const { tenant, groupId, fromPersonId, toPersonId } = pass
  const locked = await lockGroup(tx, groupId, [toPersonId])
  if (!locked.ok) return locked
  const { group, places } = locked.value
  const { teamId, startsAt, endsAt, professionals } = group
  const members = await listTeamMembers(tx, [teamId], tenant.timeZone)
  const leads = (id: string) => professionals.some((each) => each.id === id)
  if (!leads(fromPersonId) || leads(toPersonId) || !members.some(({ id }) => id === toPersonId)) return notFound
  const free = await checkGroupTime(tx, { tenant, personIds: [toPersonId], startsAt, endsAt })
  if (!free.ok) return free
  await setLeader(tx, { group, places }, { fromPersonId, toPersonId })
  return done()
}
