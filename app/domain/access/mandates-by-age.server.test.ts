import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { at, everyScope, makeChild, onBehalfOf } from '#db/testing/family.server.ts'
import { allows, codeOf, timesTold } from '#db/testing/mandates.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { readRepresentations } from '../identity/representations.server.ts'
import { systemActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { agreeWithParent } from './agree-with-parent.server.ts'
import { endMandates } from './end-mandates.server.ts'
import { listMandates } from './mandates.queries.server.ts'
import { withActor } from './with-actor.server.ts'

type Person = Actor & { personId: string }
const timeZone = 'Europe/Amsterdam'
let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())
const told = (personId: string) => timesTold(wijk, personId)

describe('a birthday', () => {
  const births = [
    ['an ordinary day', '2014-06-10', '2026-06-10T00:00'],
    ['29 February, 12 in a leap year', '2016-02-29', '2028-02-29T00:00'],
    ['the day after the clock went forward', '2015-03-29', '2027-03-29T00:00'],
  ] as const
  test.each(births)('shuts a parent’s mandate at midnight, without any job: %s', async (_what, birthDate, midnight) => {
    const { danuta, sanne } = wijk.actors
    const child = await makeChild(wijk, { birthDate })
    const moment = Temporal.PlainDateTime.from(midnight).toZonedDateTime(timeZone).toInstant()
    await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: child.personId, representativePersonId: danuta.personId, kind: 'PARENT_UNDER_12' },
      ...{
        scopes: everyScope,
        startsAt: testNow,
        endsAt: testNow.add({ hours: 24 * 1500 }),
        verifiedBy: sanne.personId,
      },
    })
    const before = onBehalfOf(at(danuta, moment.subtract({ seconds: 1 })), child)
    const after = onBehalfOf(at(danuta, moment), child)
    expect(await allows(before, child.personId, 'appointment')).toBe(true)
    expect(await allows(after, child.personId, 'appointment')).toBe(false)
    const rows = (actor: Actor) =>
      withActor(
        actor,
        async (tx) => (await tx.execute(sql`select id from residents where id = ${child.personId}`)).rows.length,
      )
    expect([await rows(before), await rows(after)]).toEqual([1, 0])
    const live = (now: Temporal.Instant) => readRepresentations({ tenantId: wijk.tenant.id, now }, danuta.personId)
    expect((await live(before.now)).map(({ residentId }) => residentId)).toContain(child.personId)
    expect((await live(moment)).map(({ residentId }) => residentId)).not.toContain(child.personId)
  })

  test('of 16 ends it even where a grant would go on: the age is asked at each decision', async () => {
    const { danuta, sanne } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2010-06-10' })
    const { id } = await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: child.personId, representativePersonId: danuta.personId, kind: 'PARENT_12_15' },
      ...{ scopes: everyScope, startsAt: testNow, verifiedBy: sanne.personId },
    })
    await wijk.owner.db.execute(
      sql`update access_grants set during = tstzrange(lower(during), null) where source_id = ${id}`,
    )
    const midnight = Temporal.Instant.from('2026-06-09T22:00:00Z')
    expect(
      await allows(onBehalfOf(at(danuta, midnight.subtract({ seconds: 1 })), child), child.personId, 'thread'),
    ).toBe(true)
    expect(await allows(onBehalfOf(at(danuta, midnight), child), child.personId, 'thread')).toBe(false)
  })

  test('the job marks it once, also when two run at once, and tells both', async () => {
    const { danuta, sanne } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2014-06-10' })
    const endsAt = Temporal.Instant.from('2026-06-09T22:00:00Z')
    await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: child.personId, representativePersonId: danuta.personId, kind: 'PARENT_UNDER_12' },
      ...{ scopes: ['messages'], startsAt: testNow, endsAt, verifiedBy: sanne.personId },
    })
    const run = (now: Temporal.Instant) =>
      withActor(systemActor(wijk.tenant.id, now, newId()), (tx) => endMandates(tx, { timeZone }))
    const before = await told(danuta.personId)
    await run(endsAt.subtract({ seconds: 1 }))
    expect(await told(child.personId)).toBe(0)
    await Promise.all([run(endsAt), run(endsAt), run(endsAt)])
    expect([await told(child.personId), (await told(danuta.personId)) > before]).toEqual([1, true])
    const own = at(child, endsAt.add({ hours: 8 }))
    const listed = await withActor(own, (tx) => listMandates(tx, { residentId: child.personId, timeZone }))
    expect(listed.ok && listed.value.map(({ state }) => state)).toEqual(['suspended'])
    // Four years on it ends, whether or not anybody answered.
    const grown = Temporal.Instant.from('2030-06-09T22:00:00Z')
    await run(grown)
    expect(await told(child.personId)).toBe(2)
    const later = await withActor(at(child, grown), (tx) => listMandates(tx, { residentId: child.personId, timeZone }))
    expect(later.ok && later.value.map(({ state, endReason }) => [state, endReason])).toEqual([['ended', 'birthday']])
  })
})

describe('a child of 12', () => {
  async function suspended() {
    const { danuta, sanne } = wijk.actors
    const child = await makeChild(wijk, { birthDate: '2014-03-01' })
    const { id } = await makeMandate(wijk.owner, wijk.tenant.id, {
      ...{ residentId: child.personId, representativePersonId: danuta.personId, kind: 'PARENT_UNDER_12' },
      ...{
        scopes: everyScope,
        startsAt: testNow.subtract({ hours: 24 * 200 }),
        endsAt: testNow,
        verifiedBy: sanne.personId,
      },
    })
    return { child, id }
  }
  const answer = (actor: Actor, child: Person, mandateId: string, scopes: readonly 'appointments'[]) =>
    withActor(actor, (tx) =>
      agreeWithParent(tx, { residentId: child.personId, mandateId, newMandateId: newId(), scopes, place: wijk.tenant }),
    )

  test('says yes to appointments alone', async () => {
    const { child, id } = await suspended()
    const { danuta } = wijk.actors
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'appointment')).toBe(false)
    expect(codeOf(await answer(child, child, id, ['appointments']))).toBeNull()
    expect(codeOf(await answer(child, child, id, ['appointments']))).toBeNull()
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'appointment')).toBe(true)
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'thread')).toBe(false)
    const listed = await withActor(child, (tx) => listMandates(tx, { residentId: child.personId, timeZone }))
    expect(listed.ok && listed.value.map(({ state }) => state)).toEqual(['live', 'ended'])
  })
  test('says no, and nobody else answers for the child', async () => {
    const { child, id } = await suspended()
    const { danuta, sanne, fatma } = wijk.actors
    for (const actor of [danuta, onBehalfOf(danuta, child), sanne, fatma])
      expect(codeOf(await answer(actor, child, id, ['appointments']))).toBe('shared.notFound')
    expect(codeOf(await answer(child, child, id, []))).toBeNull()
    expect(await allows(onBehalfOf(danuta, child), child.personId, 'appointment')).toBe(false)
    expect(codeOf(await answer(child, child, id, ['appointments']))).toBe('access.notSuspended')
  })
})
