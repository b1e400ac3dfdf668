import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, instantRange, tenantId } from '../columns.ts'
import { sql } from 'drizzle-orm'
import { people, residents } from './identity.ts'
import { teams } from './organisations.ts'

/** Being registered with a practice, or being supported by a wijkteam. Opens grants; ending it closes them. */
export const careRelationships = pgTable(
  'care_relationships',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    /** The own huisarts, or the worker who gives the support. */
    personId: uuid('person_id'),
    kind: text('kind', { enum: ['REGISTRATION', 'SUPPORT'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ name: 'care_relationships_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'care_relationships_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'care_relationships_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'care_relationships_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('care_relationships_by_resident').on(t.tenantId, t.residentId),
    index('care_relationships_by_team').on(t.tenantId, t.teamId),
    index('care_relationships_by_person').on(t.tenantId, t.personId),
  ],
)

/** The whole truth about who may reach which resident (house: access). */
export const accessGrants = pgTable(
  'access_grants',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    granteePersonId: uuid('grantee_person_id'),
    granteeTeamId: uuid('grantee_team_id'),
    /** Only for who works in that team in this role (CON-1: organisation and role); null for everybody in it. */
    granteeRole: text('grantee_role'),
    /** CON-1 and `CONTACT`, `CARE_TEAM`, `HELP`: see `app/domain/access/topics.ts`. */
    topic: text('topic').notNull(),
    /** One thread, appointment or invitation; null for the whole topic. */
    objectId: uuid('object_id'),
    level: text('level', { enum: ['metadata', 'read', 'contribute'] }).notNull(),
    source: text('source', {
      enum: ['care_relationship', 'permission', 'mandate', 'participation', 'emergency'],
    }).notNull(),
    sourceId: uuid('source_id').notNull(),
    during: instantRange('during').notNull(),
  },
  (t) => [
    primaryKey({ name: 'access_grants_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'access_grants_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'access_grants_person',
      columns: [t.tenantId, t.granteePersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      name: 'access_grants_team',
      columns: [t.tenantId, t.granteeTeamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    check('access_grants_one_grantee', sql`num_nonnulls(${t.granteePersonId}, ${t.granteeTeamId}) = 1`),
    index('access_grants_by_source').on(t.tenantId, t.sourceId),
  ],
)
