import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.server.ts'
import {
  makeMatrixRows,
  recordTables,
  type HeldGrant,
  type MatrixRows,
  type Situation,
} from '#db/testing/matrix-rows.server.ts'
import { actions, kindOf, opens, opensAlone, roles, rows, type Source } from '#db/testing/permission-matrix.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import type { Actor, RoleCode } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { decideAccess, decideAccessToList } from './decide-access.server.ts'
import type { LiveGrant } from './decide.ts'
import type { Action, Resource } from './permissions.ts'
import { topicsOf, type Topic } from './topics.ts'
import { withActor } from './with-actor.server.ts'

/** The same wijk, or another one, in which the same people live and other grants were given. */
type Where = 'here' | 'elsewhere'

const count = 115
/** In another wijk a decision about one reads grants as one about a list does: each is asked of the list, these one by one too. */
const countOneByOne = 27
const oneByOneElsewhere = (role: RoleCode) =>
  all.situations.filter(
    ({ held }, at) => role === 'REPRESENTATIVE' || at % 5 === 0 || held.some(({ tenant }) => tenant === 'elsewhere'),
  )
let all: MatrixRows
beforeAll(async () => {
  all = await makeMatrixRows()
})
afterAll(() => all.wijk.end())

const hasPerson = (role: RoleCode) => role !== 'SYSTEM' && role !== 'ANONYMOUS'
const hasTeam = (role: RoleCode) => kindOf(role) === 'professional'

function actorOf(role: RoleCode, where: Where, subjectId?: string): Actor {
  return {
    ...{ kind: kindOf(role), role, personId: hasPerson(role) ? all.me : null, displayName: role, requestId: newId() },
    ...{ teamIds: hasTeam(role) ? [all.myTeam] : [], now: testNow },
    tenantId: where === 'here' ? all.wijk.tenant.id : all.wijk.otherTenant.id,
    ...(role === 'REPRESENTATIVE' && subjectId ? { subjectId } : {}),
  }
}

/** Whether a grant is there at all for who asks: live, theirs, of this wijk, and of the kind that they act by. */
function counts(role: RoleCode, where: Where, { mandate }: Situation, one: HeldGrant): boolean {
  const theirs = (one.to === 'me' && hasPerson(role)) || (one.to === 'my team' && hasTeam(role))
  const byMandate = one.source === 'mandate'
  // Acting for somebody, only a mandate opens; acting for oneself, a mandate opens nothing.
  const ofTheirKind = byMandate === (role === 'REPRESENTATIVE') && !(byMandate && mandate)
  // A resident hears of an emergency by the notice, never by its grants.
  const told = !(role === 'RESIDENT' && one.source === 'emergency')
  return one.when === 'now' && theirs && ofTheirKind && told && one.tenant === where
}

const grantsOf = (role: RoleCode, where: Where, situation: Situation): LiveGrant[] =>
  situation.held
    .filter((one) => counts(role, where, situation, one))
    .map(({ topic, source, level, object }) => ({
      ...{ residentId: situation.residentId, topic, source, level, sourceId: '' },
      objectId: { none: null, this: situation.objectId, another: 'another' }[object],
    }))

interface Answer {
  readonly granted: boolean
  readonly checks: string
}

/** The decision and its four answers, by the table that was written by hand. */
function expected(role: RoleCode, where: Where, situation: Situation, resource: Resource, action: Action): Answer {
  const { topics, ways: waysOf } = rows.find((row) => row.resource === resource)!
  const ways = waysOf(role)
  const grants = grantsOf(role, where, situation)
  const own = role === 'RESIDENT' && situation.residentId === all.me
  const able = ways.filter((way) => way.actions.includes(action))
  const related = grants.filter(
    ({ topic, objectId }) => topics.includes(topic) && (objectId === null || objectId === situation.objectId),
  )
  const from = (...wanted: Source[]) => related.some(({ source }) => wanted.includes(source))
  const letters = [
    able.some(({ through }) => own || through !== 'o'),
    own || from('care_relationship'),
    own || from('permission', 'mandate', 'participation'),
    from('emergency'),
  ]
  const granted =
    opensAlone(ways, action, 'a') ||
    (own && opensAlone(ways, action, 'o')) ||
    grants.some((one) => opens(ways, role, topics, action, one, situation))
  return { granted, checks: letters.map((yes) => (yes ? 'T' : 'F')).join('') }
}

const inWords = (what: string, { name }: Situation, right: Answer, is: Answer) =>
  `${what}: ${name}: must be ${right.granted} ${right.checks}, is ${is.granted} ${is.checks}`

async function asActor<T extends object>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await withActor(actor, async (tx) => {
    const found = await work(tx)
    // These are not looks at anybody's record.
    tx.decisions.length = 0
    return found
  })
  if (isRefused(answer)) throw new Error(answer.refusal.code)
  return answer
}

/** What `decideAccess` says that the table does not, of each resource in each situation. */
async function askOneByOne(role: RoleCode, where: Where, asked: readonly Action[], about: readonly Situation[]) {
  const wrong: string[] = []
  const ask = (situations: readonly Situation[]) => async (tx: Tx) => {
    for (const situation of situations) {
      const { residentId, objectId } = situation
      for (const { resource } of rows) {
        for (const action of asked) {
          const is = await decideAccess(tx, { residentId, resource, action, objectId })
          const right = expected(role, where, situation, resource, action)
          if (is.granted !== right.granted || is.checks !== right.checks)
            wrong.push(inWords(`${role} ${action} ${resource}`, situation, right, is))
        }
      }
    }
    return wrong
  }
  if (role !== 'REPRESENTATIVE') return asActor(actorOf(role, where), ask(about))
  for (const one of about) await asActor(actorOf(role, where, one.residentId), ask([one]))
  return wrong
}

/** The same of `decideAccessToList`: every situation in one question. */
async function askForLists(role: RoleCode, where: Where, asked: readonly Action[]): Promise<string[]> {
  return asActor(actorOf(role, where), async (tx) => {
    const wrong: string[] = []
    const items = all.situations.map(({ residentId, objectId }) => ({ residentId, objectId }))
    for (const { resource } of rows) {
      for (const action of asked) {
        tx.decisions.length = 0
        const shown = new Set(
          (await decideAccessToList(tx, { resource, action, items })).map(({ residentId }) => residentId),
        )
        const letters = new Map(
          tx.decisions.flatMap(({ checks, objects }) => objects.map(({ residentId }) => [residentId, checks] as const)),
        )
        for (const situation of all.situations) {
          const right = expected(role, where, situation, resource, action)
          const is = { granted: shown.has(situation.residentId), checks: letters.get(situation.residentId) ?? 'none' }
          if (is.granted !== right.granted || is.checks !== right.checks)
            wrong.push(inWords(`${role} ${action} ${resource}`, situation, right, is))
        }
      }
    }
    return wrong
  })
}

interface Row extends Record<string, unknown> {
  readonly resident: string
  readonly tenant: string
  readonly topic: Topic | null
}

/** Rows that the database shows although nothing opens this topic of this resident to who asks; and how many it shows. */
async function rowsShown(role: RoleCode, where: Where): Promise<{ shown: number; wrong: string[] }> {
  let shown = 0
  const wrong: string[] = []
  const look = async (actor: Actor) =>
    asActor(actor, async (tx) => {
      for (const { name, resident, topic, resource } of recordTables) {
        const { rows: found } = await tx.execute<Row>(
          sql.raw(`select ${resident} as resident, tenant_id as tenant, ${topic} as topic from ${name}`),
        )
        for (const row of found) {
          const situation = all.situations.find(({ residentId }) => residentId === row.resident)
          if (!situation) continue
          shown += 1
          const ofTable = rows.find((each) => each.resource === resource)!.topics
          const opening = grantsOf(role, where, situation).filter(
            (one) =>
              (row.topic ? one.topic === row.topic : ofTable.includes(one.topic)) &&
              one.level !== 'metadata' &&
              (one.objectId === null || one.objectId === situation.objectId) &&
              topicsOf(role).includes(one.topic),
          )
          // Whatever somebody is here besides, what is one's own is one's own; but not when one acts for somebody else.
          const own = kindOf(role) !== 'representative' && hasPerson(role) && row.resident === all.me
          // The database closes the grants of such a mandate by itself: here they stand open by force.
          if (situation.mandate === 'ended' || situation.mandate === 'suspended') continue
          const here = row.tenant === actor.tenantId
          if (!here || !(own || role === 'SYSTEM' || opening.length > 0))
            wrong.push(`${role} sees ${name}: ${situation.name}`)
        }
      }
      return {}
    })
  if (role !== 'REPRESENTATIVE') await look(actorOf(role, where))
  else for (const { residentId } of all.situations) await look(actorOf(role, where, residentId))
  return { shown, wrong: [...new Set(wrong)] }
}

const patient = { timeout: 120_000 }
const single = count * rows.length
const sizes = {
  one: single * (roles.length + 3) + countOneByOne * rows.length * (roles.length - 1),
  list: single * (actions.length + 1) * (roles.length - 1),
  rows: roles.length * 2 * recordTables.length * count,
}

test('the situations are as many as the sizes below say', () => {
  expect(all.situations).toHaveLength(count)
  expect(oneByOneElsewhere('RESIDENT')).toHaveLength(countOneByOne)
})

describe(`each of ${sizes.one} decisions about rows in the database (${rows.length} resources, ${roles.length} roles, ${count} situations) and its four answers is as the matrix says`, () => {
  test.each(roles)('%s', patient, async (role) => {
    expect(
      await askOneByOne(
        role,
        'here',
        role === 'REPRESENTATIVE' ? ['read', 'create', 'readMetadata'] : ['read'],
        all.situations,
      ),
    ).toEqual([])
  })
  test.each(roles)('%s, in another wijk', patient, async (role) => {
    expect(await askOneByOne(role, 'elsewhere', ['read'], oneByOneElsewhere(role))).toEqual([])
  })
})

describe(`each of ${sizes.list} decisions about a list is as the matrix says`, () => {
  test.each(roles.filter((role) => role !== 'REPRESENTATIVE'))('%s', patient, async (role) => {
    expect(await askForLists(role, 'here', actions)).toEqual([])
    expect(await askForLists(role, 'elsewhere', ['read'])).toEqual([])
  })
})

describe(`the database itself, in ${sizes.rows} looks at a record of a resident, shows no row of a topic, wijk or resident that is closed`, () => {
  test.each(roles)('%s', patient, async (role) => {
    const { shown, wrong } = await rowsShown(role, 'here')
    expect(wrong).toEqual([])
    expect(shown > 0).toBe(role !== 'ANONYMOUS')
  })
  test.each(roles)('%s, in another wijk', patient, async (role) => {
    expect((await rowsShown(role, 'elsewhere')).wrong).toEqual([])
  })
})
