import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { giveRoom } from './give-room.server.ts'
import { listRooms } from './rooms.server.ts'

/** Whether an appointment takes a room: somebody comes, or is there. A place in a group is in the room of the group. */
export const takesRoom = ({ teamId, groupId, channel, status }: AppointmentView): boolean =>
  teamId !== null && groupId === null && channel === 'in_person' && ['pending', 'booked', 'arrived'].includes(status)

/**
 * Gives an appointment a room of its team, or none. Refuses `notFound` to who may not change it and for a room of another
 * team, `appointments.notInThisState` for what takes no room, and `appointments.roomTaken`: the constraint of that name.
 */
export async function chooseRoom(
  tx: Tx,
  { appointmentId, roomId }: { readonly appointmentId: string; readonly roomId: string | null },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId, startsAt, endsAt } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (tx.actor.kind !== 'professional' || !(await decideAccess(tx, asked)).granted || teamId === null) return notFound
  if (!takesRoom(found.value)) return refuse('appointments.notInThisState')
  const known = await listRooms(tx, [teamId])
  if (roomId !== null && !known.some((room) => room.id === roomId)) return notFound
  await giveRoom(tx, { appointmentId: id, residentId, teamId, startsAt, endsAt, roomId })
  return done()
}
