import { cookieOf, visit, type Answer, type Handler } from './route-walk.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'

/** What a file below `routes/` exports. */
export interface Page {
  readonly loader?: unknown
  readonly action?: unknown
}
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** The word of an address after which an id stands, and what a page calls that. */
const idAfter: Readonly<Record<string, string>> = {
  bewoners: 'residentId',
  namens: 'subjectId',
  afspraken: 'appointmentId',
  agenda: 'appointmentId',
  groepen: 'groupId',
}
const ids = new RegExp(`/(${Object.keys(idAfter).join('|')})/([0-9a-f-]{36})`, 'g')
const paramsOf = (path: string) =>
  Object.fromEntries([...path.matchAll(ids)].map(([, word = '', id = '']) => [idAfter[word]!, id]))

const bodyOf = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))

/** Pages as people of the test neighbourhood open them, and send their forms. */
export function pagesOf(wijk: () => TestNeighbourhood) {
  const cookies: Record<string, string> = {}
  /** Opens a page, or sends its form when there is one. */
  const ask = (who: string, page: Page, path: string, form?: Fields, params = paramsOf(path)): Promise<Answer> =>
    visit((form ? page.action : page.loader) as Handler, {
      ...{ path, params, tenant: wijk().tenant, cookie: cookies[who] ?? null },
      ...(form ? { body: bodyOf(form) } : {}),
    })
  return {
    /** Who asks in these tests; call it in `beforeAll`. */
    async signIn(...names: (keyof TestNeighbourhood['actors'])[]): Promise<void> {
      const { tenant, actors } = wijk()
      for (const name of names) cookies[name] = await cookieOf(wijk(), tenant.id, actors[name])
    },
    ask,
    /** What a page has to show; throws when it does not open. */
    async read(who: string, page: Page, path: string) {
      const { status, body, fault } = await ask(who, page, path)
      if (status !== 200 || fault) throw new Error(`${path} answers ${status} to ${who}`, { cause: fault })
      return JSON.parse(body)
    },
  }
}
