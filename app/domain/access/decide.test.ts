import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actions, kindOf, opens, opensAlone, roles, rows, sources, type Source } from '#db/testing/permission-matrix.ts'
import type { RoleCode } from '../shared/actor.ts'
import { decide, type LiveGrant, type Question } from './decide.ts'
import { topics, type Topic } from './topics.ts'

const fatma = 'a0000000-0000-7000-8000-000000000001'
const me = 'a0000000-0000-7000-8000-000000000002'
const object = 'a0000000-0000-7000-8000-000000000003'
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

function casesOf(): Case[] {
  const cases: Case[] = []
  for (const { resource, topics: ofResource, ways } of rows) {
    for (const role of roles) {
      for (const action of actions) {
        const about = { residentId: fatma, objectId: object }
        const question = { ...about, resource, action }
        const add = (name: string, grants: readonly LiveGrant[], own = false) => {
          const byOwn = own && role === 'RESIDENT' && opensAlone(ways(role), action, 'o')
          const byRole = opensAlone(ways(role), action, 'a')
          const expected =
            byOwn || byRole || grants.some((one) => opens(ways(role), role, ofResource, action, one, about))
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
      'registration',
      'assessment',
      'healthScore',
      'invitation',
      'accessLog',
      'ownActions',
      'emergencyAccess',
      'account',
      'legalBasis',
      'settings',
      'offer',
    ])
    expect(roles).toHaveLength(14)
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
    opensAlone(rows.find(({ resource }) => resource === question.resource)!.ways(role), question.action, 'a')
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
