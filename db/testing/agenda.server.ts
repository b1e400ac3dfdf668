import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { visitTypeDefaults } from '#app/domain/appointments/visit-type.ts'
import { makeSessions, makeVisitTypes } from '../seed/factories/appointments.server.ts'
import { makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

export interface TestAgenda {
  /** Ids of the kinds of visit by code. */
  readonly practiceTypes: ReadonlyMap<string, string>
  readonly supportTypes: ReadonlyMap<string, string>
  readonly otherTypes: ReadonlyMap<string, string>
}

const supportTalk = {
  code: 'SUPPORT_TALK',
  minutes: 45,
  channel: 'in_person',
  selfBookable: true,
  cancelNoticeHours: 24,
} as const

/**
 * Agendas for the test neighbourhood, with every slot open to residents: Joost on Monday, Tuesday and Thursday, Petra on
 * Tuesday, assistant Sanne every morning, Farid on Tuesday and Wednesday, and the huisarts of the other practice.
 */
export async function makeTestAgenda({ owner, tenant, actors, ...teams }: TestNeighbourhood): Promise<TestAgenda> {
  const practiceTypes = await makeVisitTypes(owner, tenant.id, teams.practice.id)
  const supportTypes = await makeVisitTypes(owner, tenant.id, teams.buurtteam.id, [supportTalk])
  const otherTypes = await makeVisitTypes(owner, tenant.id, teams.otherPractice.id, visitTypeDefaults)
  const week = (
    actor: Actor & { personId: string },
    team: { id: string; name: string },
    weekdays: number[],
    visitTypeCodes: string[],
  ) =>
    makeSessions(owner, tenant.id, {
      personId: actor.personId,
      teamId: team.id,
      location: team.name,
      validFrom: '2025-01-01',
      sessions: weekdays.map((weekday) => ({
        weekday,
        startsAt: '08:30',
        endsAt: '12:00',
        visitTypeCodes,
        onlineShare: 1,
      })),
    })
  const huisarts = ['CONSULT', 'DOUBLE_CONSULT', 'PHONE', 'THREE_WAY_CONVERSATION']
  await week(actors.joost, teams.practice, [1, 2, 4], huisarts)
  await week(actors.petra, teams.practice, [2], ['PRACTICE_NURSE', 'THREE_WAY_CONVERSATION'])
  await week(actors.sanne, teams.practice, [1, 2, 3, 4, 5], ['PRACTICE_ASSISTANT'])
  await week(actors.farid, teams.buurtteam, [2, 3], ['SUPPORT_TALK', 'THREE_WAY_CONVERSATION'])
  await week(actors.otherGp, teams.otherPractice, [2], huisarts)
  return { practiceTypes, supportTypes, otherTypes }
}

/** So many more residents of the practice, with Joost as their huisarts, ready to act. */
export async function makeMoreResidents(
  { owner, tenant, practice, actors }: TestNeighbourhood,
  count: number,
): Promise<(Actor & { personId: string })[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = { givenName: `Bewoner ${index + 1}`, familyName: 'Proef' }
      const { id } = await makeResident(owner, tenant.id, testNow, name)
      await makeCareRelationship(owner, tenant.id, {
        residentId: id,
        teamId: practice.id,
        personId: actors.joost.personId,
        kind: 'REGISTRATION',
        startsAt: testNow.subtract({ hours: 24 * 400 }),
      })
      return { ...actors.fatma, personId: id, displayName: name.givenName, requestId: newId() }
    }),
  )
}
