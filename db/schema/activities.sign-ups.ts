import { sql } from 'drizzle-orm'
import { bigint, boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId } from '../columns.ts'
import { activities } from './activities.ts'
import { residents } from './identity.ts'
import { notifications } from './notifications.ts'

/** Who takes part in an activity: a guest of whom nothing is known but a first name and a number, or a resident (PUB-6). */
export const signUps = pgTable(
  'sign_ups',
  {
    tenantId: tenantId(),
    id: id(),
    activityId: uuid('activity_id').notNull(),
    /** Null for a guest. */
    residentId: uuid('resident_id'),
    firstNameSealed: text('first_name_sealed').notNull(),
    phoneSealed: text('phone_sealed'),
    /** By which the same number is found again. */
    phoneHash: text('phone_hash'),
    /** Somebody to walk along the first time. */
    companion: boolean('companion').notNull().default(false),
    language: text('language').notNull(),
    createdByPersonId: uuid('created_by_person_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'sign_ups_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'sign_ups_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }),
    foreignKey({
      name: 'sign_ups_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    index('sign_ups_by_activity').on(t.tenantId, t.activityId, t.phoneHash),
    index('sign_ups_by_resident')
      .on(t.tenantId, t.residentId, t.createdAt)
      .where(sql`resident_id is not null`),
  ],
)

/** One date of a sign-up. The database gives the places, in turn (`fill_places`). */
export const registrations = pgTable(
  'registrations',
  {
    tenantId: tenantId(),
    signUpId: uuid('sign_up_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    originalDate: day('original_date').notNull(),
    state: text('state', { enum: ['waiting', 'placed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    /** The order of arrival. */
    turn: bigint('turn', { mode: 'number' }).generatedAlwaysAsIdentity(),
    /** The same number again: it has no place of its own, and shows what a new one would show. */
    again: boolean('again').notNull().default(false),
    askedAt: instant('asked_at').notNull(),
    placedAt: instant('placed_at'),
    cancelledAt: instant('cancelled_at'),
    /** Null: nobody said. */
    attended: boolean('attended'),
    helped: text('helped', { enum: ['yes', 'a_bit', 'no', 'not_there'] }),
    notificationId: uuid('notification_id'),
  },
  (t) => [
    primaryKey({ name: 'registrations_pk', columns: [t.tenantId, t.signUpId, t.originalDate] }),
    foreignKey({
      name: 'registrations_sign_up',
      columns: [t.tenantId, t.signUpId],
      foreignColumns: [signUps.tenantId, signUps.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'registrations_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }),
    foreignKey({
      name: 'registrations_notification',
      columns: [t.tenantId, t.notificationId],
      foreignColumns: [notifications.tenantId, notifications.id],
    }),
    index('registrations_in_turn').on(t.tenantId, t.activityId, t.originalDate, t.turn),
    index('registrations_by_date').on(t.tenantId, t.originalDate),
    index('registrations_by_notification')
      .on(t.tenantId, t.notificationId)
      .where(sql`notification_id is not null`),
  ],
)

/** What opens a guest's sign-up: the SHA-256 of each secret that was given out. */
export const signUpLinks = pgTable(
  'sign_up_links',
  {
    tenantId: tenantId(),
    secretHash: text('secret_hash').notNull(),
    signUpId: uuid('sign_up_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'sign_up_links_pk', columns: [t.tenantId, t.secretHash] }),
    foreignKey({
      name: 'sign_up_links_sign_up',
      columns: [t.tenantId, t.signUpId],
      foreignColumns: [signUps.tenantId, signUps.id],
    }).onDelete('cascade'),
    index('sign_up_links_by_sign_up').on(t.tenantId, t.signUpId),
  ],
)

/** What stays when the persons are gone: counts, of one date of an activity. */
export const activityAttendance = pgTable(
  'activity_attendance',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    originalDate: day('original_date').notNull(),
    placed: integer('placed').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    cancelled: integer('cancelled').notNull().default(0),
    came: integer('came').notNull().default(0),
    stayedAway: integer('stayed_away').notNull().default(0),
    helpedYes: integer('helped_yes').notNull().default(0),
    helpedABit: integer('helped_a_bit').notNull().default(0),
    helpedNo: integer('helped_no').notNull().default(0),
    /** Who said afterwards not to have been there. */
    notThere: integer('not_there').notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'activity_attendance_pk', columns: [t.tenantId, t.activityId, t.originalDate] }),
    foreignKey({
      name: 'activity_attendance_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }),
  ],
)
