import { boolean, foreignKey, index, integer, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId, wallTime } from '../columns.ts'
import { pauses, words } from './appointments.schedules.ts'
import { professionals, teams } from './organisations.ts'

export const visitTypes = pgTable(
  'visit_types',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    /** CONSULT, DOUBLE_CONSULT, FOUR_DOMAIN_CONVERSATION, PHONE, VIDEO, HOME_VISIT, PRACTICE_NURSE, THREE_WAY_CONVERSATION, PRACTICE_ASSISTANT (APP-1), or SUPPORT_TALK of a wijkteam. */
    code: text('code').notNull(),
    minutes: integer('minutes').notNull(),
    channel: text('channel', { enum: ['in_person', 'phone', 'video', 'home'] }).notNull(),
    selfBookable: boolean('self_bookable').notNull(),
    cancelNoticeHours: integer('cancel_notice_hours').notNull().default(24),
    maxFutureSelfBooked: integer('max_future_self_booked').notNull().default(2),
    /** What the practice calls it, by language; the portal's own words when null. */
    label: words('label'),
    /** What to bring or do, in plain words by language (APP-11). */
    instructions: words('instructions'),
    /** One of the portal's colours of kinds; a word stands beside it always. */
    color: text('color', { enum: ['blue', 'green', 'yellow', 'red', 'purple', 'grey'] }),
    /** Where a video talk is held; the practice's own service. */
    videoUrl: text('video_url'),
    /** No longer booked; appointments that have it stay. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'visit_types_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'visit_types_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('visit_types_by_team').on(t.tenantId, t.teamId),
  ],
)

/** A weekly session of one professional (APP-2): wall-clock time in the tenant's zone. */
export const consultationSessions = pgTable(
  'consultation_sessions',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    teamId: uuid('team_id').notNull(),
    /** ISO: 1 is Monday. */
    weekday: integer('weekday').notNull(),
    startsAt: wallTime('starts_at').notNull(),
    endsAt: wallTime('ends_at').notNull(),
    weeks: text('weeks', { enum: ['every', 'even', 'odd'] })
      .notNull()
      .default('every'),
    validFrom: day('valid_from').notNull(),
    validUntil: day('valid_until'),
    location: text('location').notNull(),
    visitTypeCodes: text('visit_type_codes').array().notNull(),
    /** Share of the session that residents may book themselves, 0 to 1. */
    onlineShare: numeric('online_share', { mode: 'number' }).notNull().default(0.5),
    /** As the wijk says when null (APP-2). */
    releaseHorizonDays: integer('release_horizon_days'),
    leadMinutes: integer('lead_minutes'),
    bufferMinutes: integer('buffer_minutes').notNull().default(0),
    pauses: pauses().notNull().default([]),
    /** An extra session on a day on which the practice is closed. */
    onClosedDays: boolean('on_closed_days').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'consultation_sessions_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'consultation_sessions_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'consultation_sessions_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('consultation_sessions_by_person').on(t.tenantId, t.personId),
  ],
)
