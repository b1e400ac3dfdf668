import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import { makeAccount, makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

type Person = Actor & { personId: string }

/** A child of Danuta's, with an account, registered with practice Neckar. */
export async function makeChild(
  { owner, tenant, practice, actors }: TestNeighbourhood,
  given: { birthDate: string; givenName?: string },
): Promise<Person> {
  const { birthDate, givenName = 'Kacper' } = given
  const { id } = await makeResident(owner, tenant.id, testNow, { givenName, familyName: 'Kowalski', birthDate })
  await makeCareRelationship(owner, tenant.id, {
    residentId: id,
    teamId: practice.id,
    personId: actors.joost.personId,
    kind: 'REGISTRATION',
    startsAt: testNow.subtract({ hours: 24 * 400 }),
  })
  await makeAccount(owner, tenant.id, testNow, {
    personId: id,
    email: `${id}@bewoner.example`,
    passwordHash: 'none',
    kind: 'resident',
  })
  return {
    ...{ kind: 'resident', role: 'RESIDENT', tenantId: tenant.id, personId: id, teamIds: [] },
    ...{ now: testNow, requestId: newId(), displayName: `${givenName} Kowalski` },
  }
}

/** The same person acting for a resident. */
export function onBehalfOf(person: Person, resident: { readonly personId: string }): Person {
  return { ...person, kind: 'representative', role: 'REPRESENTATIVE', subjectId: resident.personId }
}

/** The same actor at an instant. */
export function at<T extends Actor>(actor: T, now: Temporal.Instant): T {
  return { ...actor, now }
}

export const everyScope: readonly Scope[] = [
  'appointments',
  'messages',
  'results',
  'dossier',
  'helpRequests',
  'invitations',
]
