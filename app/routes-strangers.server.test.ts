import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './domain/shared/ids.ts'
import { canary, countRefusals, rowsAbout } from '../db/testing/canary.server.ts'
import {
  addressesOf,
  guardedRoutes,
  hasObject,
  isButton,
  makeRouteVisitors,
  openRoutes,
  visitors,
  type GuardedRoute,
  type Kind,
  type RouteVisitors,
  type Visitor,
} from '../db/testing/route-visitors.server.ts'
import { importRoute, visit, type Answer } from '../db/testing/route-walk.server.ts'

/** Who has nothing to do with Fatma, of each kind. */
const strangers: Record<Kind, readonly Visitor[]> = {
  resident: ['danuta'],
  professional: ['otherGp', 'otherAssistant'],
  admin: ['admin'],
  // The privacy officer sees who looked at whom, of everybody.
  officer: [],
}
const strangersTo = (entry: GuardedRoute) =>
  strangers[entry.kind].filter((name) => !isButton(entry) || name !== 'otherGp')

let all: RouteVisitors
beforeAll(async () => {
  all = await makeRouteVisitors()
})
afterAll(() => all.wijk.end())

/** Nothing of Fatma's that the visitor did not say first. */
function expectNothingOfFatmas(answer: Answer, said: string, where: string): void {
  const told = all.fatmas.marks.filter(
    (mark) => !said.includes(mark) && (answer.body.includes(mark) || answer.location?.includes(mark)),
  )
  expect(told, where).toEqual([])
}

const inShort = (where: string, { status, location, body }: Answer) => `${where} -> ${status} ${location ?? ''} ${body}`

/** The same walk past things that do not exist. */
async function walkPastNothing(entry: GuardedRoute, visitor: Visitor): Promise<string[]> {
  const { threadId, appointmentId, invitationId, residentId, assessmentId, permissionId } = all.fatmas
  const ghosts = [threadId, appointmentId, invitationId, residentId, assessmentId, permissionId].map(
    (id) => [id, newId()] as const,
  )
  const ghostly = (text: string) => ghosts.reduce((left, [real, ghost]) => left.replaceAll(real, ghost), text)
  const really = (text: string) => ghosts.reduce((left, [real, ghost]) => left.replaceAll(ghost, real), text)
  const calls = await all.walk(entry, visitor, all.formsFor(entry), ghostly)
  return calls.map(({ where, answer }) => really(inShort(where, answer)))
}

describe.each(guardedRoutes)('$pattern ($file)', (entry) => {
  test('tells strangers nothing and lets them change nothing', async () => {
    const before = await rowsAbout(all.wijk.owner, all.fatmas)
    for (const visitor of strangersTo(entry)) {
      const calls = await all.walk(entry, visitor, all.formsFor(entry))
      for (const { where, said, answer } of calls) {
        expect(answer.fault, where).toBeNull()
        if (hasObject(entry) && where.includes(' GET ')) expect(answer.status, where).toBe(404)
        expectNothingOfFatmas(answer, said, where)
      }
      // Whether something exists is itself personal data.
      if (hasObject(entry))
        expect(calls.map(({ where, answer }) => inShort(where, answer))).toEqual(await walkPastNothing(entry, visitor))
    }
    expect(await rowsAbout(all.wijk.owner, all.fatmas)).toBe(before)
  })

  test('writes in Fatma’s log who looked in vain', async () => {
    const before = await countRefusals(all.wijk.owner, all.fatmas)
    const { loader } = await importRoute(entry.file)
    const at = { tenant: all.wijk.tenant }
    for (const visitor of loader && hasObject(entry) ? strangers[entry.kind] : [])
      for (const address of addressesOf(entry, all.fatmas))
        await visit(loader!, { ...at, ...address, cookie: all.cookies[visitor] })
    const looked = loader !== undefined && hasObject(entry)
    expect((await countRefusals(all.wijk.owner, all.fatmas)) > before).toBe(looked)
  })

  test('shows the other professionals of Fatma no more than is theirs', async () => {
    if (entry.kind !== 'professional') return expect(strangers[entry.kind].length).toBeLessThan(2)
    const { loader } = await importRoute(entry.file)
    for (const address of addressesOf(entry, all.fatmas)) {
      for (const visitor of ['sanne', 'farid'] as const) {
        if (!loader) continue
        const at = { ...address, tenant: all.wijk.tenant, cookie: all.cookies[visitor] }
        const { body, fault } = await visit(loader, at)
        expect(fault, address.path).toBeNull()
        // What a 4D says is not for assistants, and not for the buurtteam before it is agreed.
        for (const domain of ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL']) expect(body).not.toContain(`${domain} ${canary}`)
        expect(body).not.toContain(`Een vier, door ${canary}`)
        if (visitor === 'farid') expect(body).not.toContain(`Ik maak me zorgen over ${canary}`)
        if (visitor === 'sanne') expect(body).not.toContain(`Over ${canary}`)
      }
    }
  })
})

describe.each(openRoutes)('$pattern ($file)', (entry) => {
  test('tells nobody anything of Fatma’s, and breaks for nobody', async () => {
    for (const visitor of visitors) {
      // Signing out ends what the other tests go on with; it has a test of its own.
      if (entry.file.includes('sign-out') && visitor !== 'nobody') continue
      for (const { where, said, answer } of await all.walk(entry, visitor, all.formsFor(entry))) {
        expect(answer.fault, where).toBeNull()
        expectNothingOfFatmas(answer, said, where)
      }
    }
  })
})
