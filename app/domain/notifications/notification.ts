/** What a notification is about; its words are `notifications:<template>.subject` and `.body`, in the person's language. */
export const notificationTemplates = [
  'newMessage',
  'newAppointment',
  'earlierTime',
  'appointmentChanged',
  'newInvitation',
  'activityNews',
  'calendarAway',
  'signedIn',
  'forSomebody',
  'mandateChanged',
  'sharingNews',
  'accessNews',
  'careNews',
  'passwordChanged',
  'secondFactorChanged',
  'recoveryCodeUsed',
  'secondFactorTaken',
] as const
export type NotificationTemplate = (typeof notificationTemplates)[number]

/** Reminders of an appointment (APP-9), by the hours before it; their words are those of `reminders`. */
export const reminderTemplates = ['reminder48', 'reminder2'] as const
export type ReminderTemplate = (typeof reminderTemplates)[number]

export const isReminder = (template: NotificationTemplate | ReminderTemplate): template is ReminderTemplate =>
  (reminderTemplates as readonly string[]).includes(template)
