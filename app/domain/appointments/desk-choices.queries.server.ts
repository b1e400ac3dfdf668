import type { Tx } from '#db/client.server.ts'
import { listOpenAgendas } from './agenda.queries.server.ts'
import { listFreeRooms, roomsOfAppointments, type Room } from './appointment-rooms.queries.server.ts'
import type { AppointmentView } from './appointments.queries.server.ts'
import { takesRoom } from './choose-room.server.ts'

/** What the desk can choose at an appointment. */
export interface DeskChoices {
  readonly room: Room | null
  /** Those that nobody has then; empty where it takes none, or the team has none. */
  readonly rooms: readonly Room[]
  /** Who may see the resident: who does now, and to whom of the team it may be moved; empty where that is nobody else. */
  readonly colleagues: readonly { readonly id: string; readonly calledName: string }[]
}

/** The rooms and colleagues for an appointment that the actor found. */
export async function listDeskChoices(
  tx: Tx,
  appointment: AppointmentView,
  { timeZone }: { readonly timeZone: string },
): Promise<DeskChoices> {
  const { id, groupId, teamId, startsAt, endsAt, professionals } = appointment
  const room = (await roomsOfAppointments(tx, [id])).get(id) ?? null
  // Of a place in a group all this is the group's.
  if (teamId === null || groupId !== null) return { room, rooms: [], colleagues: [] }
  const isFor = takesRoom(appointment)
  const rooms = isFor ? await listFreeRooms(tx, { teamId, startsAt, endsAt, appointmentId: id }) : []
  const open = await listOpenAgendas(tx, timeZone)
  const [current, ...more] = professionals
  const others = open.filter((each) => each.teamId === teamId && each.id !== current?.id)
  return { room, rooms, colleagues: current && more.length === 0 && others.length > 0 ? [current, ...others] : [] }
}
