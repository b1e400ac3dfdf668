import 'i18next'
import type access from '../../../locales/nl/access.json'
import type accessWork from '../../../locales/nl/access.work.json'
import type activities from '../../../locales/nl/activities.json'
import type agendaWork from '../../../locales/nl/agenda.work.json'
import type appointments from '../../../locales/nl/appointments.json'
import type appointmentsWork from '../../../locales/nl/appointments.work.json'
import type booking from '../../../locales/nl/booking.json'
import type bookingWork from '../../../locales/nl/booking.work.json'
import type calendarsWork from '../../../locales/nl/calendars.work.json'
import type careNetwork from '../../../locales/nl/care-network.json'
import type careNetworkWork from '../../../locales/nl/care-network.work.json'
import type connectionsWork from '../../../locales/nl/connections.work.json'
import type consultations from '../../../locales/nl/consultations.json'
import type consultationsWork from '../../../locales/nl/consultations.work.json'
import type decisionAids from '../../../locales/nl/decision-aids.json'
import type decisionAidsWork from '../../../locales/nl/decision-aids.work.json'
import type deskWork from '../../../locales/nl/desk.work.json'
import type directory from '../../../locales/nl/directory.json'
import type directoryWork from '../../../locales/nl/directory.work.json'
import type dossier from '../../../locales/nl/dossier.json'
import type dossierWork from '../../../locales/nl/dossier.work.json'
import type emergency from '../../../locales/nl/emergency.json'
import type emergencyWork from '../../../locales/nl/emergency.work.json'
import type groups from '../../../locales/nl/groups.json'
import type groupsWork from '../../../locales/nl/groups.work.json'
import type identity from '../../../locales/nl/identity.json'
import type identityWork from '../../../locales/nl/identity.work.json'
import type importWork from '../../../locales/nl/import.work.json'
import type messaging from '../../../locales/nl/messaging.json'
import type messagingWork from '../../../locales/nl/messaging.work.json'
import type notifications from '../../../locales/nl/notifications.json'
import type offerWork from '../../../locales/nl/offer.work.json'
import type reading from '../../../locales/nl/reading.json'
import type reminders from '../../../locales/nl/reminders.json'
import type remindersWork from '../../../locales/nl/reminders.work.json'
import type scheduleWork from '../../../locales/nl/schedule.work.json'
import type signup from '../../../locales/nl/signup.json'
import type signupWork from '../../../locales/nl/signup.work.json'
import type sharing from '../../../locales/nl/sharing.json'
import type sharingWork from '../../../locales/nl/sharing.work.json'
import type officerWork from '../../../locales/nl/officer.work.json'
import type teamWork from '../../../locales/nl/team.work.json'
import type ui from '../../../locales/nl/ui.json'
import type uiWork from '../../../locales/nl/ui.work.json'
import type waiting from '../../../locales/nl/waiting.json'
import type waitingWork from '../../../locales/nl/waiting.work.json'

/** Keys are checked against the Dutch texts, which are the source. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: {
      access: typeof access
      'access.work': typeof accessWork
      activities: typeof activities
      'agenda.work': typeof agendaWork
      appointments: typeof appointments
      'appointments.work': typeof appointmentsWork
      booking: typeof booking
      'booking.work': typeof bookingWork
      'calendars.work': typeof calendarsWork
      'care-network': typeof careNetwork
      'care-network.work': typeof careNetworkWork
      'connections.work': typeof connectionsWork
      consultations: typeof consultations
      'consultations.work': typeof consultationsWork
      'decision-aids': typeof decisionAids
      'decision-aids.work': typeof decisionAidsWork
      'desk.work': typeof deskWork
      directory: typeof directory
      'directory.work': typeof directoryWork
      dossier: typeof dossier
      'dossier.work': typeof dossierWork
      emergency: typeof emergency
      'emergency.work': typeof emergencyWork
      groups: typeof groups
      'groups.work': typeof groupsWork
      identity: typeof identity
      'identity.work': typeof identityWork
      'import.work': typeof importWork
      messaging: typeof messaging
      'messaging.work': typeof messagingWork
      notifications: typeof notifications
      'offer.work': typeof offerWork
      reading: typeof reading
      reminders: typeof reminders
      'reminders.work': typeof remindersWork
      'schedule.work': typeof scheduleWork
      signup: typeof signup
      'signup.work': typeof signupWork
      sharing: typeof sharing
      'sharing.work': typeof sharingWork
      'officer.work': typeof officerWork
      'team.work': typeof teamWork
      ui: typeof ui
      'ui.work': typeof uiWork
      waiting: typeof waiting
      'waiting.work': typeof waitingWork
    }
  }
}
