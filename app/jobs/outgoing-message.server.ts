import type { Tx } from '#db/client.server.ts'
import { isActivityNewsOver } from '../domain/activities/registration-tell.server.ts'
import { findReminder } from '../domain/appointments/find-reminder.server.ts'
import { placeText } from '../domain/appointments/show-appointment.server.ts'
import { listResidentCards } from '../domain/identity/residents.queries.server.ts'
import {
  findDueNotification,
  mailFor,
  type DueNotification,
  type UnsendableReason,
} from '../domain/notifications/deliver-notification.server.ts'
import { isReminder, type NotificationTemplate } from '../domain/notifications/notification.ts'
import { channelOf, type Ways } from '../domain/notifications/reminder-channel.ts'
import {
  activitySms,
  changedSms,
  reminderMail,
  reminderSms,
  type ReminderWords,
} from '../domain/notifications/reminder-message.server.ts'
import { waysOf } from '../domain/notifications/ways-of.server.ts'
import type { Tenant } from '../domain/tenants/tenant.ts'
import { originOf } from '../domain/tenants/tenants.queries.server.ts'
import { paths } from '../paths.ts'
import { dateTimeText } from '../platform/i18n/format.ts'
import { textsIn } from '../platform/i18n/i18n.server.ts'
import type { Mail } from '../platform/mail.server.ts'

/** What goes out now, and by which way; a text message has the number in `to`. */
export type Outgoing = { readonly channel: 'email' | 'sms'; readonly message: Mail }

/** What goes nowhere; `wanted` when somebody counts on it, so that it is called instead. */
export type Unsendable = { readonly unsendable: UnsendableReason; readonly wanted: boolean }

const nowhere = (unsendable: UnsendableReason, wanted = false): Unsendable => ({ unsendable, wanted })

const asSms = (to: string, text: string): Outgoing => ({ channel: 'sms', message: { to, subject: 'SMS', text } })

interface Place {
  readonly tenant: Tenant
  /** Where the resident's appointments are. */
  readonly link: string
}

async function outgoingReminder(
  tx: Tx,
  { id, due, ways }: { id: string; due: DueNotification; ways: Ways },
  { tenant, link }: Place,
): Promise<Outgoing | Unsendable> {
  const reminder = await findReminder(tx, id)
  if (!reminder) return nowhere('over')
  const channel = channelOf(due.chosen, ways)
  if (channel === 'none') return nowhere('unwanted')
  // Who never chose and has no address was promised none.
  if (channel === 'noAddress') return nowhere('noAddress', due.chosen !== null)
  const { language } = due
  const words: ReminderWords = {
    when: dateTimeText(reminder.startsAt, tenant.timeZone, language),
    place: placeText(textsIn(language).t, reminder.channel, reminder.location),
    phone: reminder.phone ?? tenant.settings.phones.help,
    link: reminder.isEditable ? link : null,
    wijk: tenant.name,
    isPlace: reminder.isPlace,
    isForSomebody: reminder.isForSomebody,
  }
  const to = ways[channel] ?? ''
  return channel === 'sms'
    ? asSms(to, reminderSms(language, words))
    : { channel, message: reminderMail(to, language, words) }
}

function outgoingMail(due: DueNotification, template: NotificationTemplate, tenant: Tenant): Outgoing | Unsendable {
  const { email, language } = due
  if (email === null) return nowhere('noAddress')
  const message = mailFor({ email, language, template }, { wijk: tenant.name, portal: originOf(tenant) })
  return { channel: 'email', message }
}

/**
 * The message of a notification that still has to be sent, as things are now: reminders and changes of appointments by the
 * channel that the resident chose, everything else by mail. undefined when it was sent, failed or given up.
 */
export async function findOutgoing(tx: Tx, tenant: Tenant, id: string): Promise<Outgoing | Unsendable | undefined> {
  const due = await findDueNotification(tx, id)
  if (due === undefined) return undefined
  // Only a change must reach also who never had an account: `keepUndelivered` knows which this is.
  if (due === 'noAccount') return nowhere('noAccount', true)
  const { template, personId, email, chosen, language } = due
  const isChange = template === 'appointmentChanged'
  const isActivity = template === 'activityNews'
  if (!isReminder(template) && !isChange && !isActivity) return outgoingMail(due, template, tenant)
  if (isActivity && (await isActivityNewsOver(tx, id))) return nowhere('over')
  const card = (await listResidentCards(tx, [personId])).get(personId)
  const ways = waysOf({ email, phone: card?.phone ?? null })
  const link = originOf(tenant) + paths.resident.appointments()
  if (isReminder(template)) return outgoingReminder(tx, { id, due, ways }, { tenant, link })
  // Who wants no reminders still has to know that something changed.
  const channel = channelOf(chosen === 'none' ? null : chosen, ways)
  if (channel === 'sms' && isActivity)
    return asSms(ways.sms ?? '', activitySms(language, originOf(tenant) + paths.resident.registrations()))
  if (channel === 'sms') return asSms(ways.sms ?? '', changedSms(language, link))
  return channel === 'email' ? outgoingMail(due, template, tenant) : nowhere('noAddress', !isActivity)
}
