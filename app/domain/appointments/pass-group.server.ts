import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { checkGroupTime } from './group-time.server.ts'
import { lockGroup, setGroup } from './lock-group.server.ts'
import { tellOfChange } from './tell-of-change.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

const part = appointmentParticipants

/**
 * Somebody of the team leads a group from now on instead of a colleague, at the same time; who has a place is told.
 * Refuses as `lockGroup` and `checkGroupTime`, and `notFound` for who does not lead it, or leads it already, or is not of the
 * team.
 */
export async function passGroup(
  tx: Tx,
  pass: {
    readonly tenant: Tenant
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
  const { tenantId, now } = tx.actor
  const theirs = and(...[eq(part.tenantId, tenantId), eq(part.personId, fromPersonId), eq(part.kind, 'professional')])
  const ids = places.map(({ id }) => id)
  if (ids.length > 0) {
    await tx
      .update(part)
      .set({ personId: toPersonId })
      .where(and(theirs, inArray(part.appointmentId, ids)))
    await tx
      .update(appointments)
      .set({ updatedAt: now, sequence: sql`${appointments.sequence} + 1` })
      .where(and(eq(appointments.tenantId, tenantId), inArray(appointments.id, ids)))
  }
  await inPortalName(tx, async () => {
    await tx
      .update(part)
      .set({ personId: toPersonId })
      .where(and(theirs, eq(part.groupId, groupId)))
  })
  await setGroup(tx, groupId, {})
  await timeCameFree(tx, { personId: fromPersonId, startsAt, endsAt })
  for (const place of places) await tellOfChange(tx, place)
  return done()
}
