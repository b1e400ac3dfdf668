import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, later, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { firstDate, makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

async function aWalk(capacity: number | null = null) {
  const activity = await makeActivity(wijk, { capacity })
  return { ...activity, ...signUpDeeds(wijk, activity.id) }
}
const times = (count: number, value: string) => Array.from({ length: count }, () => value)

test('fifty people at once, by six processes, on the last three places: three have one, the others wait in order of arrival', async () => {
  const walk = await aWalk(3)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => walk.guest({ phone: `06${20_000_000 + index}`, process: index % 6 })),
  )
  expect(answers.every(({ done }) => done.ok)).toBe(true)
  expect(await walk.standing()).toEqual([...times(3, 'placed'), ...times(47, 'waiting')])
})

test('who cancels makes room for who waits longest, at once', async () => {
  const walk = await aWalk(1)
  const [first, second, third] = [await walk.guest(), await walk.guest(), await walk.guest()]
  expect(await walk.standing()).toEqual(['placed', 'waiting', 'waiting'])
  await walk.takeJobs()
  expect((await walk.cancel(first.key)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['cancelled', 'placed', 'waiting'])
  expect((await walk.takeJobs()).map(({ what }) => what)).toEqual(['movedUp'])
  // The one who waits behind cancels: nothing moves.
  expect((await walk.cancel(third.key)).ok).toBe(true)
  expect((await walk.cancel(second.key)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

test('sending the form twice, also at the same moment, signs up once', async () => {
  const walk = await aWalk(5)
  const twice = { phone: '0612345678', key: 'tweeklik-' }
  await Promise.all([walk.guest(twice), walk.guest(twice)])
  await walk.guest(twice)
  expect(await walk.standing()).toEqual(['placed'])
})

test('a number that is signed up takes no second place, and whoever types it sees what a new one would', async () => {
  const walk = await aWalk(2)
  const mine = await walk.guest({ phone: '06 11 22 33 44' })
  const stranger = await walk.guest({ phone: '+31 611223344' })
  expect(stranger.done).toEqual(mine.done)
  expect(await walk.standing()).toEqual(['placed', 'again placed'])
  await walk.guest()
  expect(await walk.standing()).toEqual(['placed', 'again placed', 'placed'])
  // Full now: a new one would wait, and so does this.
  await walk.guest({ phone: '0611223344' })
  expect((await walk.standing()).at(-1)).toBe('again waiting')
  await walk.takeJobs()
  // Whoever only knows my number can't cancel for me: my phone is asked.
  expect((await walk.cancel(stranger.key)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['placed', 'again cancelled', 'placed', 'again waiting'])
  expect((await walk.takeJobs()).map(({ what }) => what)).toEqual(['stillThere'])
})

test('a series gives each date its own place or turn', async () => {
  const walk = await aWalk(1)
  await walk.guest({ date: firstDate.add({ weeks: 1 }) })
  const series = await walk.guest({ series: true })
  expect(await walk.standing()).toEqual(['placed'])
  expect(await walk.standing(firstDate.add({ weeks: 1 }))).toEqual(['placed', 'waiting'])
  expect(await walk.standing(firstDate.add({ weeks: 5 }))).toEqual(['placed'])
  await walk.cancel(series.key, undefined, firstDate)
  expect(await walk.standing()).toEqual(['cancelled'])
  expect(await walk.standing(firstDate.add({ weeks: 5 }))).toEqual(['placed'])
  await walk.cancel(series.key)
  expect(await walk.standing(firstDate.add({ weeks: 5 }))).toEqual(['cancelled'])
})

test('a resident signs up as oneself, once; not for a neighbour', async () => {
  const walk = await aWalk()
  const { fatma, danuta } = wijk.actors
  expect((await walk.resident(fatma)).ok).toBe(true)
  expect((await walk.resident(fatma)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['placed'])
  expect(await walk.resident(danuta, fatma.personId)).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
  expect((await walk.resident(danuta)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['placed', 'placed'])
})

test('nobody signs up for a day that is past, off, or of an activity that is not public', async () => {
  const walk = await aWalk()
  const refused = (code: string) => ({ ok: false, refusal: { code } })
  expect((await walk.guest({ date: firstDate.subtract({ weeks: 1 }) })).done).toMatchObject(refused('signup.dateGone'))
  const { client } = wijk.owner
  await client.query(
    `update activity_occurrences set status = 'cancelled' where activity_id = $1 and original_date = $2`,
    [walk.id, firstDate.toString()],
  )
  expect((await walk.guest()).done).toMatchObject(refused('signup.dateGone'))
  await client.query(`update activities set state = 'draft' where id = $1`, [walk.id])
  expect((await walk.guest()).done).toMatchObject(refused('signup.closed'))
  const far = signUpDeeds({ ...wijk, tenant: wijk.otherTenant }, walk.id)
  expect((await far.guest()).done).toMatchObject(refused('signup.closed'))
})

test('once it has begun nobody cancels, and nobody moves up', async () => {
  const walk = await aWalk(1)
  const first = await walk.guest()
  await walk.guest()
  const { now } = later(wijk.actors.fatma, { hours: 24 * 4 })
  await walk.cancel(first.key, now)
  expect(await walk.standing()).toEqual(['placed', 'waiting'])
  // A link opens its own sign-up alone, and no other wijk's.
  expect(await walk.cancel('nooit-gegeven-')).toMatchObject({ ok: false })
  const far = signUpDeeds({ ...wijk, tenant: wijk.otherTenant }, walk.id)
  expect(await far.cancel(first.key)).toMatchObject({ ok: false })
})
