import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { rooms } from '#db/schema/appointments.schedules.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { roomForm } from './kind-form.ts'

/** The rooms that these teams still give out, by name. At most 200. */
export async function listRooms(
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ readonly id: string; readonly teamId: string; readonly name: string }[]> {
  if (teamIds.length === 0) return []
  return tx
    .select({ id: rooms.id, teamId: rooms.teamId, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.tenantId, tx.actor.tenantId), inArray(rooms.teamId, [...teamIds]), isNull(rooms.endsOn)))
    .orderBy(asc(rooms.name), asc(rooms.id))
    .limit(200)
}

/** Adds a room of a team, or ends one today. Refuses `notFound` to who does not plan for the whole team, and for a room of another. */
export async function saveRoom(tx: Tx, form: z.output<typeof roomForm>, timeZone: string): Promise<Result<undefined>> {
  const { teamId, intent } = form
  const teamIds = isId(teamId) ? [teamId] : []
  const action = intent === 'add' ? 'create' : 'delete'
  if (!(await decideAboutSchedule(tx, { action, personId: null, teamIds, timeZone }))) return notFound
  const { tenantId, now } = tx.actor
  if (intent === 'add') {
    const room = { tenantId, id: newId(now.epochMilliseconds), teamId, name: form.name }
    await inPortalName(tx, () => tx.insert(rooms).values(room))
    return done()
  }
  const { roomId } = form
  if (!(await listRooms(tx, teamIds)).some(({ id }) => id === roomId)) return notFound
  const endsOn = now.toZonedDateTimeISO(timeZone).toPlainDate()
  await inPortalName(tx, () =>
    tx
      .update(rooms)
      .set({ endsOn })
      .where(and(eq(rooms.tenantId, tenantId), eq(rooms.id, roomId))),
  )
  return done()
}
