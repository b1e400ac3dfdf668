import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoleCode } from '../shared/actor.ts'
import { decide, type LiveGrant, type Question } from './decide.ts'
import type { Action, Resource } from './permissions.ts'
import { topics, type Topic } from './topics.ts'

/**
 * The matrix of who may do what, written out by hand. A cell lists what a role may do and through what:
 * C create, R read, U update, D delete, X carry out a step; m that it exists, its state and dates.
 * o own data; r care relationship; p permission; s mandate; q takes part; b emergency button; a the role alone. A dash: nothing.
 */
const matrix = `
resource        | topics                                                                              | RESIDENT | REPRESENTATIVE | GENERAL_PRACTITIONER | PRACTICE_ASSISTANT | PRACTICE_NURSE | SOCIAL_WORKER               | DISTRICT_NURSE          | NEIGHBOURHOOD_SPECIALIST | WELLBEING_COACH | TENANT_ADMIN | PRIVACY_OFFICER
contact         | CONTACT                                                                             | RU o     | R s            | R r                  | RU r               | R r            | R r                         | R p                     | -                        | R r             | -            | -
identityNumber  | CONTACT                                                                             | R o      | -              | R r                  | R r                | R r            | R r                         | -                       | -                        | -               | -            | -
mandate         | CONTACT                                                                             | CRD o    | RD s           | CRUX r               | CRX r              | R r            | R r                         | -                       | -                        | -               | m r          | -
permission      | BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP | CRD o    | CRD s          | CR r                 | CR r               | CR r           | CR r                        | R p                     | R p                      | R p             | m r          | -
activation      | CONTACT                                                                             | -        | -              | C r                  | C r                | C r            | -                           | -                       | -                        | -               | -            | -
careTeam        | CARE_TEAM                                                                           | R o      | R s            | RUX r                | R r                | RUX r          | RUX r                       | R p                     | R p                      | R p             | m r          | -
thread          | MESSAGES                                                                            | CRUX o   | CR s           | CRUX rq; RX b        | CRUX r             | CRUX rq; RX b  | CRUX rq                     | CR q                    | CR q                     | CR q            | -            | -
appointment     | APPOINTMENTS                                                                        | CRUD o   | CRUD s         | RU rq                | CRUD r             | CRU rq         | CRU rq                      | R q                     | R q                      | R q             | -            | -
assessment      | BODY MIND SOCIAL SOCIETAL                                                           | CRUX o   | R s            | CRU rb               | m r                | CRU rb         | CRU r[SOCIAL SOCIETAL]; R p | CRU rb[BODY]; R p[BODY] | R p                      | R p[SOCIAL]     | -            | -
healthScore     | BODY MIND SOCIAL SOCIETAL                                                           | CR o     | R s            | CR rb                | m r                | CR rb          | CR rp                       | CR rb[BODY]; R p[BODY]  | R p                      | R p[SOCIAL]     | -            | -
invitation      | PLAN                                                                                | CRUX o   | CR s           | CRUX q               | -                  | CRUX q         | CRUX q                      | CRUX q                  | RX q                     | RX q            | -            | -
accessLog       |                                                                                     | R o      | -              | -                    | -                  | -              | -                           | -                       | -                        | -               | -            | RX a
emergencyAccess |                                                                                     | R o      | -              | CR a                 | -                  | CR a           | -                           | CR a                    | -                        | -               | -            | RX a
account         |                                                                                     | RU o     | -              | -                    | -                  | -              | -                           | -                       | -                        | -               | CRUD a       | -
`

const letters = { C: 'create', R: 'read', U: 'update', D: 'delete', X: 'execute' } as const
const actions: readonly Action[] = [...Object.values(letters), 'readMetadata']
const sources = { r: 'care_relationship', p: 'permission', s: 'mandate', q: 'participation', b: 'emergency' } as const
type Source = LiveGrant['source']

interface Way {
  readonly actions: readonly Action[]
  readonly through: string
  readonly topics: readonly string[] | null
}

function waysOf(cell: string): Way[] {
  if (cell === '-') return []
  return cell.split(';').map((text) => {
    const [, may = '', through = '', only] = /^\s*([A-Zm]+) ([a-z]+)(?:\[(.+)\])?\s*$/.exec(text) ?? []
    const listed = [...may].filter((letter) => letter !== 'm').map((letter) => letters[letter as keyof typeof letters])
    expect(through, text).not.toBe('')
    return { actions: [...listed, 'readMetadata'], through, topics: only?.split(' ') ?? null }
  })
}

const [head = [], ...lines] = matrix
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
const roles = [...head.slice(2), 'SYSTEM', 'ANONYMOUS'] as RoleCode[]
const rows = lines.map((cells) => ({
  resource: cells[0] as Resource,
  topics: (cells[1] ?? '').split(' ').filter(Boolean) as Topic[],
  ways: (role: RoleCode) => (head.indexOf(role) < 0 ? [] : waysOf(cells[head.indexOf(role)]!)),
}))

/** Who may know that there is more, but reads the content of these alone. */
const readsOnly: Partial<Record<RoleCode, readonly string[]>> = {
  PRACTICE_ASSISTANT: ['APPOINTMENTS', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  DISTRICT_NURSE: ['BODY', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  WELLBEING_COACH: ['SOCIAL', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  TENANT_ADMIN: [],
  PRIVACY_OFFICER: [],
}

const fatma = 'a0000000-0000-7000-8000-000000000001'
const me = 'a0000000-0000-7000-8000-000000000002'
const object = 'a0000000-0000-7000-8000-000000000003'
const kindOf = (role: RoleCode) =>
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
const acting = (role: RoleCode, personId: string | null = me) => ({ kind: kindOf(role), role, personId }) as const
const grant = (topic: Topic, source: Source, more: Partial<LiveGrant> = {}): LiveGrant => ({
  ...{ residentId: fatma, topic, level: 'contribute', source, sourceId: me, objectId: null },
  ...more,
})

interface Case {
  readonly name: string
  readonly role: RoleCode
  readonly question: Question
  readonly grants: readonly LiveGrant[]
  readonly own: boolean
  readonly expected: boolean
}

/** What the table says about one grant: a way in for this action and source, a topic of the resource, a level that reaches. */
function opens(
  ways: readonly Way[],
  role: RoleCode,
  ofResource: readonly Topic[],
  action: Action,
  one: LiveGrant,
): boolean {
  const letter = Object.keys(sources).find((key) => sources[key as keyof typeof sources] === one.source)!
  const way = ways.some(
    (each) =>
      each.actions.includes(action) && each.through.includes(letter) && (each.topics?.includes(one.topic) ?? true),
  )
  const reaches =
    action === 'readMetadata' || (action === 'read' ? one.level !== 'metadata' : one.level === 'contribute')
  const readable = action === 'readMetadata' || (readsOnly[role]?.includes(one.topic) ?? true)
  const applies =
    one.residentId === fatma && ofResource.includes(one.topic) && (one.objectId === null || one.objectId === object)
  return way && reaches && readable && applies
}

function casesOf(): Case[] {
  const cases: Case[] = []
  for (const { resource, topics: ofResource, ways } of rows) {
    for (const role of roles) {
      for (const action of actions) {
        const question = { residentId: fatma, resource, action, objectId: object }
        const add = (name: string, grants: readonly LiveGrant[], own = false) => {
          const byOwn =
            own &&
            role === 'RESIDENT' &&
            ways(role).some((way) => way.through.includes('o') && way.actions.includes(action))
          const byRole = ways(role).some((way) => way.through.includes('a') && way.actions.includes(action))
          const expected = byOwn || byRole || grants.some((one) => opens(ways(role), role, ofResource, action, one))
          cases.push({ name: `${role} ${action} ${resource}: ${name}`, role, question, grants, own, expected })
        }
        add('own', [], true)
        // A grant that ended is not among the live ones.
        add('none, or one that ended', [])
        const other = topics.find((topic) => !ofResource.includes(topic))
        for (const source of Object.values(sources)) {
          for (const topic of ofResource) {
            add(`${source} on ${topic}`, [grant(topic, source)])
            add(`${source} on ${topic}, to read`, [grant(topic, source, { level: 'read' })])
            add(`${source} on ${topic}, metadata`, [grant(topic, source, { level: 'metadata' })])
            add(`${source} on ${topic}, this object`, [grant(topic, source, { objectId: object })])
            add(`${source} on ${topic}, another object`, [grant(topic, source, { objectId: me })])
            add(`${source} on ${topic}, another resident`, [grant(topic, source, { residentId: me })])
          }
          if (other) add(`${source} on another topic`, [grant(other, source)])
        }
      }
    }
  }
  return cases
}

const cases = casesOf()
const granted = cases.filter(({ expected }) => expected)

describe(`each of ${cases.length} decisions, ${granted.length} of them granted, is the one that the matrix says`, () => {
  test('the table covers every resource, role, action and kind of grant', () => {
    expect(rows.map(({ resource }) => resource)).toEqual([
      'contact',
      'identityNumber',
      'mandate',
      'permission',
      'activation',
      'careTeam',
      'thread',
      'appointment',
      'assessment',
      'healthScore',
      'invitation',
      'accessLog',
      'emergencyAccess',
      'account',
    ])
    expect(roles).toHaveLength(13)
    const names = new Set(cases.map(({ name }) => name))
    expect(names.size).toBe(cases.length)
    expect(cases.length).toBeGreaterThan(20_000)
    expect(granted.length).toBeGreaterThan(800)
  })

  test.each(rows)('$resource', ({ resource }) => {
    const wrong = cases
      .filter(({ question }) => question.resource === resource)
      .filter(
        ({ role, question, grants, own, expected }) =>
          decide(acting(role, own ? fatma : me), question, grants).granted !== expected,
      )
      .map(({ name, expected }) => `${name} must be ${expected ? 'granted' : 'refused'}`)
    expect(wrong).toEqual([])
  })
})

describe('the four answers', () => {
  const assessment = (role: RoleCode, ...grants: LiveGrant[]) =>
    decide(acting(role), { residentId: fatma, resource: 'assessment', action: 'read' }, grants).checks

  test('the own huisarts, a stranger, an assistant and the emergency button each leave their own letters', () => {
    expect(assessment('GENERAL_PRACTITIONER', grant('BODY', 'care_relationship'))).toBe('TTFF')
    expect(assessment('GENERAL_PRACTITIONER')).toBe('TFFF')
    expect(assessment('PRACTICE_ASSISTANT', grant('BODY', 'care_relationship'))).toBe('FTFF')
    expect(assessment('SOCIAL_WORKER', grant('BODY', 'permission'))).toBe('TFTF')
    expect(assessment('GENERAL_PRACTITIONER', grant('BODY', 'emergency'))).toBe('TFFT')
    expect(assessment('TENANT_ADMIN')).toBe('FFFF')
  })

  test('own data needs no relationship and no permission from anybody else', () => {
    const own = decide(acting('RESIDENT', fatma), { residentId: fatma, resource: 'assessment', action: 'read' }, [])
    expect(own).toMatchObject({
      granted: true,
      checks: 'TTTF',
      grant: null,
      topics: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'],
    })
  })

  test('another resident is authorised for nothing of mine', () => {
    expect(decide(acting('RESIDENT'), { residentId: fatma, resource: 'contact', action: 'read' }, [])).toMatchObject({
      granted: false,
      checks: 'FFFF',
    })
  })
})

test('of several domains only those that a grant opens are shown', () => {
  const grants = [
    grant('SOCIAL', 'care_relationship'),
    grant('BODY', 'permission'),
    grant('MIND', 'permission', { level: 'metadata' }),
  ]
  const question = { residentId: fatma, resource: 'assessment', action: 'read' } as const
  expect(decide(acting('SOCIAL_WORKER'), question, grants).topics).toEqual(['BODY', 'SOCIAL'])
  expect(decide(acting('SOCIAL_WORKER'), { ...question, topic: 'MIND' }, grants)).toMatchObject({
    granted: false,
    topics: [],
  })
  expect(decide(acting('SOCIAL_WORKER'), { ...question, topic: 'BODY' }, grants)).toMatchObject({
    granted: true,
    topics: ['BODY'],
  })
})

test('a grant for a whole topic opens what belongs to the team that holds it, and nothing of another team (CON-2)', () => {
  const team = { residentId: fatma, resource: 'thread', action: 'read', objectId: object } as const
  const whole = grant('MESSAGES', 'care_relationship', { granteeTeamId: me })
  const granted = (ownerTeamId: string | null | undefined, one: LiveGrant) =>
    decide(acting('PRACTICE_ASSISTANT'), { ...team, ownerTeamId }, [one]).granted
  expect([granted(me, whole), granted(object, whole), granted(null, whole)]).toEqual([true, false, false])
  // For this one thing it matters not whose it is.
  expect(granted(object, { ...whole, objectId: object })).toBe(true)
})

describe('whatever grants there are', () => {
  const anyGrant: fc.Arbitrary<LiveGrant> = fc.record({
    residentId: fc.constantFrom(fatma, me),
    topic: fc.constantFrom(...topics),
    level: fc.constantFrom('metadata', 'read', 'contribute'),
    source: fc.constantFrom(...Object.values(sources)),
    sourceId: fc.constant(me),
    objectId: fc.constantFrom(null, object, me),
  })
  const anyQuestion: fc.Arbitrary<Question> = fc.record({
    residentId: fc.constant(fatma),
    resource: fc.constantFrom(...rows.map(({ resource }) => resource)),
    action: fc.constantFrom(...actions),
    objectId: fc.constantFrom(undefined, object),
  })
  const anyActor = fc
    .record({ role: fc.constantFrom(...roles), own: fc.boolean() })
    .map(({ role, own }) => acting(role, own ? fatma : me))
  const openByRole = (role: RoleCode, question: Question) =>
    rows
      .find(({ resource }) => resource === question.resource)!
      .ways(role)
      .some((way) => way.through.includes('a') && way.actions.includes(question.action))
  const property = (check: (actor: ReturnType<typeof acting>, question: Question, grants: LiveGrant[]) => void) =>
    fc.assert(
      fc.property(anyActor, anyQuestion, fc.array(anyGrant, { maxLength: 6 }), (...given) => void check(...given)),
      { numRuns: 3_000 },
    )

  test('a decision has four letters', () => {
    property((actor, question, grants) => expect(decide(actor, question, grants).checks).toMatch(/^[TF]{4}$/))
  })

  test('nothing is granted to who is not authorised', () => {
    property((actor, question, grants) => {
      const { granted, checks } = decide(actor, question, grants)
      if (granted) expect(checks[0]).toBe('T')
      if (granted && checks === 'TFFF') expect(openByRole(actor.role, question)).toBe(true)
    })
  })

  test('nothing of somebody else is granted without a grant, and the grant is told', () => {
    property((actor, question, grants) => {
      const decision = decide(actor, question, grants)
      if (!decision.granted || (actor.kind === 'resident' && actor.personId === fatma)) return
      if (openByRole(actor.role, question)) return
      expect(grants).toContainEqual(decision.grant)
      expect(decision.grant).toMatchObject({ residentId: fatma })
      expect(decision.topics.length).toBeGreaterThan(0)
    })
  })

  test('a grant on somebody else, on another topic or on another thing changes no refusal', () => {
    property((actor, question, grants) => {
      const row = rows.find(({ resource }) => resource === question.resource)!
      const unrelated = grants.filter(
        (each) =>
          each.residentId !== fatma ||
          !row.topics.includes(each.topic) ||
          (each.objectId !== null && each.objectId !== question.objectId),
      )
      const related = grants.filter((each) => !unrelated.includes(each))
      expect(decide(actor, question, grants)).toEqual(decide(actor, question, related))
    })
  })

  test('a refusal opens no topic and names no grant', () => {
    property((actor, question, grants) => {
      const decision = decide(actor, question, grants)
      if (!decision.granted) expect(decision).toMatchObject({ grant: null, topics: [] })
    })
  })
})
