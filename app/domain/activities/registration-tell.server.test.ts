import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { firstDate, makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'
import { keepSignUpsEverywhere } from '#app/jobs/keep-sign-ups.server.ts'
import { tellSignUpNews } from '#app/jobs/tell-sign-up.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor, systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { askToTellEach, isActivityNewsOver, tellParticipants } from './registration-tell.server.ts'
import { showLink } from './sign-up-link.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

async function aWalk(capacity: number | null = null) {
  const activity = await makeActivity(wijk, { capacity })
  return { ...activity, ...signUpDeeds(wijk, activity.id) }
}
const system = (now = testNow) => systemActor(wijk.tenant.id, now, newId())

async function runJobs(walk: Awaited<ReturnType<typeof aWalk>>, now = testNow) {
  for (const job of await walk.takeJobs()) await tellSignUpNews(job, () => now)
}
/** The text messages that the demo kept since the last look, oldest first. */
async function messages(): Promise<string[]> {
  const { rows } = await wijk.owner.client.query<{ body: string }>(
    'with gone as (delete from demo_mails returning id, body) select body from gone order by id',
  )
  return rows.map(({ body }) => body)
}
const secretOf = (text: string) => /link=([\w-]{43})/.exec(text)?.[1] ?? ''

test('a guest is told by text message, without what it is about or a word that somebody typed', async () => {
  const walk = await aWalk(1)
  await walk.guest({ name: 'Kanarie' })
  await runJobs(walk)
  const [text = '', ...more] = await messages()
  expect(more).toEqual([])
  expect(text).toMatch(/^U heeft een plek op dinsdag 7 april om 10\.00 uur\. Nakijken of afzeggen: http/)
  expect(text).not.toMatch(/Kanarie|wandelen/i)
  const opened = await withActor(anonymousActor(wijk.tenant.id, testNow, newId()), (tx) => showLink(tx, secretOf(text)))
  expect(opened).toMatch(/^[0-9a-f-]{36}$/)
  // What is kept opens nothing.
  const { rows } = await wijk.owner.client.query<{ all: string }>(
    `select to_jsonb(l)::text || (select string_agg(to_jsonb(s)::text, '') from sign_ups s) as all from sign_up_links l`,
  )
  for (const { all } of rows) for (const word of [secretOf(text), 'Kanarie', '0610']) expect(all).not.toContain(word)
})

test('who moves up is told while it is still to come, and not after it began', async () => {
  const walk = await aWalk(1)
  const first = await walk.guest()
  await walk.guest()
  await walk.takeJobs()
  await walk.cancel(first.key)
  const [job, ...more] = await walk.takeJobs()
  expect(more).toEqual([])
  const begun = Temporal.Instant.from('2026-04-07T08:00:00Z')
  await tellSignUpNews(job!, () => begun)
  expect(await messages()).toEqual([])
  await tellSignUpNews(job!, () => begun.subtract({ minutes: 1 }))
  expect((await messages())[0]).toContain('Er is plek voor u op dinsdag 7 april')
})

test('a number that signs up again is told so itself, with a link to the sign-up that counts', async () => {
  const walk = await aWalk()
  const phone = '0655555555'
  const mine = await walk.guest({ phone })
  await runJobs(walk)
  await walk.guest({ phone })
  await messages()
  await runJobs(walk)
  const [text = ''] = await messages()
  expect(text).toContain('Dit nummer was al aangemeld voor dinsdag 7 april')
  const open = (secret: string) =>
    withActor(anonymousActor(wijk.tenant.id, testNow, newId()), (tx) => showLink(tx, secret))
  expect(await open(secretOf(text))).toBe(await open(mine.key.padEnd(43, 'x')))
})

test('everybody with a place or a turn is told when a date goes off, a resident as they chose', async () => {
  const walk = await aWalk(1)
  const { fatma } = wijk.actors
  await walk.resident(fatma)
  const waiting = await walk.guest()
  const gone = await walk.guest()
  await walk.cancel(gone.key)
  await walk.takeJobs()
  const { client } = wijk.owner
  await client.query(
    `update activity_occurrences set status = 'cancelled' where activity_id = $1 and original_date = $2`,
    [...[walk.id, firstDate.toString()]],
  )
  await withActor(walk.organiser, (tx) => tellParticipants(tx, walk.id, firstDate, 'dateCancelled'))
  await walk.takeJobs()
  const all = { tenantId: wijk.tenant.id, activityId: walk.id, originalDate: firstDate.toString() }
  await withActor(system(), (tx) => askToTellEach(tx, { ...all, what: 'dateCancelled' }, null))
  await runJobs(walk)
  expect(await messages()).toEqual([expect.stringContaining('gaat niet door')])
  expect(waiting.done.ok).toBe(true)
  const { rows } = await client.query<{ id: string }>(
    `select id from notifications where person_id = $1 and template = 'activityNews'`,
    [fatma.personId],
  )
  expect(rows).toHaveLength(1)
  const isOver = (now: Temporal.Instant) => withActor(system(now), (tx) => isActivityNewsOver(tx, rows[0]!.id))
  expect(await isOver(testNow)).toBe(false)
  expect(await isOver(Temporal.Instant.from('2026-04-07T08:00:00Z'))).toBe(true)
})

test('thirty days after a date nobody is left who signed up for it, only counts', async () => {
  const walk = await aWalk(2)
  const cancelled = await walk.guest({ name: 'Weg' })
  await walk.guest({ series: true })
  await walk.resident(wijk.actors.danuta)
  await walk.cancel(cancelled.key)
  const { client } = wijk.owner
  const left = async () => {
    const { rows } = await client.query<{ people: number; dates: number }>(
      `select (select count(*)::int from sign_ups where activity_id = $1) as people,
         (select count(*)::int from registrations where activity_id = $1) as dates`,
      [walk.id],
    )
    return rows[0]
  }
  await keepSignUpsEverywhere(Temporal.Instant.from('2026-05-07T10:00:00Z'))
  expect(await left()).toEqual({ people: 3, dates: 8 })
  await keepSignUpsEverywhere(Temporal.Instant.from('2026-05-08T10:00:00Z'))
  expect(await left()).toEqual({ people: 1, dates: 5 })
  const { rows } = await client.query(
    `select placed, cancelled, waiting from activity_attendance where activity_id = $1`,
    [walk.id],
  )
  expect(rows).toEqual([{ placed: 2, cancelled: 1, waiting: 0 }])
  await keepSignUpsEverywhere(Temporal.Instant.from('2026-08-01T10:00:00Z'))
  expect(await left()).toEqual({ people: 0, dates: 0 })
})

test('when the room becomes larger, who waits gets a place and is told', async () => {
  const walk = await aWalk(1)
  await walk.guest()
  await walk.guest()
  await walk.takeJobs()
  await wijk.owner.client.query('update activities set capacity = 2 where id = $1', [walk.id])
  await keepSignUpsEverywhere(later(wijk.actors.fatma, { hours: 1 }).now)
  expect(await walk.standing()).toEqual(['placed', 'placed'])
  expect((await walk.takeJobs()).map(({ what }) => what)).toEqual(['movedUp'])
})

test('who signed up for an activity that is put away is told that it is off', async () => {
  const walk = await aWalk()
  const guest = await walk.guest({ series: true })
  await walk.takeJobs()
  await wijk.owner.client.query('delete from activity_occurrences where activity_id = $1', [walk.id])
  const all = { tenantId: wijk.tenant.id, activityId: walk.id, originalDate: null, what: 'dateCancelled' as const }
  await withActor(system(), (tx) => askToTellEach(tx, all, null))
  await runJobs(walk)
  expect(await messages()).toEqual([expect.stringContaining('dinsdag 7 april om 10.00 uur gaat niet door')])
  expect((await walk.cancel(guest.key)).ok).toBe(true)
})
