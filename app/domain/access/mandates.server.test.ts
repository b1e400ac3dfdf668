import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { everyScope, makeChild, onBehalfOf } from '#db/testing/family.server.ts'
import { allows, codeOf, timesTold } from '#db/testing/mandates.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { readRepresentations } from '../identity/representations.server.ts'
import { systemActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { endMandate } from './end-mandate.server.ts'
import { giveMandate } from './give-mandate.server.ts'
import { listMandates, listRepresentations } from './mandates.queries.server.ts'
import { recordMandate, type CheckedAtDesk } from './record-mandate.server.ts'
import { letGoOfMandate, takeOnMandate } from './take-on-mandate.server.ts'
import { tellOffered } from './tell-offered.server.ts'
import { withActor } from './with-actor.server.ts'

type Person = Actor & { personId: string }
const timeZone = 'Europe/Amsterdam'
let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const desk = (child: Person, more: Partial<CheckedAtDesk> = {}): CheckedAtDesk => ({
  residentId: child.personId,
  mandateId: newId(),
  kind: 'PARENT_UNDER_12',
  scopes: ['appointments'],
  email: 'danuta@bewoner.example',
  birthDate: Temporal.PlainDate.from('1980-05-05'),
  documentReference: null,
  childAgrees: false,
  place: wijk.tenant,
  ...more,
})
const record = (actor: Person, input: CheckedAtDesk) => withActor(actor, (tx) => recordMandate(tx, input))
const told = (personId: string) => timesTold(wijk, personId)

describe('at the desk', () => {
  test('the assistant records a parent of a young child, who may then act for the child and nobody else', async () => {
    const { sanne, danuta, fatma } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2016-01-01' })
    const input = desk(child, { scopes: ['appointments', 'messages'] })
    expect(codeOf(await record(sanne, input))).toBeNull()
    expect(codeOf(await record(sanne, input))).toBeNull()
    const parent = onBehalfOf(danuta, child)
    expect(await allows(parent, child.personId, 'appointment', 'create')).toBe(true)
    expect(await allows(parent, child.personId, 'thread')).toBe(true)
    for (const resource of ['assessment', 'accessLog', 'permission', 'identityNumber'] as const)
      expect(await allows(parent, child.personId, resource), resource).toBe(
        resource === 'permission' || resource === 'accessLog',
      )
    // Not as herself, not for another, and nobody else for the child.
    expect(await allows(danuta, child.personId, 'appointment')).toBe(false)
    expect(await allows(parent, fatma.personId, 'appointment')).toBe(false)
    expect(await allows(parent, danuta.personId, 'appointment')).toBe(false)
    expect(await allows(onBehalfOf(fatma, child), child.personId, 'appointment')).toBe(false)
    expect(await told(child.personId)).toBe(1)
  })

  test.each([
    ['a parent alone for a child of 12', { kind: 'PARENT_12_15', birth: '2013-01-01' }, 'access.childMustAgree'],
    [
      'a parent of a young child for one of 12',
      { kind: 'PARENT_UNDER_12', birth: '2014-04-03' },
      'access.childDecides',
    ],
    [
      'a parent for somebody of 16',
      { kind: 'PARENT_12_15', birth: '2010-04-03', childAgrees: true },
      'access.adultDecides',
    ],
    ['a mentor without a court document', { kind: 'MENTOR', birth: '1960-01-01' }, 'access.documentNeeded'],
    ['an address that nobody has', { birth: '2016-01-01', email: 'niemand@bewoner.example' }, 'access.noSuchAccount'],
    ['another birth date than the account’s', { birth: '2016-01-01', born: '1980-05-06' }, 'access.noSuchAccount'],
  ] as const)('%s is refused', async (_what, { birth, ...more }, code) => {
    const child = await makeChild(wijk, { birthDate: birth })
    const { born, ...given } = { born: '1980-05-05', ...more } as { born: string } & Partial<CheckedAtDesk>
    const input = desk(child, { ...given, birthDate: Temporal.PlainDate.from(born) })
    expect(codeOf(await record(wijk.actors.sanne, input))).toBe(code)
    expect(
      await readRepresentations({ tenantId: wijk.tenant.id, now: testNow }, wijk.actors.danuta.personId),
    ).not.toContainEqual(expect.objectContaining({ residentId: child.personId }))
  })

  test('nobody but the own practice records, reads or ends a mandate', async () => {
    const { sanne, farid, otherAssistant, otherGp, petra, danuta, fatma, admin } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2016-01-01' })
    for (const actor of [farid, otherAssistant, otherGp, petra, danuta, fatma, admin, wijk.otherTenantActors.gp])
      expect(codeOf(await record(actor, desk(child))), actor.displayName).toBe('shared.notFound')
    const input = desk(child)
    await record(sanne, input)
    const { mandateId, residentId } = input
    for (const actor of [farid, otherAssistant, fatma, admin]) {
      expect(codeOf(await withActor(actor, (tx) => endMandate(tx, { residentId, mandateId })))).toBe('shared.notFound')
      expect(codeOf(await withActor(actor, (tx) => listMandates(tx, { residentId, timeZone })))).toBe('shared.notFound')
    }
    expect(codeOf(await withActor(sanne, (tx) => endMandate(tx, { residentId: fatma.personId, mandateId })))).toBe(
      'shared.notFound',
    )
    expect(await allows(onBehalfOf(danuta, child), residentId, 'appointment')).toBe(true)
    expect(codeOf(await withActor(sanne, (tx) => endMandate(tx, { residentId, mandateId })))).toBeNull()
    expect(await allows(onBehalfOf(danuta, child), residentId, 'appointment')).toBe(false)
  })

  test('a child of 12 who is there chooses, and a curator acts with a court document', async () => {
    const { sanne, danuta } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2013-01-01' })
    await record(sanne, desk(child, { kind: 'PARENT_12_15', childAgrees: true }))
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'appointment')).toBe(true)
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'thread')).toBe(false)
    const adult = await makeChild(wijk, { birthDate: '1950-01-01' })
    const curator = desk(adult, { kind: 'CURATOR', documentReference: 'C/16/2026', scopes: everyScope })
    expect(codeOf(await record(sanne, curator))).toBeNull()
    expect(await allows(onBehalfOf(danuta, adult), adult.personId, 'assessment')).toBe(true)
  })
})

describe('an adult resident', () => {
  const give = (actor: Person, more: Partial<Parameters<typeof giveMandate>[1]> = {}) => {
    const mandateId = newId()
    const whom = { name: 'Danuta', email: 'Danuta@bewoner.example ', place: wijk.tenant }
    const input = { residentId: actor.personId, mandateId, ...whom, scopes: ['messages'] as const }
    return withActor(actor, (tx) => giveMandate(tx, { ...input, ...more }))
  }
  test('asks somebody by their address, who takes it on, and ends it with one tap', async () => {
    const { fatma, danuta, joost } = wijk.actors
    const given = await give(fatma)
    if (!given.ok) throw new Error(given.refusal.code)
    const { mandateId } = given.value
    const before = await told(danuta.personId)
    await withActor(systemActor(wijk.tenant.id, testNow, newId()), (tx) => tellOffered(tx, { mandateId }))
    expect(await told(danuta.personId)).toBe(before + 1)
    const offers = (actor: Person) => withActor(actor, (tx) => listRepresentations(tx))
    expect(await offers(danuta)).toContainEqual(
      expect.objectContaining({ id: mandateId, state: 'offered', residentName: 'Fatma Yılmaz' }),
    )
    expect(await allows(onBehalfOf(danuta, fatma), fatma.personId, 'thread')).toBe(false)
    const child = await makeChild(wijk, { birthDate: '2010-01-01' })
    for (const actor of [fatma, joost, child])
      expect(codeOf(await withActor(actor, (tx) => takeOnMandate(tx, { mandateId })))).toBe('shared.notFound')
    const taken = await Promise.all([1, 2].map(() => withActor(danuta, (tx) => takeOnMandate(tx, { mandateId }))))
    expect(taken.map(codeOf)).toContain(null)
    expect(codeOf(await withActor(danuta, (tx) => takeOnMandate(tx, { mandateId })))).toBeNull()
    expect(await allows(onBehalfOf(danuta, fatma), fatma.personId, 'thread')).toBe(true)
    // A year at most.
    expect(await allows(onBehalfOf(later(danuta, { hours: 24 * 364 }), fatma), fatma.personId, 'thread')).toBe(true)
    expect(await allows(onBehalfOf(later(danuta, { hours: 24 * 366 }), fatma), fatma.personId, 'thread')).toBe(false)
    expect(codeOf(await withActor(fatma, (tx) => endMandate(tx, { residentId: fatma.personId, mandateId })))).toBeNull()
    expect(await allows(onBehalfOf(danuta, fatma), fatma.personId, 'thread')).toBe(false)
  })
  test('gets the same answer for an address that nobody has, and is refused the own one', async () => {
    const { fatma } = wijk.actors
    expect((await give(fatma, { email: 'niemand@elders.example' })).ok).toBe(true)
    expect(codeOf(await give(fatma, { email: 'FATMA@bewoner.example' }))).toBe('access.notYourself')
    const child = await makeChild(wijk, { birthDate: '2012-01-01' })
    expect(codeOf(await give(child))).toBe('access.notAdult')
    expect(codeOf(await give(fatma, { residentId: child.personId }))).toBe('shared.notFound')
  })
  test('is let go by who represents, and by nobody else', async () => {
    const { fatma, danuta, joost } = wijk.actors
    const { id } = await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: fatma.personId, representativePersonId: danuta.personId, kind: 'PROXY' },
      ...{ scopes: ['dossier'], startsAt: testNow },
    })
    for (const actor of [fatma, joost, onBehalfOf(danuta, fatma)])
      expect(codeOf(await withActor(actor, (tx) => letGoOfMandate(tx, { mandateId: id })))).toBe('shared.notFound')
    expect(await allows(onBehalfOf(danuta, fatma), fatma.personId, 'assessment')).toBe(true)
    expect(codeOf(await withActor(danuta, (tx) => letGoOfMandate(tx, { mandateId: id })))).toBeNull()
    expect(await allows(onBehalfOf(danuta, fatma), fatma.personId, 'assessment')).toBe(false)
  })
})

test('the log names who acted, as proxy, and about whom', async () => {
  const { danuta, sanne } = wijk.actors
  const child = await makeChild(wijk, { birthDate: '2016-01-01' })
  await record(sanne, desk(child))
  await allows(onBehalfOf(danuta, child), child.personId, 'appointment')
  const { rows } = await wijk.owner.db.execute(
    sql`select l.user_name, l.role_code, l.portal_role, l.checks, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${child.personId} and l.resource = 'appointment'`,
  )
  const name = { user_name: 'Danuta Kowalska', role_code: '02', portal_role: 'REPRESENTATIVE' }
  expect(rows).toEqual([{ ...name, checks: 'TFTF', outcome: 'success' }])
})
