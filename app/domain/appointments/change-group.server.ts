import type { Tx } from '#db/client.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAboutGroup } from './decide-about-group.server.ts'
import { isStillToCome } from './group.ts'
import { setGroupRoom } from './group-time.server.ts'
import { findGroup } from './groups.queries.server.ts'
import { setGroup } from './lock-group.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { listRooms } from './rooms.server.ts'

/**
 * Changes what a group is called, how many places it has, whether residents may take one themselves, and its room.
 * Refuses `notFound`, `appointments.groupEnded`, `appointments.groupFull` for fewer places than are taken, and
 * `appointments.roomTaken`: the constraints of these names.
 */
export async function changeGroup(
  tx: Tx,
  change: {
    readonly groupId: string
    readonly title: string
    readonly most: number
    readonly selfBookable: boolean
    readonly roomId: string | null
  },
): Promise<Result<undefined>> {
  const { groupId, title, most, selfBookable, roomId } = change
  const seen = await findGroup(tx, groupId)
  if (!seen || !decideAboutGroup(tx, { action: 'update', teamId: seen.teamId, groupId })) return notFound
  await lockParticipants(tx, [groupId])
  const group = await findGroup(tx, groupId)
  if (!group) return notFound
  const may = isStillToCome(group, tx.actor.now)
  if (!may.ok) return may
  const rooms = roomId === null ? [] : await listRooms(tx, [group.teamId])
  if (roomId !== null && !rooms.some(({ id }) => id === roomId)) return notFound
  if (most < group.taken) return refuse('appointments.groupFull')
  await setGroup(tx, groupId, { title, most, selfBookable })
  if (roomId !== (group.room?.id ?? null)) await setGroupRoom(tx, group, roomId)
  return done()
}
