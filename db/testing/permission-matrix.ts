import type { LiveGrant } from '#app/domain/access/decide.ts'
import type { Action, Resource } from '#app/domain/access/permissions.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import type { ActorKind, RoleCode } from '#app/domain/shared/actor.ts'

/**
 * The matrix of who may do what, written out by hand. A cell lists what a role may do and through what:
 * C create, R read, U update, D delete, X carry out a step; m that it exists, its state and dates.
 * l a grant to read is enough; o own data; r care relationship; p permission; s mandate; q takes part; b emergency button; a the role alone. A dash: nothing.
 */
const matrix = `
resource        | topics                                                                              | RESIDENT | REPRESENTATIVE | GENERAL_PRACTITIONER | PRACTICE_ASSISTANT | PRACTICE_NURSE | SOCIAL_WORKER               | DISTRICT_NURSE          | NEIGHBOURHOOD_SPECIALIST | WELLBEING_COACH | ACTIVITY_ORGANISER | TENANT_ADMIN | PRIVACY_OFFICER
contact         | CONTACT                                                                             | RU o     | R s            | R r                  | RU r               | R r            | R r                         | R p                     | -                        | R r             | -                  | -            | -
identityNumber  | CONTACT                                                                             | R o      | -              | R r                  | R r                | R r            | R r                         | -                       | -                        | -               | -                  | -            | -
mandate         | CONTACT CARE_TEAM                                                                   | CRD o    | RD s           | CRUX r               | CRX r              | R r            | R r                         | -                       | -                        | -               | -                  | m r          | -
permission      | BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP | CRD o    | CRD sl         | CR r                 | CR r               | CR r           | CR r                        | R p                     | R p                      | R p             | -                  | m r          | -
activation      | CONTACT                                                                             | -        | -              | C r                  | C r                | C r            | -                           | -                       | -                        | -               | -                  | -            | -
careTeam        | CARE_TEAM                                                                           | R o      | R s            | RUX r                | R r                | RUX r          | RUX r                       | R p                     | R p                      | R p             | -                  | m r          | -
thread          | MESSAGES                                                                            | CRUX o   | CR s           | CRUX rq; RX b        | CRUX r             | CRUX rq; RX b  | CRUX rq                     | CR q                    | CR q                     | CR q            | -                  | -            | -
appointment     | APPOINTMENTS                                                                        | CRUD o   | CRUD s         | RU rq                | CRUD r             | CRU rq         | RU rq; C q                  | R q                     | R q                      | R q             | -                  | -            | -
registration    | APPOINTMENTS                                                                        | CRUD o   | CRUD s         | -                    | C r                | C r            | C r                         | -                       | -                        | CR r            | RU a               | m a          | -
assessment      | BODY MIND SOCIAL SOCIETAL                                                           | CRUX o   | R s            | CRU rb               | m r                | CRU rb         | CRU r[SOCIAL SOCIETAL]; R p | CRU rb[BODY]; R p[BODY] | R p                      | R p[SOCIAL]     | -                  | -            | -
healthScore     | BODY MIND SOCIAL SOCIETAL                                                           | CR o     | R s            | CR rb                | m r                | CR rb          | CR rp                       | CR rb[BODY]; R p[BODY]  | R p                      | R p[SOCIAL]     | -                  | -            | -
invitation      | PLAN                                                                                | CRUX o   | CR s           | CRUX q               | -                  | CRUX q         | CRUX q                      | CRUX q                  | RX q                     | RX q            | -                  | -            | -
accessLog       | BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP | R o      | R s            | -                    | -                  | -              | -                           | -                       | -                        | -               | -                  | -            | RX a
ownActions      |                                                                                     | -        | -              | R a                  | R a                | R a            | R a                         | R a                     | R a                      | R a             | R a                | -            | -
emergencyAccess | BODY MIND SOCIAL SOCIETAL                                                           | R o      | R s            | CR a                 | -                  | CR a           | -                           | CR a                    | -                        | -               | -                  | -            | RX a
account         |                                                                                     | RU o     | -              | -                    | -                  | -              | -                           | -                       | -                        | -               | -                  | CRUD a       | -
legalBasis      |                                                                                     | -        | -              | -                    | -                  | -              | -                           | -                       | -                        | -               | -                  | CRU a        | -
settings        |                                                                                     | -        | -              | -                    | -                  | -              | -                           | -                       | -                        | -               | -                  | U a          | -
offer           |                                                                                     | -        | -              | CR a                 | CR a               | CR a           | CR a                        | CR a                    | -                        | CRU a           | CRUD a             | CRUDX a      | -
`

const letters = { C: 'create', R: 'read', U: 'update', D: 'delete', X: 'execute' } as const
export const actions: readonly Action[] = [...Object.values(letters), 'readMetadata']
export const sources = {
  r: 'care_relationship',
  p: 'permission',
  s: 'mandate',
  q: 'participation',
  b: 'emergency',
} as const
export type Source = LiveGrant['source']

export interface Way {
  readonly actions: readonly Action[]
  readonly through: string
  readonly topics: readonly string[] | null
}

function waysOf(cell: string): Way[] {
  if (cell === '-') return []
  return cell.split(';').map((text) => {
    const [, may = '', through = '', only] = /^\s*([A-Zm]+) ([a-z]+)(?:\[(.+)\])?\s*$/.exec(text) ?? []
    const listed = [...may].filter((letter) => letter !== 'm').map((letter) => letters[letter as keyof typeof letters])
    if (through === '') throw new Error(`what does "${text}" mean?`)
    return { actions: [...listed, 'readMetadata'], through, topics: only?.split(' ') ?? null }
  })
}

const [head = [], ...lines] = matrix
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
export const roles = [...head.slice(2), 'SYSTEM', 'ANONYMOUS'] as RoleCode[]
export const rows = lines.map((cells) => ({
  resource: cells[0] as Resource,
  topics: (cells[1] ?? '').split(' ').filter(Boolean) as Topic[],
  ways: (role: RoleCode) => (head.indexOf(role) < 0 ? [] : waysOf(cells[head.indexOf(role)]!)),
}))

/** Who may know that there is more, but reads the content of these alone. */
const readsOnly: Partial<Record<RoleCode, readonly string[]>> = {
  PRACTICE_ASSISTANT: ['APPOINTMENTS', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  DISTRICT_NURSE: ['BODY', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  WELLBEING_COACH: ['SOCIAL', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  ACTIVITY_ORGANISER: [],
  TENANT_ADMIN: [],
  PRIVACY_OFFICER: [],
}

/** What somebody with this role is to the portal. */
export const kindOf = (role: RoleCode): ActorKind =>
  role === 'RESIDENT'
    ? 'resident'
    : role === 'REPRESENTATIVE'
      ? 'representative'
      : role === 'TENANT_ADMIN'
        ? 'admin'
        : role === 'PRIVACY_OFFICER'
          ? 'officer'
          : role === 'SYSTEM'
            ? 'system'
            : role === 'ANONYMOUS'
              ? 'anonymous'
              : 'professional'

/** What the table says about one grant: a way in for this action and source, a topic of the resource, a level that reaches. */
export function opens(
  ways: readonly Way[],
  role: RoleCode,
  ofResource: readonly Topic[],
  action: Action,
  one: LiveGrant,
  about: { readonly residentId: string; readonly objectId: string },
): boolean {
  const letter = Object.keys(sources).find((key) => sources[key as keyof typeof sources] === one.source)!
  const reaches = ({ through }: Way) =>
    action === 'readMetadata' ||
    (action === 'read' || through.includes('l') ? one.level !== 'metadata' : one.level === 'contribute')
  const way = ways.some(
    (each) =>
      each.actions.includes(action) &&
      each.through.includes(letter) &&
      (each.topics?.includes(one.topic) ?? true) &&
      reaches(each),
  )
  const readable = action === 'readMetadata' || (readsOnly[role]?.includes(one.topic) ?? true)
  const applies =
    one.residentId === about.residentId &&
    ofResource.includes(one.topic) &&
    (one.objectId === null || one.objectId === about.objectId)
  return way && readable && applies
}

/** Whether a role opens this without any grant: of one's own record, or because of the role alone. */
export const opensAlone = (ways: readonly Way[], action: Action, through: 'o' | 'a'): boolean =>
  ways.some((way) => way.through.includes(through) && way.actions.includes(action))
