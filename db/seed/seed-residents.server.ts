import type { Temporal } from 'temporal-polyfill'
import { registrationTopics, supportTopics, type Topic } from '#app/domain/access/topics.ts'
import { sealIdentityNumber, sealPhone } from '#app/domain/identity/sealed-contact.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { accessGrants, careRelationships } from '../schema/access.ts'
import { caseCoordinators } from '../schema/care-network.ts'
import { people, residents } from '../schema/identity.ts'
import { birthDateOf } from './data/birth-date.ts'
import type { Resident } from './data/resident-types.ts'
import { testIdentityNumber } from './data/test-identity-number.ts'
import { insertMany } from './factories/insert.server.ts'
import { streetLine } from './seed-organisations.server.ts'
import type { Wijk } from './wijk.ts'

interface Relationship {
  readonly id: string
  readonly residentId: string
  readonly teamId: string
  readonly personId: string
  readonly kind: 'REGISTRATION' | 'SUPPORT'
  readonly startsAt: Temporal.Instant
}

/** Days that a resident has been registered: longer than any history that is told. */
const registeredDays = (index: number) => 400 + 13 * (index % 97)

function relationshipsOf({ moments, idOf }: Wijk, resident: Resident, index: number): Relationship[] {
  const { key, practiceKey, ownGpKey, support } = resident
  const residentId = idOf('person', key)
  const since = (days: number) => moments.at(moments.today.subtract({ days }), '09:00')
  const registration = {
    id: idOf('relationship', `${key} ${practiceKey}`),
    residentId,
    teamId: idOf('team', practiceKey),
    personId: idOf('person', ownGpKey),
    kind: 'REGISTRATION' as const,
    startsAt: since(registeredDays(index)),
  }
  if (!support) return [registration]
  return [
    registration,
    {
      id: idOf('relationship', `${key} ${support.teamKey}`),
      residentId,
      teamId: idOf('team', support.teamKey),
      personId: idOf('person', support.workerKey),
      kind: 'SUPPORT' as const,
      startsAt: since(support.sinceDays),
    },
  ]
}

/** One grant a topic (access), from the start of the relationship on. */
function grantsOf(tenantId: string, { id, residentId, teamId, kind, startsAt }: Relationship) {
  const topics: readonly Topic[] = kind === 'REGISTRATION' ? registrationTopics : supportTopics
  return topics.map((topic) => ({
    tenantId,
    id: newId(),
    residentId,
    granteeTeamId: teamId,
    topic,
    level: 'contribute' as const,
    source: 'care_relationship' as const,
    sourceId: id,
    during: `[${startsAt.toString()},)`,
  }))
}

/** Whose row it is, with the phone number and an invented citizen service number, encrypted. */
const sealedOf = (whose: { tenantId: string; id: string }, phone: string | null, index: number) => ({
  ...whose,
  phoneSealed: sealPhone(whose, phone),
  ...sealIdentityNumber(whose, testIdentityNumber(index)),
})

/** Residents, their practice and support with the grants that follow, and who keeps the overview (REG-1). */
export async function seedResidents(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const tenantId = tenant.id
  const createdAt = moments.at(moments.today.subtract({ days: 400 }), '09:00')
  await insertMany(
    owner,
    people,
    data.residents.map(({ key }) => ({ tenantId, id: idOf('person', key), createdAt })),
  )
  await insertMany(
    owner,
    residents,
    data.residents.map((resident, index) => ({
      ...sealedOf({ tenantId, id: idOf('person', resident.key) }, resident.phone, index),
      givenName: resident.givenName,
      prefix: resident.prefix,
      familyName: resident.familyName,
      salutation: resident.salutation,
      birthDate: birthDateOf(resident.age, resident.birthDayOfYear, moments.today),
      language: resident.language,
      interpreterLanguage: resident.interpreterLanguage,
      street: streetLine(resident),
      neighbourhoodId: idOf('neighbourhood', resident.neighbourhoodKey),
      createdAt,
    })),
  )
  const relationships = data.residents.flatMap((resident, index) => relationshipsOf(wijk, resident, index))
  await insertMany(
    owner,
    careRelationships,
    relationships.map((relationship) => ({ tenantId, ...relationship })),
  )
  await insertMany(
    owner,
    accessGrants,
    relationships.flatMap((relationship) => grantsOf(tenantId, relationship)),
  )
  await insertMany(
    owner,
    caseCoordinators,
    relationships
      .filter(({ kind }) => kind === 'SUPPORT')
      .map(({ residentId, personId, startsAt }) => ({ tenantId, id: newId(), residentId, personId, startsAt })),
  )
}
