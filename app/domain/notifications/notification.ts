/** What a notification is about; its words are `notifications:<template>.subject` and `.body`, in the person's language. */
export const notificationTemplates = [
  'newMessage',
  'newAppointment',
  'newInvitation',
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
