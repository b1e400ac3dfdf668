import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { teamClosures } from '#db/schema/appointments.schedules.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId } from '../shared/ids.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { placesOf } from './plannable.server.ts'
import { listPlannedAbsences } from './planned.queries.server.ts'
import { listSessions } from './schedules.queries.server.ts'
import { sessionsCameFree } from './sessions-came-free.server.ts'
import { addAbsence, removeAbsence, removeClosure } from './write-schedule.server.ts'

/**
 * Somebody is there again from today on: an absence that is still to come goes, one that runs ends yesterday. Who waits for
 * such a time is told.
 * Refuses `notFound` to who does not plan for them, and for an absence that is over.
 */
export async function comeBack(
  tx: Tx,
  input: { readonly tenant: Tenant; readonly personId: string; readonly absenceId: string },
): Promise<Result<undefined>> {
  const { tenant, personId, absenceId } = input
  const { timeZone } = tenant
  const teamIds = (await placesOf(tx, { personId, timeZone })).map(({ teamId }) => teamId)
  if (!(await decideAboutSchedule(tx, { action: 'delete', personId, teamIds, timeZone }))) return notFound
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const absence = (await listPlannedAbsences(tx, personId, today)).find(({ id }) => id === absenceId)
  if (!absence) return notFound
  const { id: _id, startsAt, endsAt, ...rest } = absence
  const ran = Temporal.PlainDate.compare(absence.firstDay, today) < 0
  const hours = startsAt && endsAt ? { from: startsAt, until: endsAt } : null
  await inPortalName(tx, async () => {
    await removeAbsence(tx, absenceId)
    if (ran) await addAbsence(tx, { ...rest, personId, hours, lastDay: today.subtract({ days: 1 }) })
  })
  const { firstDay, lastDay } = absence
  const sessions = await listSessions(tx, [personId], { firstDay: today, lastDay })
  await sessionsCameFree(tx, { tenant, sessions, firstDay, lastDay, hours })
  return done()
}

/** A team is open after all; who waits for such a time is told. Refuses `notFound` to who does not plan for the whole team. */
export async function reopenTeam(
  tx: Tx,
  input: { readonly tenant: Tenant; readonly teamId: string; readonly closureId: string },
): Promise<Result<undefined>> {
  const { tenant, teamId, closureId } = input
  const { timeZone } = tenant
  const asked = { action: 'delete', personId: null, teamIds: isId(teamId) ? [teamId] : [], timeZone } as const
  if (!(await decideAboutSchedule(tx, asked)) || !isId(closureId)) return notFound
  const [found] = await tx
    .select({ firstDay: teamClosures.firstDay, lastDay: teamClosures.lastDay })
    .from(teamClosures)
    .where(
      and(
        eq(teamClosures.tenantId, tx.actor.tenantId),
        eq(teamClosures.id, closureId),
        eq(teamClosures.teamId, teamId),
      ),
    )
    .limit(1)
  if (!found) return notFound
  await inPortalName(tx, () => removeClosure(tx, closureId))
  const members = await listTeamMembers(tx, [teamId], timeZone)
  const held = await listSessions(tx, [...new Set(members.map(({ id }) => id))], found)
  await sessionsCameFree(tx, { tenant, sessions: held.filter((session) => session.teamId === teamId), ...found })
  return done()
}
