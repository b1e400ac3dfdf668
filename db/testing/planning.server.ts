import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { AskedChange, GivenSession } from '#app/domain/appointments/asked-change.ts'
import { changeSchedule } from '#app/domain/appointments/change-schedule.server.ts'
import { readTreatment, type Treatments } from '#app/domain/appointments/treatment.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeAppointments, makeSessions } from '../seed/factories/appointments.server.ts'
import { makeProfessional } from '../seed/factories/organisation.server.ts'
import { makeMoreResidents, makeTestAgenda } from './agenda.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

export const planningZone = 'Europe/Amsterdam'
export const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(planningZone).toInstant()
export const day = (text: string) => Temporal.PlainDate.from(text)
export const clock = (text: string) => Temporal.PlainTime.from(text)

/** The actor on a Monday morning, before the first patient. */
export const soon = <T extends Actor>(actor: T): T => ({ ...actor, now: at('2026-04-13T07:30'), requestId: newId() })

/** What happens to bookings: `rest` for all that `own` does not name. */
export const treat = (
  rest: string | null,
  own: Record<string, string> = {},
  words: string | null = null,
): Treatments => ({
  byBooking: new Map(Object.entries(own).map(([id, text]) => [id, readTreatment(text)!])),
  rest: rest === null ? null : readTreatment(rest),
  words,
})

/**
 * Agendas of the test neighbourhood with fourteen more residents, and a second huisarts, Dokter Bos, who holds a session on
 * Monday until ten.
 */
export async function makeTestPlanning(wijk: TestNeighbourhood) {
  const { owner, tenant, practice, actors } = wijk
  const agenda = await makeTestAgenda(wijk)
  const residents = await makeMoreResidents(wijk, 14)
  const names = { teamId: practice.id, role: 'GENERAL_PRACTITIONER' as const, givenName: 'Mira', familyName: 'Bos' }
  const { id: deputy } = await makeProfessional(owner, tenant.id, testNow, { ...names, calledName: 'Dokter Bos' })
  const held = { startsAt: '08:30', endsAt: '10:00', visitTypeCodes: ['CONSULT'], onlineShare: 1, weekday: 1 }
  const place = { personId: deputy, teamId: practice.id, location: practice.name, validFrom: '2025-01-01' }
  await makeSessions(owner, tenant.id, { ...place, sessions: [held] })
  const rows = async <T extends object>(text: string, ...values: unknown[]) =>
    (await owner.client.query<T>(text, values)).rows
  return {
    ...{ agenda, residents, deputy, rows },
    /** Quarter after quarter from half past eight with the huisarts, a resident each. */
    book: (count: number, date: string, teamId: string | null = practice.id) =>
      makeAppointments(
        owner,
        tenant.id,
        residents.slice(0, count).map(({ personId }, index) => ({
          ...{ residentId: personId, personIds: [actors.joost.personId], teamId, minutes: 15 },
          ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, visitTypeCode: 'CONSULT' },
          ...{ startsAt: at(`${date}T08:30`).add({ minutes: 15 * index }), location: 'Centrum Neckar' },
        })),
      ),
    change: (actor: Actor, asked: AskedChange, treatments: Treatments | null = null) =>
      withActor(soon(actor), (tx) => changeSchedule(tx, { tenant, asked, treatments })),
    /** The huisarts is ill, on one day unless another last day is given. */
    ill: (date: string, deputyPersonId: string | null = deputy, lastDay = date): AskedChange => ({
      ...{ kind: 'away', personId: actors.joost.personId, why: 'ILLNESS', hours: null, deputyPersonId },
      ...{ firstDay: day(date), lastDay: day(lastDay) },
    }),
    session: (more: Partial<GivenSession> = {}): GivenSession => ({
      ...{ teamId: practice.id, location: 'Centrum Neckar', weekday: 5, weeks: 'every', onlineShare: 0.5 },
      ...{ startsAt: clock('13:00'), endsAt: clock('15:00'), validFrom: day('2026-04-13'), validUntil: null },
      ...{ visitTypeCodes: ['CONSULT'], pauses: [], bufferMinutes: 5, releaseHorizonDays: 28, leadMinutes: 60 },
      ...more,
    }),
    countAbsences: async () => (await rows('select 1 from absences where tenant_id = $1', tenant.id)).length,
  }
}
