import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { AidContent } from '#app/domain/activities/decision-aid.ts'
import { id, instant, tenantId } from '../columns.ts'
import { people } from './identity.ts'
import { tenants } from './tenants.ts'

/** Decision aids (PUB-9). Nobody's answers are kept. */
export const decisionAids = pgTable(
  'decision_aids',
  {
    tenantId: tenantId(),
    id: id(),
    slug: text('slug').notNull(),
    pictogram: text('pictogram').notNull(),
    place: integer('place').notNull().default(0),
    /** Each advice ends with "Gaat u dit ook écht doen?" (PUB-9). */
    asksToDo: boolean('asks_to_do').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'decision_aids_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'decision_aids_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
    unique('decision_aids_slug_once').on(t.tenantId, t.slug),
  ],
)

/** What an aid says: people see the published one; a draft becomes it. */
export const decisionAidVersions = pgTable(
  'decision_aid_versions',
  {
    tenantId: tenantId(),
    id: id(),
    aidId: uuid('aid_id').notNull(),
    number: integer('number').notNull(),
    state: text('state', { enum: ['draft', 'published', 'retired'] }).notNull(),
    content: jsonb('content').$type<AidContent>().notNull(),
    revision: integer('revision').notNull().default(0),
    changedAt: instant('changed_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ name: 'decision_aid_versions_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'decision_aid_versions_aid',
      columns: [t.tenantId, t.aidId],
      foreignColumns: [decisionAids.tenantId, decisionAids.id],
    }),
    unique('decision_aid_versions_number').on(t.tenantId, t.aidId, t.number),
  ],
)

export const aidDeeds = [
  ...(['written', 'added', 'removed', 'translated', 'checked', 'published', 'dropped', 'takenOff'] as const),
] as const

/** Who changed what of an aid, and when. Written once. */
export const decisionAidChanges = pgTable(
  'decision_aid_changes',
  {
    tenantId: tenantId(),
    id: id(),
    aidId: uuid('aid_id').notNull(),
    number: integer('number').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    byName: text('by_name').notNull(),
    kind: text('kind', { enum: aidDeeds }).notNull(),
    part: text('part'),
    changes: jsonb('changes').$type<Readonly<Record<string, readonly [string, string]>>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ name: 'decision_aid_changes_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'decision_aid_changes_aid',
      columns: [t.tenantId, t.aidId],
      foreignColumns: [decisionAids.tenantId, decisionAids.id],
    }),
    foreignKey({
      name: 'decision_aid_changes_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
)
