/** The typed builder of the portal's URLs. No URL stands as a string anywhere else but in `routes.ts`. */

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : [value]
    for (const one of values) if (one !== undefined && one !== '') search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The pages of a resident, at the resident's own address or at that of somebody who acts for them. */
function residentAt(base: string) {
  return {
    home: base,
    help: `${base}/hulp`,
    messages: (query: Query = {}) => withQuery(`${base}/berichten`, query),
    thread: (id: string) => `${base}/berichten/${id}`,
    newQuestion: (step?: string) => (step ? `${base}/vraag/${step}` : `${base}/vraag`),
    appointments: (query: Query = {}) => withQuery(`${base}/afspraken`, query),
    newAppointment: (query: Query = {}) => withQuery(`${base}/afspraken/nieuw`, query),
    /** What somebody waits for, and the times that came free for them. */
    waitingList: (query: Query = {}) => withQuery(`${base}/afspraken/wachtlijst`, query),
    waitForEarlier: (id: string) => `${base}/afspraken/${id}/eerder`,
    confirmAppointment: (id: string) => `${base}/afspraken/${id}/bevestig`,
    appointment: (id: string) => `${base}/afspraken/${id}`,
    moveAppointment: (id: string) => `${base}/afspraken/${id}/verzetten`,
    appointmentCalendar: (id: string) => `${base}/afspraken/${id}/agenda.ics`,
    data: `${base}/gegevens`,
    /** Of the resident alone: where mail and codes go. */
    reach: `${base}/gegevens/bereik`,
    fourDomains: `${base}/4d`,
    fourDomain: (step: string) => `${base}/4d/${step}`,
    accessLog: (query: Query = {}) => withQuery(`${base}/wie-heeft-gekeken`, query),
    askAboutLog: (query: Query = {}) => withQuery(`${base}/wie-heeft-gekeken/vraag`, query),
    askedAboutLog: (id: string) => `${base}/wie-heeft-gekeken/vraag/${id}`,
    emergency: (id: string) => `${base}/noodtoegang/${id}`,
    sharing: (query: Query = {}) => withQuery(`${base}/wie-mag-wat`, query),
    givePermission: (step: string, query: Query = {}) => withQuery(`${base}/wie-mag-wat/geven/${step}`, query),
    permission: (id: string, query: Query = {}) => withQuery(`${base}/wie-mag-wat/${id}`, query),
    mandates: `${base}/machtigingen`,
    newMandate: `${base}/machtigingen/nieuw`,
    /** A child of 12 to 15 says whether a parent goes on. */
    agreeWithParent: (id: string) => `${base}/machtigingen/${id}`,
    hideItem: `${base}/niet-tonen`,
    /** The same page, for what is shown again after a step-up. */
    showAgain: (thing: { topic: string; objectId: string }) =>
      withQuery(`${base}/niet-tonen`, { intent: 'show', ...thing }),
    together: (query: Query = {}) => withQuery(`${base}/samen`, query),
    newInvitation: (query: Query = {}) => withQuery(`${base}/samen/nieuw`, query),
    invitation: (id: string) => `${base}/samen/${id}`,
  } as const
}
export type ResidentPaths = ReturnType<typeof residentAt>

export const paths = {
  home: '/',
  signIn: (query: { returnTo?: string } = {}) => withQuery('/inloggen', query),
  /** Begins a sign-in at the identity provider; the browser comes back at `signInReturn`. */
  signInProvider: '/inloggen/digid',
  signInReturn: '/inloggen/terug',
  /** A code by mail or phone: the second step of the assisted route. */
  signInCode: (query: { returnTo?: string } = {}) => withQuery('/inloggen/code', query),
  /** From the code of the desk to an account. */
  activate: '/inloggen/activeren',
  activateWay: '/inloggen/activeren/keuze',
  activateAssisted: '/inloggen/activeren/account',
  activateCode: '/inloggen/activeren/code',
  /** A step-up of who works here. */
  stepUpWork: (query: { returnTo?: string } = {}) => withQuery('/inloggen/opnieuw', query),
  /** With e-mail and password: for who works here. */
  signInWork: (query: { returnTo?: string } = {}) => withQuery('/inloggen/medewerker', query),
  forgotPassword: '/inloggen/wachtwoord-vergeten',
  /** The link of a mail; `link` is its secret part. */
  newPassword: (link: string) => withQuery('/inloggen/nieuw-wachtwoord', { link }),
  /** The link of a mail after an administrator took the second factor away. */
  restoreSecondFactor: (link: string) => withQuery('/inloggen/tweede-stap-opnieuw', { link }),
  acceptInvitation: (link: string) => withQuery('/uitnodiging', { link }),
  /** What one signs in with: password, second factor, recovery codes. */
  security: '/account/beveiliging',
  /** The same page after a sign-in with a recovery code; `next` is where one was going. */
  afterRecovery: (next: string) => withQuery('/account/beveiliging', { herstelcode: 'ja', verder: next }),
  /** The same page with another app to connect. */
  connectApp: '/account/beveiliging?app=nieuw#app',
  /** Takes the answer of a passkey. */
  passkey: '/inloggen/sleutel',
  /** What a browser needs to ask for a passkey. */
  askPasskey: '/inloggen/sleutel/vraag',
  /** Where one is signed in now. */
  devices: (query: Query = {}) => withQuery('/account/apparaten', query),
  /** What has to be done after the password, before any page opens. */
  signInStep: (step: 'secondFactor' | 'enrol', returnTo?: string) =>
    withQuery(step === 'enrol' ? '/inloggen/instellen' : '/inloggen/tweede-stap', { returnTo }),
  /** Asks for a higher assurance, or for a recent proof of who acts. */
  stepUp: (to: 'recent' | 'laag' | 'desk' | 'substantieel' | 'hoog', returnTo?: string) =>
    withQuery('/inloggen/bevestigen', { niveau: to, returnTo }),
  signOut: '/uitloggen',
  signOutEverywhere: '/uitloggen/overal',
  extendSession: '/sessie/verleng',
  /** Takes what was typed on a page whose session is over. */
  keepTyped: '/sessie/voorbij',
  chooseLanguage: '/taal',
  /** The own agenda of a professional; `secret` opens it. */
  calendarFeed: (secret: string) => `/agenda/${secret}.ics`,
  demoMail: '/demo/post',
  demoCodes: '/demo/codes',
  public: {
    home: (language: string) => `/${language}`,
    activities: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten`, query),
    activity: (language: string, id: string, query: Query = {}) => withQuery(`/${language}/activiteiten/${id}`, query),
    activityCalendar: (language: string, id: string) => `/${language}/activiteiten/${id}/agenda.ics`,
    directory: (language: string, query: Query = {}) => withQuery(`/${language}/sociale-kaart`, query),
    /** `verder`: the step of a sign-in to go on with. */
    languages: (language: string, query: { verder?: string } = {}) => withQuery(`/${language}/taal`, query),
    help: (language: string) => `/${language}/hulp`,
  },
  resident: residentAt('/mijn'),
  /** The same pages for somebody for whom one acts: it stands in the address, so that two tabs never mix. */
  onBehalfOf: (residentId: string) => residentAt(`/namens/${residentId}`),
  professional: {
    home: '/werk',
    inbox: (query: Query = {}) => withQuery('/werk/vragen', query),
    thread: (id: string, query: Query = {}) => withQuery(`/werk/vragen/${id}`, query),
    agenda: (query: Query = {}) => withQuery('/werk/agenda', query),
    /** The own agenda in another calendar, and another calendar in the own agenda. */
    shareAgenda: (query: Query = {}) => withQuery('/werk/agenda/delen', query),
    appointment: (id: string, query: Query = {}) => withQuery(`/werk/agenda/${id}`, query),
    /** Interpreters whom somebody of the team still has to arrange. */
    interpreters: (query: Query = {}) => withQuery('/werk/agenda/tolken', query),
    blockTime: (query: Query = {}) => withQuery('/werk/agenda/blokkeer', query),
    /** Appointments about which a message did not reach the resident. */
    undelivered: (query: Query = {}) => withQuery('/werk/agenda/niet-bezorgd', query),
    /** Looking for a resident of the own practice. */
    residents: '/werk/bewoners',
    bookFor: (id: string, query: Query = {}) => withQuery(`/werk/bewoners/${id}/afspraak`, query),
    /** When somebody has time; whose it is stands in the query. */
    schedule: (query: Query = {}) => withQuery('/werk/rooster', query),
    scheduleSession: (query: Query = {}) => withQuery('/werk/rooster/spreekuur', query),
    scheduleAway: (query: Query = {}) => withQuery('/werk/rooster/afwezig', query),
    scheduleClosed: (query: Query = {}) => withQuery('/werk/rooster/dicht', query),
    visitKinds: (query: Query = {}) => withQuery('/werk/rooster/soorten', query),
    visitKind: (query: Query = {}) => withQuery('/werk/rooster/soort', query),
    rooms: (query: Query = {}) => withQuery('/werk/rooster/kamers', query),
    /** Appointments about which the team said to call. */
    toCall: '/werk/rooster/bellen',
    resident: (id: string, query: Query = {}) => withQuery(`/werk/bewoners/${id}`, query),
    mandates: (id: string, query: Query = {}) => withQuery(`/werk/bewoners/${id}/machtigingen`, query),
    sharing: (id: string, query: Query = {}) => withQuery(`/werk/bewoners/${id}/toestemming`, query),
    invitations: (query: Query = {}) => withQuery('/werk/drie-gesprekken', query),
    invitation: (id: string) => `/werk/drie-gesprekken/${id}`,
    emergency: '/werk/noodtoegang',
    pressEmergency: (residentId: string) => `/werk/noodtoegang/bewoner/${residentId}`,
    emergencyRecord: (id: string, query: Query = {}) => withQuery(`/werk/noodtoegang/${id}`, query),
    language: '/werk/taal',
    /** What one did oneself, as the log has it. */
    ownLog: (query: Query = {}) => withQuery('/werk/mijn-log', query),
    activate: (id: string) => `/werk/bewoners/${id}/activeren`,
    /** Of a lead: who works in the team, who comes and who goes. */
    team: (query: Query = {}) => withQuery('/werk/team', query),
    inviteColleague: '/werk/team/uitnodigen',
    leave: (id: string) => `/werk/team/vertrek/${id}`,
    takeOver: '/werk/overnemen',
    /** The first morning of who has just come. */
    welcome: '/werk/welkom',
  },
  admin: {
    home: '/beheer',
    accounts: (query: Query = {}) => withQuery('/beheer/accounts', query),
    invite: '/beheer/accounts/uitnodigen',
    account: (id: string, query: Query = {}) => withQuery(`/beheer/accounts/${id}`, query),
    /** Another administrator or privacy officer. */
    inviteOffice: '/beheer/accounts/uitnodigen/wijk',
    /** The account of a resident, an administrator or a privacy officer. */
    officeAccount: (id: string, query: Query = {}) => withQuery(`/beheer/accounts/${id}/account`, query),
    /** For who lost the second factor and the recovery codes. */
    resetSecondFactor: (id: string, query: Query = {}) => withQuery(`/beheer/accounts/${id}/tweede-stap`, query),
    /** On what ground each organisation works (CON-6). */
    legalBases: (query: Query = {}) => withQuery('/beheer/grondslagen', query),
    /** Systems of practices that speak to `/fhir`. */
    connections: (query: Query = {}) => withQuery('/beheer/koppelingen', query),
    settings: '/beheer/instellingen',
  },
  officer: {
    home: '/toezicht',
    reviews: (query: Query = {}) => withQuery('/toezicht/noodtoegang', query),
    review: (id: string) => `/toezicht/noodtoegang/${id}`,
    log: (query: Query = {}) => withQuery('/toezicht/logboek', query),
    exportLog: (query: Query = {}) => withQuery('/toezicht/logboek/bestand', query),
    questions: (query: Query = {}) => withQuery('/toezicht/vragen', query),
    question: (id: string) => `/toezicht/vragen/${id}`,
  },
} as const

/**
 * The path to go back to after signing in: a path of this portal, or `fallback`.
 * Refuses other sites in all their spellings (`//evil`, `/\evil`, control characters, schemes).
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 500) return fallback
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes('\\')) return fallback
  const url = new URL(value, 'http://portal.invalid')
  // The parser takes dots away: `/..//evil` comes out as `//evil`.
  const path = url.pathname + url.search
  return url.host === 'portal.invalid' && !/^\/[/\\]/.test(path) ? path : fallback
}

/** The resident's pages that a request is among: one's own, or those of somebody for whom one acts. */
export function residentPaths({
  params,
}: {
  readonly params: { readonly subjectId?: string | undefined }
}): ResidentPaths {
  return params.subjectId === undefined ? paths.resident : paths.onBehalfOf(params.subjectId)
}

/** Where a session of each kind begins. */
export const homeHref = (kind: 'resident' | 'professional' | 'admin' | 'officer'): string => paths[kind].home
