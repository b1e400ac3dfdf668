import { sql } from 'drizzle-orm'
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId, wallTime } from '../columns.ts'
import { people } from './identity.ts'
import { professionals, teams } from './organisations.ts'

/** Days, or hours of days, on which a professional is away. */
export const absences = pgTable(
  'absences',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    kind: text('kind', { enum: ['LEAVE', 'TRAINING', 'ILLNESS', 'OTHER'] })
      .notNull()
      .default('LEAVE'),
    /** Both or none; with both only these hours of each day, in the tenant's zone. */
    startsAt: wallTime('starts_at'),
    endsAt: wallTime('ends_at'),
    /** Who sees the patients meanwhile. */
    deputyPersonId: uuid('deputy_person_id'),
    createdByPersonId: uuid('created_by_person_id'),
    createdAt: instant('created_at'),
  },
  (t) => [
    primaryKey({ name: 'absences_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'absences_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'absences_deputy',
      columns: [t.tenantId, t.deputyPersonId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'absences_creator',
      columns: [t.tenantId, t.createdByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('absences_by_person').on(t.tenantId, t.personId),
    index('absences_by_deputy')
      .on(t.tenantId, t.deputyPersonId)
      .where(sql`deputy_person_id is not null`),
    index('absences_by_creator')
      .on(t.tenantId, t.createdByPersonId)
      .where(sql`created_by_person_id is not null`),
  ],
)

/** Days on which a whole practice or team is closed, beside weekends and the wijk's own holidays. */
export const teamClosures = pgTable(
  'team_closures',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    /** As the team calls it: "Studiedag". */
    name: text('name').notNull(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'team_closures_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'team_closures_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'team_closures_creator',
      columns: [t.tenantId, t.createdByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('team_closures_by_team').on(t.tenantId, t.teamId, t.lastDay),
    index('team_closures_by_creator').on(t.tenantId, t.createdByPersonId),
  ],
)

/** Time of a professional that nobody books: set by hand, or taken over from another calendar. FHIR `busy-unavailable`. */
export const agendaBlocks = pgTable(
  'agenda_blocks',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** For colleagues: "Overleg"; never a resident's name. Null for what comes from another calendar. */
    words: text('words'),
    source: text('source', { enum: ['own', 'calendar'] }).notNull(),
    createdByPersonId: uuid('created_by_person_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'agenda_blocks_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'agenda_blocks_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'agenda_blocks_creator',
      columns: [t.tenantId, t.createdByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('agenda_blocks_by_person').on(t.tenantId, t.personId, t.startsAt),
    index('agenda_blocks_by_creator')
      .on(t.tenantId, t.createdByPersonId)
      .where(sql`created_by_person_id is not null`),
  ],
)

/** A room, a car, anything of a team that one appointment at a time can have. */
export const rooms = pgTable(
  'rooms',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    name: text('name').notNull(),
    /** No longer given out from this day. */
    endsOn: day('ends_on'),
  },
  (t) => [
    primaryKey({ name: 'rooms_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'rooms_team', columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    index('rooms_by_team').on(t.tenantId, t.teamId),
  ],
)

/** Words by language (BCP 47): Dutch is always there. */
export const words = (name: string) => jsonb(name).$type<Readonly<Record<string, string>>>()

/** A break within a session: wall-clock times, "10:15". */
export const pauses = () => jsonb('pauses').$type<readonly { readonly from: string; readonly until: string }[]>()
