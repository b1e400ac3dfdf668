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
    route('inloggen/digid', 'routes/public/provider.tsx'),
    route('inloggen/terug', 'routes/public/sign-in-return.tsx'),
    route('inloggen/code', 'routes/public/sign-in-code.tsx'),
    route('inloggen/bevestigen', 'routes/public/step-up.tsx'),
    route('inloggen/activeren', 'routes/public/activate.tsx'),
    route('inloggen/activeren/keuze', 'routes/public/activate-way.tsx'),
    route('inloggen/activeren/account', 'routes/public/activate-assisted.tsx'),
    route('inloggen/activeren/code', 'routes/public/activate-code.tsx'),
    route('inloggen/medewerker', 'routes/public/sign-in-work.tsx'),
    route('inloggen/tweede-stap', 'routes/public/second-factor.tsx'),
    route('inloggen/instellen', 'routes/public/enrol.tsx'),
    route('inloggen/sleutel', 'routes/public/passkey.tsx'),
    route('inloggen/opnieuw', 'routes/public/prove-again.tsx'),
    route('inloggen/wachtwoord-vergeten', 'routes/public/forgot-password.tsx'),
    route('inloggen/nieuw-wachtwoord', 'routes/public/new-password.tsx'),
    route('uitnodiging', 'routes/public/accept-invitation.tsx'),
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
    route('wie-heeft-gekeken/vraag', 'routes/resident/ask-about-log.tsx'),
    route('wie-heeft-gekeken/vraag/:questionId', 'routes/resident/asked-about-log.tsx'),
    route('noodtoegang/:emergencyId', 'routes/resident/emergency.tsx'),
    route('wie-mag-wat', 'routes/resident/sharing.tsx'),
    route('wie-mag-wat/geven/:givingStep', 'routes/resident/give-permission.tsx'),
    route('wie-mag-wat/:permissionId', 'routes/resident/permission.tsx'),
    route('machtigingen', 'routes/resident/mandates.tsx'),
    route('machtigingen/nieuw', 'routes/resident/new-mandate.tsx'),
    route('machtigingen/:mandateId', 'routes/resident/agree-with-parent.tsx'),
    route('samen', 'routes/resident/together.tsx'),
    route('samen/nieuw', 'routes/resident/new-invitation.tsx'),
    route('samen/:invitationId', 'routes/resident/invitation.tsx'),
  ]),

  // The same pages for who acts for a resident (REP-6): it stands in the address, so that two tabs never mix.
  route('namens/:subjectId', 'routes/resident/resident-layout.tsx', { id: 'for' }, [
    index('routes/resident/home.tsx', { id: 'for-home' }),
    route('hulp', 'routes/resident/help.tsx', { id: 'for-help' }),
    route('berichten', 'routes/resident/messages.tsx', { id: 'for-messages' }),
    route('berichten/:threadId', 'routes/resident/thread.tsx', { id: 'for-thread' }),
    route('vraag', 'routes/resident/new-question.tsx', { id: 'for-new-question' }),
    route('vraag/:step', 'routes/resident/question-step.tsx', { id: 'for-question-step' }),
    route('afspraken', 'routes/resident/appointments.tsx', { id: 'for-appointments' }),
    route('afspraken/nieuw', 'routes/resident/new-appointment.tsx', { id: 'for-new-appointment' }),
    route('afspraken/:appointmentId', 'routes/resident/appointment.tsx', { id: 'for-appointment' }),
    route('afspraken/:appointmentId/bevestig', 'routes/resident/confirm-appointment.tsx', { id: 'for-confirm' }),
    route('4d', 'routes/resident/four-domains.tsx', { id: 'for-four-domains' }),
    route('samen', 'routes/resident/together.tsx', { id: 'for-together' }),
    route('samen/:invitationId', 'routes/resident/invitation.tsx', { id: 'for-invitation' }),
  ]),

  // Professionals.
  route('werk', 'routes/professional/work-layout.tsx', [
    index('routes/professional/home.tsx'),
    route('vragen', 'routes/professional/inbox.tsx', [route(':threadId', 'routes/professional/thread.tsx')]),
    route('agenda', 'routes/professional/agenda.tsx'),
    route('bewoners/:residentId', 'routes/professional/resident.tsx'),
    route('bewoners/:residentId/toestemming', 'routes/professional/sharing.tsx'),
    route('bewoners/:residentId/activeren', 'routes/professional/activate-resident.tsx'),
    route('bewoners/:residentId/machtigingen', 'routes/professional/mandates.tsx'),
    route('noodtoegang', 'routes/professional/emergency.tsx'),
    route('noodtoegang/bewoner/:residentId', 'routes/professional/press-emergency.tsx'),
    route('noodtoegang/:emergencyId', 'routes/professional/emergency-record.tsx'),
    route('drie-gesprekken', 'routes/professional/invitations.tsx'),
    route('team', 'routes/professional/team.tsx'),
    route('team/uitnodigen', 'routes/professional/invite-colleague.tsx'),
    route('team/vertrek/:departureId', 'routes/professional/leave.tsx'),
    route('overnemen', 'routes/professional/take-over.tsx'),
    route('welkom', 'routes/professional/welcome.tsx'),
    route('drie-gesprekken/:invitationId', 'routes/professional/invitation.tsx'),
    route('taal', 'routes/professional/language.tsx'),
  ]),

  // Administrators: accounts and settings, never care content.
  route('beheer', 'routes/admin/admin-layout.tsx', [
    index('routes/admin/home.tsx'),
    route('accounts', 'routes/admin/accounts.tsx'),
    route('accounts/uitnodigen', 'routes/admin/invite.tsx'),
    route('accounts/:accountId', 'routes/admin/account.tsx'),
    route('instellingen', 'routes/admin/settings.tsx'),
  ]),

  // The privacy officer: the log, emergencies to judge, questions of residents; no record.
  route('toezicht', 'routes/officer/officer-layout.tsx', [
    index('routes/officer/home.tsx'),
    route('noodtoegang', 'routes/officer/reviews.tsx'),
    route('noodtoegang/:emergencyId', 'routes/officer/review.tsx'),
    route('logboek', 'routes/officer/log.tsx'),
    route('vragen', 'routes/officer/questions.tsx'),
    route('vragen/:questionId', 'routes/officer/question.tsx'),
  ]),

  // Everybody who is signed in: the own account.
  route('account', 'routes/account/account-layout.tsx', [
    route('beveiliging', 'routes/account/security.tsx'),
    route('apparaten', 'routes/account/devices.tsx'),
  ]),

  // No page of their own.
  route('inloggen/sleutel/vraag', 'routes/resources/ask-passkey.ts'),
  route('uitloggen', 'routes/resources/sign-out.ts'),
  route('uitloggen/overal', 'routes/resources/sign-out-everywhere.ts'),
  route('sessie/verleng', 'routes/resources/extend-session.ts'),
  route('taal', 'routes/resources/choose-language.ts'),
  route('demo/post', 'routes/resources/demo-mail.tsx'),
  route('demo/codes', 'routes/resources/demo-codes.tsx'),
  route('mijn/afspraken/:appointmentId/agenda.ics', 'routes/resources/appointment-calendar.ts'),
  route('namens/:subjectId/afspraken/:appointmentId/agenda.ics', 'routes/resources/appointment-calendar.ts', {
    id: 'for-appointment-calendar',
  }),
  route('mijn/niet-tonen', 'routes/resources/hide-item.ts'),
  route(':language/activiteiten/:activityId/agenda.ics', 'routes/resources/activity-calendar.ts'),
  route('toezicht/logboek/bestand', 'routes/resources/log-export.ts'),
  route('*', 'routes/resources/not-found.tsx'),
] satisfies RouteConfig
