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

export const paths = {
  home: '/',
  signIn: (query: { returnTo?: string } = {}) => withQuery('/inloggen', query),
  /** What has to be done after the password, before any page opens. */
  signInStep: (step: 'secondFactor' | 'enrol', returnTo?: string) =>
    withQuery(step === 'enrol' ? '/inloggen/instellen' : '/inloggen/tweede-stap', { returnTo }),
  /** Asks for a higher assurance, or for a recent proof of who acts. */
  stepUp: (to: 'recent' | 'laag' | 'desk' | 'substantieel' | 'hoog', returnTo?: string) =>
    withQuery('/inloggen/bevestigen', { niveau: to, returnTo }),
  signOut: '/uitloggen',
  signOutEverywhere: '/uitloggen/overal',
  extendSession: '/sessie/verleng',
  chooseLanguage: '/taal',
  demoMail: '/demo/post',
  public: {
    home: (language: string) => `/${language}`,
    activities: (language: string, query: Query = {}) => withQuery(`/${language}/activiteiten`, query),
    activity: (language: string, id: string, query: Query = {}) => withQuery(`/${language}/activiteiten/${id}`, query),
    activityCalendar: (language: string, id: string) => `/${language}/activiteiten/${id}/agenda.ics`,
    directory: (language: string, query: Query = {}) => withQuery(`/${language}/sociale-kaart`, query),
    languages: (language: string) => `/${language}/taal`,
    help: (language: string) => `/${language}/hulp`,
  },
  resident: {
    home: '/mijn',
    help: '/mijn/hulp',
    messages: (query: Query = {}) => withQuery('/mijn/berichten', query),
    thread: (id: string) => `/mijn/berichten/${id}`,
    newQuestion: (step?: string) => (step ? `/mijn/vraag/${step}` : '/mijn/vraag'),
    appointments: (query: Query = {}) => withQuery('/mijn/afspraken', query),
    newAppointment: (query: Query = {}) => withQuery('/mijn/afspraken/nieuw', query),
    confirmAppointment: (id: string) => `/mijn/afspraken/${id}/bevestig`,
    appointment: (id: string) => `/mijn/afspraken/${id}`,
    appointmentCalendar: (id: string) => `/mijn/afspraken/${id}/agenda.ics`,
    data: '/mijn/gegevens',
    fourDomains: '/mijn/4d',
    fourDomain: (step: string) => `/mijn/4d/${step}`,
    accessLog: (query: Query = {}) => withQuery('/mijn/wie-heeft-gekeken', query),
    together: (query: Query = {}) => withQuery('/mijn/samen', query),
    newInvitation: (query: Query = {}) => withQuery('/mijn/samen/nieuw', query),
    invitation: (id: string) => `/mijn/samen/${id}`,
  },
  professional: {
    home: '/werk',
    inbox: (query: Query = {}) => withQuery('/werk/vragen', query),
    thread: (id: string, query: Query = {}) => withQuery(`/werk/vragen/${id}`, query),
    agenda: (query: Query = {}) => withQuery('/werk/agenda', query),
    resident: (id: string) => `/werk/bewoners/${id}`,
    invitations: (query: Query = {}) => withQuery('/werk/drie-gesprekken', query),
    invitation: (id: string) => `/werk/drie-gesprekken/${id}`,
  },
  admin: {
    home: '/beheer',
    accounts: (query: Query = {}) => withQuery('/beheer/accounts', query),
    settings: '/beheer/instellingen',
  },
  officer: {
    home: '/toezicht',
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

/** Where a session of each kind begins. */
export const homeHref = (kind: 'resident' | 'professional' | 'admin' | 'officer'): string => paths[kind].home
