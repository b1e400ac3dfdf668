import { newId } from '#app/domain/shared/ids.ts'
import { bookingInvitations } from '../schema/appointments.invitations.ts'
import { visitTypes } from '../schema/appointments.kinds.ts'
import { waitingListEntries, waitingListOffers } from '../schema/appointments.waiting.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** Fatma waits for an earlier time than an appointment with the practice, was told of one, and had been invited to choose it. */
export async function makeToldOfEarlier(
  { owner, tenant, actors, practice }: TestNeighbourhood,
  appointmentId: string,
): Promise<void> {
  const of = { tenantId: tenant.id, residentId: actors.fatma.personId, teamId: practice.id, appointmentId }
  const [visitTypeId, entryId] = [newId(), newId()]
  await owner.db.insert(visitTypes).values({
    ...{ tenantId: tenant.id, id: visitTypeId, teamId: practice.id, code: 'CONSULT', minutes: 10 },
    // No longer booked, so that it changes nothing for anybody else.
    ...{ channel: 'in_person', selfBookable: false, cancelNoticeHours: 24, endedAt: testNow.subtract({ hours: 1 }) },
  })
  const day = testNow.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  await owner.db.insert(waitingListEntries).values({
    ...{ ...of, id: entryId, visitTypeId, fromDay: day, untilDay: day.add({ days: 7 }) },
    ...{ createdByPersonId: of.residentId, createdAt: testNow.subtract({ hours: 2 }) },
  })
  await owner.db.insert(bookingInvitations).values({
    ...{ ...of, appointmentId: undefined, id: newId(), visitTypeId, personId: actors.joost.personId, words: null },
    ...{ createdByPersonId: actors.joost.personId, createdAt: testNow.subtract({ hours: 2 }) },
    ...{ endsAt: testNow.add({ hours: 24 }), usedAppointmentId: appointmentId },
  })
  const startsAt = testNow.add({ hours: 3 * 24 })
  await owner.db.insert(waitingListOffers).values({
    ...{
      ...of,
      id: newId(),
      entryId,
      personId: actors.joost.personId,
      startsAt,
      endsAt: startsAt.add({ minutes: 10 }),
    },
    ...{
      freedAt: testNow.subtract({ hours: 1 }),
      offeredAt: testNow.subtract({ hours: 1 }),
      expiresAt: testNow.add({ hours: 23 }),
    },
  })
}
