/** Doors for machines: they know tokens and signatures only. */
const machineDoors = /^\/(fhir|hooks)(\/|$)/

/** Whether an address is a door for machines, which no cookie opens. */
export function isMachineDoor(pathname: string): boolean {
  return machineDoors.test(pathname)
}

/** Whether a visitor asks for a page: a browser that opens an address says so, a script or a calendar does not. */
export function wantsPage(accept: string | undefined): boolean {
  return /\btext\/html\b/i.test(accept ?? '')
}

const wordsOf: Readonly<Record<number, readonly [issue: string, title: string]>> = {
  404: ['not-found', 'Nothing is here.'],
  413: ['too-long', 'The body is too large.'],
  503: ['transient', 'The database is away for a moment.'],
}

/**
 * What a machine reads at its own door when it is refused: an OperationOutcome at `/fhir` (FHIR R4 §2.36), elsewhere a
 * problem (RFC 9457 §3).
 */
export function machineWords(pathname: string, status: number): { readonly type: string; readonly text: string } {
  const [issue, title] = wordsOf[status] ?? (status < 500 ? ['invalid', 'Not understood.'] : ['exception', 'A fault.'])
  if (!pathname.startsWith('/fhir')) {
    return { type: 'application/problem+json', text: JSON.stringify({ status, title }) }
  }
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: issue, diagnostics: title }] }
  return { type: 'application/fhir+json; charset=utf-8', text: JSON.stringify(outcome) }
}
