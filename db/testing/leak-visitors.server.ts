import { pressEmergency } from '#app/domain/access/press-emergency.server.ts'
import { askPrivacyQuestion } from '#app/domain/access/ask-privacy-question.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { openSession, type Opened } from '#app/domain/identity/session.server.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import type { Actor, ProfessionalRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeMandate } from '../seed/factories/mandate.server.ts'
import { makePermission } from '../seed/factories/permission.server.ts'
import { makeProfessional, makeTeam } from '../seed/factories/organisation.server.ts'
import { makeAccount, makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { canary, makeCanary, type Canary } from './canary.server.ts'
import type { RecordIds } from './leak-plan.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** Everybody who comes to the portal, and two residents to whom the record belongs that they should not all see. */

type Person = Actor & { personId: string }

export interface RecordOwner {
  readonly word: string
  readonly canary: Canary
  readonly ids: RecordIds
}

export interface Crowd {
  readonly wijk: TestNeighbourhood
  readonly owners: { readonly fatma: RecordOwner; readonly omar: RecordOwner }
  readonly cookies: Readonly<Record<string, string | null>>
}

const past = (hours: number) => testNow.subtract({ hours })

/** People besides those of the test neighbourhood. */
async function makePeople(wijk: TestNeighbourhood) {
  const { owner, tenant, otherPractice, actors } = wijk
  const team = (name: string, kind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM') => makeTeam(owner, tenant.id, { name, kind })
  const worker = async (teamId: string, role: ProfessionalRole, givenName: string): Promise<Person> => {
    const { id } = await makeProfessional(owner, tenant.id, testNow, { teamId, role, givenName, familyName: 'Vries' })
    return { ...actors.joost, role, personId: id, displayName: givenName, teamIds: [teamId] }
  }
  const resident = async (givenName: string): Promise<Person> => {
    const { id } = await makeResident(owner, tenant.id, testNow, { givenName, familyName: 'Aziz' })
    return { ...actors.fatma, personId: id, displayName: givenName }
  }
  const thirdPractice = await team('Centrum Rijn', 'GP_PRACTICE')
  const buurtteam2 = await team('Buurtteam Noord', 'NEIGHBOURHOOD_TEAM')
  const nurses = await team('Wijkverpleging', 'NEIGHBOURHOOD_TEAM')
  return {
    thirdPractice,
    buurtteam2,
    omar: await resident('Omar'),
    proxy: await resident('Hülya'),
    dossierProxy: await resident('Selma'),
    formerProxy: await resident('Murat'),
    otherNurse: await worker(otherPractice.id, 'PRACTICE_NURSE', 'Els'),
    emergencyGp: await worker(thirdPractice.id, 'GENERAL_PRACTITIONER', 'Bas'),
    worker: await worker(buurtteam2.id, 'SOCIAL_WORKER', 'Nadia'),
    districtNurse: await worker(nurses.id, 'DISTRICT_NURSE', 'Ria'),
    specialist: await worker(nurses.id, 'NEIGHBOURHOOD_SPECIALIST', 'Tom'),
    coach: await worker(nurses.id, 'WELLBEING_COACH', 'Ina'),
    formerGp: await worker(wijk.practice.id, 'GENERAL_PRACTITIONER', 'Piet'),
  }
}

type People = Awaited<ReturnType<typeof makePeople>>

/** What opens Fatma's record to some of them, and what once did. */
async function openToThem({ owner, tenant, actors }: TestNeighbourhood, people: People, residentId: string) {
  const mandate = (who: Person, scopes: readonly Scope[], more: object = {}) =>
    makeMandate(owner, tenant.id, {
      ...{ residentId, representativePersonId: who.personId, kind: 'PROXY', scopes, startsAt: past(48) },
      ...more,
    })
  const { id: mandateId } = await mandate(people.proxy, ['appointments', 'messages'])
  await mandate(people.dossierProxy, ['dossier', 'invitations'])
  await mandate(people.formerProxy, ['appointments', 'messages', 'dossier'], { endsAt: past(1) })
  await makePermission(owner, tenant.id, {
    ...{ residentId, personId: people.districtNurse.personId, topics: ['BODY'], givenAt: past(10) },
  })
  await makePermission(owner, tenant.id, {
    ...{ residentId, personId: people.coach.personId, topics: ['SOCIAL'], givenAt: past(100), endsAt: past(1) },
  })
  const until = '2026-04-02'
  await owner.client.query('update team_memberships set ends_on = $2 where person_id = $1', [
    people.formerGp.personId,
    until,
  ])
  const emergencyId = newId()
  const pressed = await withActor(people.emergencyGp, (tx) =>
    pressEmergency(tx, {
      ...{ emergencyId, residentId, teamId: people.thirdPractice.id, tenant, reasonCode: 'UNCONSCIOUS' },
      reason: `Gevonden op straat, ${canary}, en niet aanspreekbaar.`,
    }),
  )
  const questionId = newId()
  const asked = await withActor(actors.fatma, (tx) =>
    askPrivacyQuestion(tx, { questionId, question: `Waarom keek iemand, ${canary}?`, day: null, line: null }),
  )
  if (!pressed.ok || !asked.ok) throw new Error('the record must be opened')
  return { mandateId, emergencyId, questionId }
}

async function makeOfficers({ owner, tenant, actors }: TestNeighbourhood): Promise<string> {
  const officerId = newId()
  for (const id of [actors.admin.personId, officerId])
    await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
      ...[tenant.id, id, testNow.toString()],
    ])
  return officerId
}

/** The cookie of somebody who is signed in, half or wholly. */
async function cookieFor(
  { owner }: TestNeighbourhood,
  tenantId: string,
  person: { readonly personId: string; readonly kind: string },
  opened: Partial<Opened> = {},
) {
  const kind = person.kind as 'resident' | 'professional' | 'admin' | 'officer'
  const { rows } = await owner.client.query<{ id: string }>('select id from accounts where person_id = $1', [
    person.personId,
  ])
  const email = `${newId()}@walk.example`
  const made = { personId: person.personId, email, passwordHash: 'none', kind }
  const accountId = rows[0]?.id ?? (await makeAccount(owner, tenantId, testNow, made)).id
  const place = { tenantId, now: testNow }
  const cookie = await openSession(place, accountId, { assurance: 'hoog', stage: 'full', ...opened })
  return { cookie: cookie.split(';')[0]!, accountId }
}

/** A neighbourhood with a record of Fatma's and one of Omar's, and a signed-in browser of everybody. */
export async function makeCrowd(): Promise<Crowd> {
  const wijk = await makeTestNeighbourhood()
  const { owner, tenant, otherTenant, otherTenantActors: far, actors, otherPractice } = wijk
  const people = await makePeople(wijk)
  const startsAt = past(24 * 400)
  await makeCareRelationship(owner, tenant.id, {
    ...{ residentId: people.omar.personId, teamId: otherPractice.id, personId: actors.otherGp.personId, startsAt },
    kind: 'REGISTRATION',
  })
  await makeCareRelationship(owner, tenant.id, {
    ...{ residentId: people.omar.personId, teamId: people.buurtteam2.id, personId: people.worker.personId, startsAt },
    kind: 'SUPPORT',
  })
  const fatmas = await makeCanary(wijk)
  const { omar, worker } = people
  const around = { ...actors, fatma: omar, joost: actors.otherGp, sanne: actors.otherAssistant, farid: worker }
  const omarsWijk = { ...wijk, practice: otherPractice, buurtteam: people.buurtteam2, actors: around }
  const omars = await makeCanary(omarsWijk, 'ijsvogelblauw', 1)
  const opened = await openToThem(wijk, people, fatmas.residentId)
  const officerId = await makeOfficers(wijk)
  const cookies: Record<string, string | null> = { nobody: null }
  const enter = async (name: string, person: { personId: string; kind: string }, how: Partial<Opened> = {}) => {
    const { cookie, accountId } = await cookieFor(
      wijk,
      name.startsWith('far') ? otherTenant.id : tenant.id,
      person,
      how,
    )
    cookies[name] = cookie
    return accountId
  }
  const { farid, ...here } = actors
  for (const [name, person] of Object.entries(here)) await enter(name, person)
  await enter('supporter', farid)
  const { omar: _, thirdPractice: _3, buurtteam2: _2, ...others } = people
  for (const [name, person] of Object.entries(others)) await enter(name, person)
  await enter('officer', { personId: officerId, kind: 'officer' })
  await enter('farGp', far.gp)
  await enter('farResident', far.resident)
  await enter('joostBeforeTheSecondStep', actors.joost, { stage: 'secondFactor' })
  await enter('joostSettingUp', actors.joost, { stage: 'enrol' })
  await enter('fatmaBeforeTheSecondStep', actors.fatma, { stage: 'secondFactor' })
  const fatmasAccount = await enter('fatmaHardlyKnown', actors.fatma, { assurance: 'laag' })
  const omarsAccount = await enter('omar', people.omar)
  const idsOf = (marks: Canary, person: Person, teamId: string, accountId: string): RecordIds => ({
    ...{ mandateId: newId(), emergencyId: newId(), questionId: newId(), ...marks },
    ...{ personId: person.personId, teamId, accountId },
  })
  return {
    ...{ wijk, cookies },
    owners: {
      fatma: {
        ...{ word: canary, canary: fatmas },
        ids: { ...idsOf(fatmas, actors.joost, wijk.practice.id, fatmasAccount), ...opened },
      },
      omar: {
        ...{ word: 'ijsvogelblauw', canary: omars },
        ids: idsOf(omars, actors.otherGp, otherPractice.id, omarsAccount),
      },
    },
  }
}
