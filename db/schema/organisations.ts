import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, tenantId, wallTime } from '../columns.ts'
import { people } from './identity.ts'
import { neighbourhoods, tenants } from './tenants.ts'

export const organisations = pgTable(
  'organisations',
  {
    tenantId: tenantId(),
    id: id(),
    kind: text('kind', {
      enum: ['HEALTH_CENTRE', 'NEIGHBOURHOOD_TEAM', 'ACTIVITY_ORGANIZER', 'CARE', 'MUNICIPAL'],
    }).notNull(),
    name: text('name').notNull(),
    phone: text('phone'),
    street: text('street'),
    postcode: text('postcode'),
    neighbourhoodId: uuid('neighbourhood_id'),
  },
  (t) => [
    primaryKey({ name: 'organisations_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'organisations_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
    foreignKey({
      name: 'organisations_neighbourhood',
      columns: [t.tenantId, t.neighbourhoodId],
      foreignColumns: [neighbourhoods.tenantId, neighbourhoods.id],
    }),
  ],
)

/** A team has an inbox and an agenda: a GP practice, or a wijkteam. One of a community organisation has neither. */
export const teams = pgTable(
  'teams',
  {
    tenantId: tenantId(),
    id: id(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind', { enum: ['GP_PRACTICE', 'NEIGHBOURHOOD_TEAM', 'COMMUNITY_ORGANISATION'] }).notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    emergencyPhone: text('emergency_phone'),
    /** Whether children of 12 to 15 may have an account of their own (REP-4). */
    childAccounts: boolean('child_accounts').notNull().default(false),
    opensAt: wallTime('opens_at').notNull(),
    closesAt: wallTime('closes_at').notNull(),
    /** Working days within which a short question is answered (ECO-6), 1 to 3. */
    answerWithinWorkingDays: integer('answer_within_working_days').notNull().default(2),
  },
  (t) => [
    primaryKey({ name: 'teams_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'teams_organisation',
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
  ],
)

/** What everyone in the wijk may know of a professional: name, role, languages. Not their private data. */
export const professionals = pgTable(
  'professionals',
  {
    tenantId: tenantId(),
    /** `people.id`. */
    id: id(),
    givenName: text('given_name').notNull(),
    prefix: text('prefix'),
    familyName: text('family_name').notNull(),
    /** How residents call this professional, for example "Dokter Kuipers" or "Sanne". */
    calledName: text('called_name').notNull(),
    languages: text('languages').array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'professionals_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'professionals_person',
      columns: [t.tenantId, t.id],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
)

export const teamMemberships = pgTable(
  'team_memberships',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role', {
      enum: [
        'GENERAL_PRACTITIONER',
        'PRACTICE_ASSISTANT',
        'PRACTICE_NURSE',
        'SOCIAL_WORKER',
        'DISTRICT_NURSE',
        'NEIGHBOURHOOD_SPECIALIST',
        'WELLBEING_COACH',
        'ACTIVITY_ORGANISER',
      ],
    }).notNull(),
    /** Sees the work lists of the own team, and starts its handovers (access: team lead). */
    isLead: boolean('is_lead').notNull().default(false),
    specialty: text('specialty'),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on'),
  },
  (t) => [
    primaryKey({ name: 'team_memberships_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'team_memberships_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'team_memberships_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('team_memberships_by_person').on(t.tenantId, t.personId),
    index('team_memberships_by_team').on(t.tenantId, t.teamId),
  ],
)
