import { Temporal } from 'temporal-polyfill'
import type { Actor, ProfessionalRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { openAsOwner, type OwnerDb } from '../seed/factories/insert.server.ts'
import { makeProfessional, makeTeam, type MadeTeam } from '../seed/factories/organisation.server.ts'
import { makeAccount, makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { makeTenant } from '../seed/factories/tenant.server.ts'
import { testUrls } from './test-database.ts'

/** A Friday afternoon: ECO-6's first example. */
export const testNow = Temporal.Instant.from('2026-04-03T14:40:00Z')

export interface TestNeighbourhood {
  readonly owner: OwnerDb
  readonly tenant: Tenant
  readonly practice: MadeTeam
  readonly otherPractice: MadeTeam
  readonly buurtteam: MadeTeam
  /** Ready to act; `now` is `testNow`, move it with `later`. */
  readonly actors: Readonly<
    Record<
      'fatma' | 'danuta' | 'joost' | 'petra' | 'sanne' | 'noor' | 'farid' | 'otherGp' | 'otherAssistant' | 'admin',
      Actor & { personId: string }
    >
  >
  readonly otherTenant: Tenant
  readonly otherTenantActors: Readonly<Record<'resident' | 'gp', Actor & { personId: string }>>
  /** Ends the owner's connection. Call it in `afterAll`. */
  end(): Promise<void>
}

/** The same actor at another time. */
export function later<T extends Actor>(actor: T, duration: Temporal.DurationLike): T {
  return { ...actor, now: actor.now.add(duration) }
}

function acting(
  tenantId: string,
  personId: string,
  displayName: string,
  as: Pick<Actor, 'kind' | 'role'> & { teamIds?: string[] },
) {
  return { teamIds: [], ...as, tenantId, personId, displayName, now: testNow, requestId: newId() }
}

/**
 * A small neighbourhood with the people of the stories, for tests: Fatma (practice Neckar with huisarts Joost and POH
 * Petra, supported by Farid of the buurtteam), Danuta (practice Neckar, no support), assistants Sanne and Noor, a second
 * practice, an administrator, and a second wijk.
 */
export async function makeTestNeighbourhood(): Promise<TestNeighbourhood> {
  const owner = openAsOwner(testUrls().owner)
  const tenant = await makeTenant(owner, testNow, { slug: 'overvecht', name: 'Overvecht', city: 'Utrecht' })
  const practice = await makeTeam(owner, tenant.id, { name: 'Centrum Neckar', kind: 'GP_PRACTICE' })
  const otherPractice = await makeTeam(owner, tenant.id, { name: 'Centrum Taag', kind: 'GP_PRACTICE' })
  const buurtteam = await makeTeam(owner, tenant.id, { name: 'Buurtteam Sociaal', kind: 'NEIGHBOURHOOD_TEAM' })

  const worker = async (
    teamId: string,
    role: ProfessionalRole,
    givenName: string,
    familyName: string,
    calledName = givenName,
  ) => {
    const { id } = await makeProfessional(owner, tenant.id, testNow, {
      teamId,
      role,
      givenName,
      familyName,
      calledName,
    })
    return acting(tenant.id, id, calledName, { kind: 'professional', role, teamIds: [teamId] })
  }
  const resident = async (
    givenName: string,
    familyName: string,
    more: Partial<Parameters<typeof makeResident>[3]> = {},
  ) => {
    const { id } = await makeResident(owner, tenant.id, testNow, { givenName, familyName, ...more })
    return acting(tenant.id, id, `${givenName} ${familyName}`, { kind: 'resident', role: 'RESIDENT' })
  }
  const actors = {
    joost: await worker(practice.id, 'GENERAL_PRACTITIONER', 'Joost', 'Kuipers', 'Dokter Kuipers'),
    petra: await worker(practice.id, 'PRACTICE_NURSE', 'Petra', 'Vos'),
    sanne: await worker(practice.id, 'PRACTICE_ASSISTANT', 'Sanne', 'de Boer'),
    noor: await worker(practice.id, 'PRACTICE_ASSISTANT', 'Noor', 'Bakker'),
    farid: await worker(buurtteam.id, 'SOCIAL_WORKER', 'Farid', 'Amari'),
    otherGp: await worker(otherPractice.id, 'GENERAL_PRACTITIONER', 'Lotte', 'Visser', 'Dokter Visser'),
    otherAssistant: await worker(otherPractice.id, 'PRACTICE_ASSISTANT', 'Yara', 'Smit'),
    fatma: await resident('Fatma', 'Yılmaz', {
      language: 'tr',
      interpreterLanguage: 'tr',
      salutation: 'mevrouw',
      birthDate: '1968-02-11',
    }),
    danuta: await resident('Danuta', 'Kowalska', { language: 'pl', salutation: 'mevrouw' }),
    admin: acting(tenant.id, newId(), 'Beheer', { kind: 'admin', role: 'TENANT_ADMIN' }),
  }
  const startsAt = testNow.subtract({ hours: 24 * 400 })
  const registered = { teamId: practice.id, personId: actors.joost.personId, kind: 'REGISTRATION' as const, startsAt }
  await makeCareRelationship(owner, tenant.id, { residentId: actors.fatma.personId, ...registered })
  await makeCareRelationship(owner, tenant.id, { residentId: actors.danuta.personId, ...registered })
  await makeCareRelationship(owner, tenant.id, {
    residentId: actors.fatma.personId,
    teamId: buurtteam.id,
    personId: actors.farid.personId,
    kind: 'SUPPORT',
    startsAt,
  })
  for (const [name, actor] of Object.entries(actors)) {
    if (actor.kind !== 'resident') continue
    // Residents are told by mail; nobody signs in with this account.
    await makeAccount(owner, tenant.id, testNow, {
      personId: actor.personId,
      email: `${name}@bewoner.example`,
      passwordHash: 'none',
      kind: 'resident',
    })
  }

  const otherTenant = await makeTenant(owner, testNow, { slug: 'spoorwijk', name: 'Spoorwijk', city: 'Den Haag' })
  const far = await makeTeam(owner, otherTenant.id, { name: 'Praktijk Spoorwijk', kind: 'GP_PRACTICE' })
  const farGp = await makeProfessional(owner, otherTenant.id, testNow, {
    teamId: far.id,
    role: 'GENERAL_PRACTITIONER',
    givenName: 'Ravi',
    familyName: 'Sewnath',
  })
  const farResident = await makeResident(owner, otherTenant.id, testNow, { givenName: 'Mehmet', familyName: 'Kaya' })
  await makeCareRelationship(owner, otherTenant.id, {
    residentId: farResident.id,
    teamId: far.id,
    personId: farGp.id,
    kind: 'REGISTRATION',
    startsAt,
  })
  return {
    owner,
    tenant,
    practice,
    otherPractice,
    buurtteam,
    actors,
    otherTenant,
    otherTenantActors: {
      resident: acting(otherTenant.id, farResident.id, 'Mehmet Kaya', { kind: 'resident', role: 'RESIDENT' }),
      gp: acting(otherTenant.id, farGp.id, 'Ravi', {
        kind: 'professional',
        role: 'GENERAL_PRACTITIONER',
        teamIds: [far.id],
      }),
    },
    end: () => owner.end(),
  }
}
