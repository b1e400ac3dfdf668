import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '#db/roles.server.ts'
import { firstTuesday, makeOfferWorld, walk, type OfferWorld } from '#db/testing/offer-world.server.ts'
import { signUpDeeds } from '#db/testing/sign-up-world.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { withActor } from '../access/with-actor.server.ts'
import { writeActivity } from './write-activity.server.ts'

let world: OfferWorld
beforeAll(async () => {
  world = await makeOfferWorld()
})
afterAll(() => world.wijk.end())

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'done' : answer.refusal!.code)
const at = async (activityId: string) => ({ activityId, version: await world.versionOf(activityId) })

test('a larger room lets who waits move up at once', async () => {
  const { mariska, wijk } = world
  const activityId = await world.publish(mariska, { signUp: 'portal', capacity: 1 })
  const { guest, standing } = signUpDeeds(wijk, activityId)
  for (const name of ['Mo', 'Ans']) await guest({ name, date: firstTuesday })
  expect(await standing(firstTuesday)).toEqual(['placed', 'waiting'])
  const larger = { ...(await at(activityId)), fields: { ...walk, signUp: 'portal' as const, capacity: 5 } }
  expect(codeOf(await withActor(mariska, (tx) => writeActivity(tx, larger)))).toBe('done')
  expect(await standing(firstTuesday)).toEqual(['placed', 'placed'])
})

test('who signed up hears of another time, and of a day that the series no longer has', async () => {
  const { mariska, wijk } = world
  const activityId = await world.publish(mariska, { signUp: 'portal', capacity: 9 })
  const { guest } = signUpDeeds(wijk, activityId)
  await guest({ date: firstTuesday })
  const told = async () => {
    const payloads = await withClient(testUrls().worker, async (client) => {
      const { rows } = await client.query<{
        payload: { activityId: string; what: string; originalDate: string | null }
      }>(`select payload from graphile_worker._private_jobs order by id`)
      return rows.map(({ payload }) => payload)
    })
    return payloads
      .filter((job) => job.activityId === activityId && job.what !== undefined)
      .map(({ what, originalDate }) => `${what} ${originalDate}`)
  }
  const later = { ...walk, signUp: 'portal' as const, capacity: 9, startsAt: Temporal.PlainTime.from('10:30') }
  const first = { ...(await at(activityId)), fields: later }
  await withActor(mariska, (tx) => writeActivity(tx, first))
  expect(await told()).toEqual(['dateMoved null'])
  const second = { ...(await at(activityId)), fields: { ...later, firstDate: firstTuesday.add({ days: 1 }) } }
  await withActor(mariska, (tx) => writeActivity(tx, second))
  expect(await told()).toEqual(['dateMoved null', 'dateCancelled 2026-04-07'])
})
