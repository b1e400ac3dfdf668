/** What the address of an appointment asks for when somebody dropped it in the agenda, as far as it can be. */
export interface AskedMove {
  /** ISO date. */
  readonly date: string
  /** "09:05". */
  readonly time: string
  readonly personId: string
}

const asked = (text: string | null, is: RegExp) => (text !== null && is.test(text) ? text : '')

/** The move that a query asks for: another day, time or professional; empty where it says nothing that can be. */
export function readAskedMove(query: URLSearchParams): AskedMove {
  return {
    date: asked(query.get('dag'), /^\d{4}-\d{2}-\d{2}$/),
    time: asked(query.get('tijd'), /^([01]\d|2[0-3]):[0-5]\d$/),
    personId: asked(query.get('wie'), /^[0-9a-f-]{36}$/),
  }
}
