import { newId } from '#app/domain/shared/ids.ts'
import type { Temporal } from 'temporal-polyfill'
import { groupAppointments } from '../../schema/appointments.groups.ts'
import { appointmentParticipants } from '../../schema/appointments.ts'
import type { OwnerDb } from './insert.server.ts'

export interface GroupGiven {
  readonly teamId: string
  readonly visitTypeId: string
  /** Who lead it; the first one made it. */
  readonly personIds: readonly string[]
  readonly title: string
  readonly startsAt: Temporal.Instant
  readonly minutes: number
  readonly location: string
  readonly most: number
  readonly createdAt: Temporal.Instant
}

/** A group in which residents may take a place, with the time of those who lead it. Gives its id. */
export async function makeGroupAppointment({ db }: OwnerDb, tenantId: string, given: GroupGiven): Promise<string> {
  const { personIds, minutes, createdAt, ...rest } = given
  const { teamId, startsAt } = rest
  const id = newId()
  const endsAt = startsAt.add({ minutes })
  await db.insert(groupAppointments).values({
    ...{ tenantId, id, ...rest, endsAt, status: 'booked', channel: 'in_person', selfBookable: true },
    ...{ createdByPersonId: personIds[0] ?? '', createdAt, updatedAt: createdAt, formKey: newId() },
  })
  await db.insert(appointmentParticipants).values(
    personIds.map((personId) => ({
      ...{ tenantId, appointmentId: id, groupId: id, teamId, personId, startsAt, endsAt, blocks: true },
      ...{ kind: 'professional' as const, response: 'accepted' as const },
    })),
  )
  return id
}
