import { offerAt, residentAt, teamGroupsAt, withQuery, type Query } from './paths-of.ts'

/** The typed builder of the portal's URLs. No URL stands as a string anywhere else but in `routes.ts`. */

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
  /** Simpler words, large letters. */
  chooseReading: '/lezen',
  /** The own agenda of a professional; `secret` opens it. */
  calendarFeed: (secret: string) => `/agenda/${secret}.ics`,
  /** The sociale kaart as a table, and as machines read it (HSDS). */
  directoryFile: '/sociale-kaart.csv',
  hsds: (path = '') => (path ? `/hsds/${path}` : '/hsds'),
  /** Open data of what the neighbourhood offers; a feed by its name. */
  openActive: (feed?: string) => (feed ? `/openactive/${feed}` : '/openactive'),
  sitemaps: '/sitemap.xml',
  demoMail: '/demo/post',
  demoCodes: '/demo/codes',
  public: {
    home: (language: string) => `/${language}`,
    activities: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten`, query),
    /** The same choice, to be printed. */
    activitiesOnPaper: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten/afdrukken`, query),
    activity: (language: string, id: string, query: Query = {}) => withQuery(`/${language}/activiteiten/${id}`, query),
    activityCalendar: (language: string, id: string) => `/${language}/activiteiten/${id}/agenda.ics`,
    /** The same choice as a list has, to subscribe to. */
    activitiesCalendar: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten.ics`, query),
    activitiesNews: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten.rss`, query),
    sitemap: (language: string) => `/${language}/sitemap.xml`,
    /** Signing up without an account, for one date (`dag`). */
    signUp: (language: string, id: string, query: Query = {}) => withQuery(`/${language}/meedoen/${id}`, query),
    /** What a guest signed up for; `link` is the secret part. */
    signUpLink: (language: string, query: { link: string; nieuw?: string }) =>
      withQuery(`/${language}/aanmelding`, query),
    directory: (language: string, query: Query = {}) => withQuery(`/${language}/sociale-kaart`, query),
    directoryEntry: (language: string, id: string) => `/${language}/sociale-kaart/${id}`,
    /** Where anybody says that something of an entry is not right. */
    directoryFeedback: (language: string, id: string, query: Query = {}) =>
      withQuery(`/${language}/sociale-kaart/${id}/klopt-niet`, query),
    /** A few questions that end in activities and places; `answers` are words with hyphens between them. */
    decisionAids: (language: string) => `/${language}/keuzehulp`,
    decisionAid: (language: string, slug: string, answers = '') =>
      `/${language}/keuzehulp/${slug}${answers ? `/${answers}` : ''}`,
    /** `verder`: the step of a sign-in to go on with. */
    languages: (language: string, query: { verder?: string } = {}) => withQuery(`/${language}/taal`, query),
    help: (language: string) => `/${language}/hulp`,
  },
  resident: residentAt('/mijn'),
  /** The same pages for somebody for whom one acts: it stands in the address, so that two tabs never mix. */
  onBehalfOf: (residentId: string) => residentAt(`/namens/${residentId}`),
  professional: {
    /** Writing what the neighbourhood offers, and translations of anybody's that wait for who speaks the language. */
    offer: offerAt('/werk/aanbod'),
    offerToCheck: (query: Query = {}) => withQuery('/werk/aanbod/nakijken', query),
    offerCheck: (id: string, query: Query = {}) => withQuery(`/werk/aanbod/nakijken/${id}`, query),
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
    ...teamGroupsAt('/werk/agenda/groepen'),
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
    /** Who takes part in an activity of the own organisation. */
    participants: (id: string, query: Query = {}) => withQuery(`/werk/aanbod/${id}/deelnemers`, query),
    /** Entries of the sociale kaart that one keeps. */
    directory: (query: Query = {}) => withQuery('/werk/sociale-kaart', query),
    directoryEntry: (id: string, query: Query = {}) => withQuery(`/werk/sociale-kaart/${id}`, query),
    directoryLanguages: (id: string, query: Query = {}) => withQuery(`/werk/sociale-kaart/${id}/talen`, query),
    newDirectoryEntry: '/werk/sociale-kaart/nieuw',
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
    /** The whole sociale kaart, for its editor. */
    directory: (query: Query = {}) => withQuery('/beheer/sociale-kaart', query),
    directoryEntry: (id: string, query: Query = {}) => withQuery(`/beheer/sociale-kaart/${id}`, query),
    directoryLanguages: (id: string, query: Query = {}) => withQuery(`/beheer/sociale-kaart/${id}/talen`, query),
    newDirectoryEntry: '/beheer/sociale-kaart/nieuw',
    settings: '/beheer/instellingen',
    /** The decision aids, for their editor. */
    decisionAids: (query: Query = {}) => withQuery('/beheer/keuzehulp', query),
    decisionAid: (id: string, query: Query = {}) => withQuery(`/beheer/keuzehulp/${id}`, query),
    decisionAidPart: (id: string, part: string, query: Query = {}) =>
      withQuery(`/beheer/keuzehulp/${id}/deel/${part}`, query),
    decisionAidLanguages: (id: string, query: Query = {}) => withQuery(`/beheer/keuzehulp/${id}/talen`, query),
    decisionAidPreview: (id: string, query: Query = {}) => withQuery(`/beheer/keuzehulp/${id}/voorbeeld`, query),
    decisionAidHistory: (id: string, query: Query = {}) => withQuery(`/beheer/keuzehulp/${id}/geschiedenis`, query),
    /** The editor's: what waits, everything on offer, and the words that search understands. */
    offer: offerAt('/beheer/aanbod'),
    offerWaiting: (query: Query = {}) => withQuery('/beheer/aanbod/wachtend', query),
    offerWords: (query: Query = {}) => withQuery('/beheer/aanbod/zoekwoorden', query),
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

type OfResident = { readonly params: { readonly subjectId?: string | undefined } }

/** The resident's pages that a request is among: one's own, or those of somebody for whom one acts. */
export function residentPaths({ params }: OfResident): ResidentPaths {
  return params.subjectId === undefined ? paths.resident : paths.onBehalfOf(params.subjectId)
}

/** The query of the page at hand; where it names a place to go on to, that is a place of this portal. */
function ownQuery({ searchParams }: URL): URLSearchParams {
  const query = new URLSearchParams(searchParams)
  for (const name of ['returnTo', 'verder']) {
    const next = safeReturnTo(query.get(name), '')
    if (next) query.set(name, next)
    else query.delete(name)
  }
  return query
}

/** The address of a page as it is read, without its site: to come back to. */
export function hereIn(page: URL): string {
  const query = ownQuery(page).toString()
  return query ? `${page.pathname}?${query}` : page.pathname
}

/** The same page with the small script that reads it aloud. */
export function readAloudAt(page: URL): string {
  const query = ownQuery(page)
  query.set('lees', '1')
  return `${page.pathname}?${query.toString()}`
}

/** Whether a page was asked for to be read aloud. */
export const isReadAloud = ({ searchParams }: URL): boolean => searchParams.get('lees') === '1'

/** Where a session of each kind begins. */
export const homeHref = (kind: 'resident' | 'professional' | 'admin' | 'officer'): string => paths[kind].home
