import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMandate } from '../../../db/seed/factories/mandate.server.ts'
import { makeChild } from '../../../db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '../../../db/testing/neighbourhood.server.ts'
import { isRefused } from '../shared/result.ts'
import { listOpenChoices } from './list-open-choices.server.ts'
import { withActor } from './with-actor.server.ts'

const timeZone = 'Europe/Amsterdam'
let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

/** What a child that was born on this day is asked, whose mother looked along until the 12th birthday. */
async function askedOf(born: string): Promise<string[]> {
  const birthDate = Temporal.PlainDate.from(born)
  const child = await makeChild(wijk, { birthDate: born })
  const { danuta, sanne } = wijk.actors
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: child.personId, representativePersonId: danuta.personId, kind: 'PARENT_UNDER_12' },
    ...{ scopes: ['appointments'], startsAt: testNow.subtract({ hours: 24 * 30 }), verifiedBy: sanne.personId },
  })
  const input = { residentId: child.personId, birthDate, timeZone }
  const found = await withActor(child, async (tx) => ({ choices: await listOpenChoices(tx, input) }))
  if (isRefused(found)) throw new Error('refused')
  return found.choices.map(({ parent }) => parent)
}

test('from the 12th birthday on a child is asked what the parent may go on seeing, also when no job has run', async () => {
  expect(await askedOf('2014-04-03')).toHaveLength(1)
  expect((await askedOf('2014-04-03'))[0]).toContain('Danuta')
})

test('the day before nothing is asked, and at 16 nothing any more', async () => {
  expect(await askedOf('2014-04-04')).toEqual([])
  expect(await askedOf('2010-04-03')).toEqual([])
})
