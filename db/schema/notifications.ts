import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { notificationTemplates, reminderTemplates } from '#app/domain/notifications/notification.ts'
import { reminderChannels } from '#app/domain/notifications/reminder-channel.ts'
import { id, instant, tenantId } from '../columns.ts'
import { people } from './identity.ts'

/** What is sent to whom, by which channel, and whether it arrived. Never a word of content (MSG-2). */
export const notifications = pgTable(
  'notifications',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    /** By which it went out, or is meant to. */
    channel: text('channel', { enum: ['email', 'sms'] }).notNull(),
    template: text('template', { enum: [...notificationTemplates, ...reminderTemplates] }).notNull(),
    status: text('status', { enum: ['queued', 'sent', 'failed', 'unsendable'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** A code of the mail server or the gateway, never its text; for `unsendable` the reason. */
    lastErrorCode: text('last_error_code'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ name: 'notifications_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'notifications_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('notifications_by_person').on(t.tenantId, t.personId, t.createdAt),
  ],
)

/** How a person wants to be reminded of appointments (APP-9); nobody has a row who never chose. */
export const contactPreferences = pgTable(
  'contact_preferences',
  {
    tenantId: tenantId(),
    personId: uuid('person_id').notNull(),
    reminders: text('reminders', { enum: reminderChannels }).notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'contact_preferences_pk', columns: [t.tenantId, t.personId] }),
    foreignKey({
      name: 'contact_preferences_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
)

/** What a demo without a mail server would have sent; shown on `/demo/post`. Never written in production. */
export const demoMails = pgTable(
  'demo_mails',
  {
    tenantId: tenantId(),
    id: id(),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'demo_mails_pk', columns: [t.tenantId, t.id] }),
    index('demo_mails_by_time').on(t.tenantId, t.sentAt),
  ],
)
