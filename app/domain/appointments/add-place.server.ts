import type { Tx } from '#db/client.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { addAppointment, type SaidAtBooking } from './add-appointment.server.ts'
import { takesOneMore } from './group.ts'
import { findGroup, type GroupView } from './groups.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { ownPlacesIn } from './own-places.queries.server.ts'

interface NewPlace extends SaidAtBooking {
  readonly groupId: string
  readonly residentId: string
  readonly selfBooked: boolean
  readonly formKey?: string | null
  /** What else must be true of the group as it is under the locks. */
  readonly check?: (group: GroupView) => Promise<Result<undefined>>
}

/**
 * Gives a resident a place in a group: an appointment of their own that takes their time, while the group takes that of its
 * professionals. Who has a place keeps it. The resident is told. Decides nothing: the caller has.
 * Refuses `notFound`, `appointments.groupEnded`, `appointments.groupFull`, and `appointments.slotTaken` where the resident has
 * something else: the constraint of that name.
 */
export async function addPlace(tx: Tx, place: NewPlace): Promise<Result<{ readonly id: string }>> {
  const { groupId, residentId, selfBooked, formKey = null, check, ...said } = place
  // With the group: who moves or cancels it does not miss somebody who comes in at the same moment.
  await lockParticipants(tx, [residentId, groupId])
  const group = await findGroup(tx, groupId)
  if (!group) return notFound
  // A second click finds it.
  const known = (await ownPlacesIn(tx, { residentId, groupIds: [groupId] })).get(groupId)
  if (known !== undefined) return done({ id: known })
  const may = takesOneMore(group, tx.actor.now)
  if (!may.ok) return may
  const checked = check ? await check(group) : done()
  if (!checked.ok) return checked
  const { teamId, startsAt, endsAt, channel, location, professionals, kind } = group
  const id = await addAppointment(tx, {
    ...{ residentId, groupId, teamId, startsAt, endsAt, channel, location, selfBooked, formKey, ...said },
    ...{ personIds: professionals.map((each) => each.id), visitType: kind, status: 'booked', heldUntil: null },
    // The group has their time already.
    isSecond: true,
  })
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}
