/** What `paths.ts` is built of: pages that stand at more than one address, and an address with a question. */

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** A path with what is asked of it; an empty value is left out. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : [value]
    for (const one of values) if (one !== undefined && one !== '') search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The pages of a resident, at the resident's own address or at that of somebody who acts for them. */
export function residentAt(base: string) {
  return {
    home: base,
    help: `${base}/hulp`,
    messages: (query: Query = {}) => withQuery(`${base}/berichten`, query),
    thread: (id: string) => `${base}/berichten/${id}`,
    newQuestion: (step?: string) => (step ? `${base}/vraag/${step}` : `${base}/vraag`),
    appointments: (query: Query = {}) => withQuery(`${base}/afspraken`, query),
    newAppointment: (query: Query = {}) => withQuery(`${base}/afspraken/nieuw`, query),
    /** Groups in which somebody may take a place, and one of them. */
    groups: (query: Query = {}) => withQuery(`${base}/afspraken/groepen`, query),
    group: (id: string) => `${base}/afspraken/groepen/${id}`,
    /** What somebody waits for, and the times that came free for them. */
    waitingList: (query: Query = {}) => withQuery(`${base}/afspraken/wachtlijst`, query),
    waitForEarlier: (id: string) => `${base}/afspraken/${id}/eerder`,
    confirmAppointment: (id: string) => `${base}/afspraken/${id}/bevestig`,
    appointment: (id: string) => `${base}/afspraken/${id}`,
    moveAppointment: (id: string) => `${base}/afspraken/${id}/verzetten`,
    appointmentCalendar: (id: string) => `${base}/afspraken/${id}/agenda.ics`,
    /** What a resident takes part in, and signing up for one date of it (`dag`). */
    registrations: (query: Query = {}) => withQuery(`${base}/activiteiten`, query),
    signUp: (id: string, query: Query = {}) => withQuery(`${base}/activiteiten/${id}`, query),
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
    showAgain: (thing: { topic: string; objectId: string; at?: string }) =>
      withQuery(`${base}/niet-tonen`, { intent: 'show', ...thing }),
    together: (query: Query = {}) => withQuery(`${base}/samen`, query),
    newInvitation: (query: Query = {}) => withQuery(`${base}/samen/nieuw`, query),
    invitation: (id: string) => `${base}/samen/${id}`,
  } as const
}

/** Groups of the own teams: one appointment of several residents. */
export function teamGroupsAt(base: string) {
  return {
    groups: (query: Query = {}) => withQuery(base, query),
    newGroup: (query: Query = {}) => withQuery(`${base}/nieuw`, query),
    group: (id: string, query: Query = {}) => withQuery(`${base}/${id}`, query),
  } as const
}

/** The pages on which activities are written (PUB-4): of who works in a team, or of the editor. */
export function offerAt(base: string) {
  const one = (id: string) => `${base}/${id}`
  return {
    list: (query: Query = {}) => withQuery(base, query),
    make: `${base}/nieuw`,
    /** Calendars of organisers that activities are taken over from. */
    imports: (query: Query = {}) => withQuery(`${base}/inlezen`, query),
    import: (id: string, query: Query = {}) => withQuery(`${base}/inlezen/${id}`, query),
    activity: (id: string, query: Query = {}) => withQuery(one(id), query),
    write: (id: string, query: Query = {}) => withQuery(`${one(id)}/schrijven`, query),
    dates: (id: string, query: Query = {}) => withQuery(`${one(id)}/datums`, query),
    languages: (id: string, query: Query = {}) => withQuery(`${one(id)}/talen`, query),
    preview: (id: string, query: Query = {}) => withQuery(`${one(id)}/voorbeeld`, query),
    history: (id: string, query: Query = {}) => withQuery(`${one(id)}/geschiedenis`, query),
  } as const
}
