import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config'

/** Every URL of the portal on one screen, grouped by audience. */
export default [
  // Nobody has to sign in.
  index('routes/public/start.tsx'),
  layout('routes/public/public-layout.tsx', [
    ...prefix(':language', [
      index('routes/public/home.tsx'),
      route('activiteiten', 'routes/public/activities.tsx'),
      route('activiteiten/:activityId', 'routes/public/activity.tsx'),
      route('sociale-kaart', 'routes/public/directory.tsx'),
      route('taal', 'routes/public/languages.tsx'),
      route('hulp', 'routes/public/help.tsx'),
    ]),
    route('inloggen', 'routes/public/sign-in.tsx'),
  ]),

  // Residents.
  route('mijn', 'routes/resident/resident-layout.tsx', [
    index('routes/resident/home.tsx'),
    route('hulp', 'routes/resident/help.tsx'),
    route('berichten', 'routes/resident/messages.tsx'),
    route('berichten/:threadId', 'routes/resident/thread.tsx'),
    route('vraag', 'routes/resident/new-question.tsx'),
    route('vraag/:step', 'routes/resident/question-step.tsx'),
    route('afspraken', 'routes/resident/appointments.tsx'),
    route('afspraken/nieuw', 'routes/resident/new-appointment.tsx'),
    route('afspraken/:appointmentId', 'routes/resident/appointment.tsx'),
    route('afspraken/:appointmentId/bevestig', 'routes/resident/confirm-appointment.tsx'),
    route('gegevens', 'routes/resident/data.tsx'),
    route('4d', 'routes/resident/four-domains.tsx'),
    route('4d/:step', 'routes/resident/four-domain-step.tsx'),
    route('wie-heeft-gekeken', 'routes/resident/access-log.tsx'),
    route('samen', 'routes/resident/together.tsx'),
    route('samen/nieuw', 'routes/resident/new-invitation.tsx'),
    route('samen/:invitationId', 'routes/resident/invitation.tsx'),
  ]),

  // Professionals.
  route('werk', 'routes/professional/work-layout.tsx', [
    index('routes/professional/home.tsx'),
    route('vragen', 'routes/professional/inbox.tsx', [route(':threadId', 'routes/professional/thread.tsx')]),
    route('agenda', 'routes/professional/agenda.tsx'),
    route('bewoners/:residentId', 'routes/professional/resident.tsx'),
    route('drie-gesprekken', 'routes/professional/invitations.tsx'),
    route('drie-gesprekken/:invitationId', 'routes/professional/invitation.tsx'),
  ]),

  // Administrators: accounts and settings, never care content.
  route('beheer', 'routes/admin/admin-layout.tsx', [
    index('routes/admin/home.tsx'),
    route('accounts', 'routes/admin/accounts.tsx'),
    route('instellingen', 'routes/admin/settings.tsx'),
  ]),

  // No page of their own.
  route('uitloggen', 'routes/resources/sign-out.ts'),
  route('uitloggen/overal', 'routes/resources/sign-out-everywhere.ts'),
  route('sessie/verleng', 'routes/resources/extend-session.ts'),
  route('taal', 'routes/resources/choose-language.ts'),
  route('demo/post', 'routes/resources/demo-mail.tsx'),
  route('mijn/afspraken/:appointmentId/agenda.ics', 'routes/resources/appointment-calendar.ts'),
  route(':language/activiteiten/:activityId/agenda.ics', 'routes/resources/activity-calendar.ts'),
  route('*', 'routes/resources/not-found.tsx'),
] satisfies RouteConfig
