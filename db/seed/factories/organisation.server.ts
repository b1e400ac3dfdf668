import { Temporal } from 'temporal-polyfill'
import type { TeamKind } from '#app/domain/organisations/roles-of.ts'
import type { WorkRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { people } from '../../schema/identity.ts'
import { organisations, professionals, teamMemberships, teams } from '../../schema/organisations.ts'
import type { OwnerDb } from './insert.server.ts'

export interface MadeTeam {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly organisationId: string
}

const organisationKinds = {
  GP_PRACTICE: 'HEALTH_CENTRE',
  NEIGHBOURHOOD_TEAM: 'NEIGHBOURHOOD_TEAM',
  COMMUNITY_ORGANISATION: 'ACTIVITY_ORGANIZER',
} as const

/** A team with the organisation that it belongs to: a practice in its health centre, a wijkteam, or who offers activities. */
export async function makeTeam(
  { db }: OwnerDb,
  tenantId: string,
  given: {
    name: string
    kind: MadeTeam['kind']
    phone?: string
    emergencyPhone?: string | null
    answerDays?: number
    street?: string
    neighbourhoodId?: string | null
  },
): Promise<MadeTeam> {
  const organisationId = newId()
  const id = newId()
  await db.insert(organisations).values({
    tenantId,
    id: organisationId,
    kind: organisationKinds[given.kind],
    name: given.name,
    phone: given.phone ?? '030 555 01 00',
    street: given.street ?? null,
    neighbourhoodId: given.neighbourhoodId ?? null,
  })
  await db.insert(teams).values({
    tenantId,
    id,
    organisationId,
    kind: given.kind,
    name: given.name,
    phone: given.phone ?? '030 555 01 00',
    emergencyPhone: given.emergencyPhone ?? '030 555 01 01',
    opensAt: Temporal.PlainTime.from('08:00'),
    closesAt: Temporal.PlainTime.from('17:00'),
    answerWithinWorkingDays: given.answerDays ?? 2,
  })
  return { id, name: given.name, kind: given.kind, organisationId }
}

/** Someone who works in a team. The role is held from `startsOn` (ISO date) on. */
export async function makeProfessional(
  { db }: OwnerDb,
  tenantId: string,
  now: Temporal.Instant,
  given: {
    teamId: string
    role: WorkRole
    givenName: string
    prefix?: string | null
    familyName: string
    calledName?: string
    specialty?: string | null
    languages?: string[]
    startsOn?: string
  },
): Promise<{ id: string; calledName: string }> {
  const id = newId()
  const calledName = given.calledName ?? given.givenName
  await db.insert(people).values({ tenantId, id, createdAt: now })
  await db.insert(professionals).values({
    tenantId,
    id,
    givenName: given.givenName,
    prefix: given.prefix ?? null,
    familyName: given.familyName,
    calledName,
    languages: given.languages ?? ['nl'],
  })
  await db.insert(teamMemberships).values({
    tenantId,
    id: newId(),
    teamId: given.teamId,
    personId: id,
    role: given.role,
    specialty: given.specialty ?? null,
    startsOn: Temporal.PlainDate.from(given.startsOn ?? '2020-01-01'),
    endsOn: null,
  })
  return { id, calledName }
}
