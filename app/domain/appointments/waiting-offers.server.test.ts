import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { waitingListEntries, waitingListOffers } from '#db/schema/appointments.waiting.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeMoreResidents, makeTestAgenda } from '#db/testing/agenda.server.ts'
import { onBehalfOf } from '#db/testing/family.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { localTime, waitingDeeds, type Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { changeSchedule } from './change-schedule.server.ts'
import { declineWaitingOffer } from './decline-waiting-offer.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import { waitForTime } from './join-waiting-list.server.ts'
import { comeBack } from './take-back-closed.server.ts'

let wijk: TestNeighbourhood
let deeds: ReturnType<typeof waitingDeeds>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  deeds = waitingDeeds(wijk, await makeTestAgenda(wijk))
})
afterAll(() => wijk.end())
// Each story has a list of its own.
beforeEach(() => deeds.emptyList())

const refused = (code: string) => ({ ok: false, refusal: { code } })
const soon = testNow.add({ hours: 1 })
const decline = (actor: Person, offerId: string) =>
  withActor(actor, (tx) => declineWaitingOffer(tx, { residentId: actor.personId, offerId }))

/** So many residents who wait, one a minute, each with an appointment on one morning; and one whose time comes free. */
async function makeQueue(count: number, morning: string, freed: string) {
  const people = await makeMoreResidents(wijk, count + 1)
  const [holder, ...waiting] = people as [Person, ...Person[]]
  const held = await deeds.book(holder, freed)
  const own: string[] = []
  for (const [at, each] of waiting.entries()) {
    const [hour, minute] = [8 + Math.floor((30 + at * 15) / 60), (30 + at * 15) % 60]
    const time = `${morning}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    own.push(await deeds.book(each, time))
    await deeds.wait(each, own[at]!, at)
  }
  const free = async (now: Temporal.Instant = soon) => {
    await deeds.cancel(holder, held)
    return deeds.runJobs(now)
  }
  return { holder, held, waiting: waiting.map((each) => later(each, { hours: 2 })), own, free }
}

test('the first five in turn are told of a time that comes free; the sixth when somebody says no', async () => {
  const { waiting, free } = await makeQueue(7, '2026-05-04', '2026-04-09T09:00')
  expect(await free()).toEqual([5])
  const told = async () => Promise.all(waiting.map(async (each) => (await deeds.offers(each)).length))
  expect(await told()).toEqual([1, 1, 1, 1, 1, 0, 0])
  const [offer] = await deeds.offers(waiting[1]!)
  expect(offer).toMatchObject({ startsAt: localTime('2026-04-09T09:00'), calledName: 'Dokter Kuipers' })
  expect(offer!.expiresAt).toEqual(soon.add({ hours: 24 }))
  expect(await decline(waiting[1]!, offer!.id)).toMatchObject({ ok: true })
  expect(await decline(waiting[1]!, offer!.id)).toMatchObject({ ok: true })
  expect(await deeds.runJobs(soon.add({ hours: 1 }))).toEqual([1])
  expect(await told()).toEqual([1, 0, 1, 1, 1, 1, 0])
  // Whoever lets it pass makes room for the next one in turn.
  expect(await deeds.runJobs(soon.add({ hours: 24 }))).toEqual([1])
  const dayLater = later(waiting[6]!, { hours: 24 })
  expect(await deeds.offers(dayLater)).toHaveLength(1)
})

test('of a time that somebody keeps at that moment, who waits is told when it runs out', async () => {
  const { holder, held, waiting, own } = await makeQueue(1, '2026-05-12', '2026-04-09T08:30')
  const [quick] = await makeMoreResidents(wijk, 1)
  await deeds.cancel(holder, held)
  const choice = { tenant: wijk.tenant, personId: wijk.actors.joost.personId, visitTypeId: deeds.visitTypeId }
  const startsAt = localTime('2026-04-09T08:30')
  const kept = await withActor(quick!, (tx) =>
    holdAppointment(tx, { ...choice, residentId: quick!.personId, startsAt }),
  )
  expect(kept).toMatchObject({ ok: true })
  expect(await deeds.runJobs(testNow.add({ minutes: 1 }))).toEqual([0])
  expect(await deeds.offers(waiting[0]!)).toEqual([])
  expect(await deeds.runJobs(testNow.add({ minutes: 9 }))).toEqual([])
  expect(await deeds.runJobs(testNow.add({ minutes: 10 }))).toEqual([1])
  expect(await deeds.offers(waiting[0]!)).toMatchObject([{ startsAt }])
  await deeds.cancel(waiting[0]!, own[0]!)
})

test('the message says that a time is free: no name, no kind of visit', async () => {
  const { waiting, free } = await makeQueue(1, '2026-04-30', '2026-04-09T09:15')
  await free()
  const { rows } = await wijk.owner.client.query('select template from notifications where person_id = $1', [
    waiting[0]!.personId,
  ])
  expect(rows).toContainEqual({ template: 'earlierTime' })
})

test('of two who take one time at once one has it; the other is told so and keeps what they had', async () => {
  const { waiting, own, free } = await makeQueue(2, '2026-05-07', '2026-04-09T09:30')
  await free()
  const offers = await Promise.all(waiting.map(async (each) => (await deeds.offers(each))[0]!.id))
  const before = await Promise.all(own.map(deeds.stands))
  const answers = await Promise.all(waiting.map((each, at) => deeds.take(each, offers[at]!)))
  const winner = answers.findIndex(({ ok }) => ok)
  const loser = 1 - winner
  expect(answers[winner]).toEqual({ ok: true, value: { appointmentId: own[winner] } })
  expect(answers[loser]).toEqual(refused('waiting.gone'))
  expect(await deeds.stands(own[winner]!)).toEqual([localTime('2026-04-09T09:30').toString(), 'booked', 2])
  expect(await deeds.stands(own[loser]!)).toEqual(before[loser])
  // A second tap changes nothing; whoever was later sees it no more.
  expect(await deeds.take(waiting[winner]!, offers[winner]!)).toMatchObject({ ok: true })
  expect(await deeds.offers(waiting[loser]!)).toEqual([])
})

test('what I leave behind goes on to the next one who waits', async () => {
  const { waiting, own, free } = await makeQueue(2, '2026-05-11', '2026-04-09T09:45')
  await free()
  const [first, second] = waiting as [Person, Person]
  // The second waits for the first one's old time as well.
  const [offer] = await deeds.offers(first)
  expect(await deeds.take(first, offer!.id)).toMatchObject({ ok: true })
  expect(await deeds.runJobs(soon.add({ hours: 2 }))).toEqual([1])
  const [next] = await deeds.offers(second)
  expect(next).toMatchObject({ startsAt: localTime('2026-05-11T08:30') })
  expect(await deeds.take(second, next!.id)).toEqual({ ok: true, value: { appointmentId: own[1] } })
})

test('after its end an offer is over, and so is one when I wait no longer', async () => {
  const { waiting, own, free } = await makeQueue(2, '2026-05-12', '2026-04-09T10:00')
  await free()
  const [one, other] = waiting as [Person, Person]
  const offers = await Promise.all(waiting.map(async (each) => (await deeds.offers(each))[0]!.id))
  expect(await deeds.take(later(one, { hours: 24 }), offers[0]!)).toEqual(refused('waiting.over'))
  await deeds.cancel(other, own[1]!)
  expect(await deeds.take(other, offers[1]!)).toEqual(refused('waiting.over'))
  expect(await deeds.stands(own[1]!)).toMatchObject([expect.any(String), 'cancelled', 0])
})

test('nobody takes, declines or makes an offer that is somebody else’s', async () => {
  const { waiting, free } = await makeQueue(1, '2026-04-28', '2026-04-09T10:15')
  const [stranger] = await makeMoreResidents(wijk, 1)
  await free()
  const [offer] = await deeds.offers(waiting[0]!)
  expect(await deeds.take(stranger!, offer!.id)).toEqual(refused('shared.notFound'))
  expect(await decline(stranger!, offer!.id)).toEqual(refused('shared.notFound'))
  expect(await deeds.take(stranger!, 'nonsense')).toEqual(refused('shared.notFound'))
  expect(await deeds.offers(waiting[0]!)).toHaveLength(1)
})

test('nothing is told after the moment, of time that was taken meanwhile, or twice', async () => {
  const { held, waiting, free } = await makeQueue(1, '2026-04-23', '2026-04-09T10:45')
  expect(await free(localTime('2026-04-09T10:45'))).toEqual([0])
  expect(await deeds.offers(waiting[0]!)).toEqual([])
  expect(await deeds.stands(held)).toMatchObject([expect.any(String), 'cancelled', 0])
  const again = await makeQueue(1, '2026-04-21', '2026-04-09T11:00')
  await deeds.cancel(again.holder, again.held)
  const [quicker] = await makeMoreResidents(wijk, 1)
  await deeds.book(quicker!, '2026-04-09T11:00')
  expect(await deeds.runJobs(soon)).toEqual([0])
})

test('on the last Sunday of October a day to think is 24 hours, and Monday’s time stays on the clock', async () => {
  const october = Object.fromEntries(
    (await makeMoreResidents(wijk, 2)).map((each, at) => [
      at === 0 ? 'holder' : 'me',
      { ...each, now: localTime('2026-10-24T12:00') },
    ]),
  ) as { holder: Person; me: Person }
  const { holder, me } = october
  const held = await deeds.book(holder, '2026-10-26T09:15')
  const own = await deeds.book(me, '2026-11-05T09:00')
  await deeds.wait(me, own)
  await deeds.cancel(holder, held)
  const now = localTime('2026-10-24T13:00')
  expect(await deeds.runJobs(now)).toEqual([1])
  const [offer] = await deeds.offers({ ...me, now })
  expect(offer!.expiresAt).toEqual(localTime('2026-10-25T12:00'))
  expect(await deeds.take({ ...me, now }, offer!.id)).toMatchObject({ ok: true })
  expect(await deeds.stands(own)).toEqual(['2026-10-26T08:15:00Z', 'booked', 2])
})

test('who had no appointment gets one, and who helps somebody takes it for them within the mandate', async () => {
  const [holder, me] = await makeMoreResidents(wijk, 2)
  const held = await deeds.book(holder!, '2026-04-09T11:15')
  const choice = { tenant: wijk.tenant, residentId: me!.personId, personId: wijk.actors.joost.personId }
  await withActor(me!, (tx) => waitForTime(tx, { ...choice, visitTypeId: deeds.visitTypeId, who: 'any' }))
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: me!.personId, representativePersonId: wijk.actors.danuta.personId, kind: 'PROXY' },
    ...{ scopes: ['appointments'], startsAt: testNow, endsAt: testNow.add({ hours: 24 * 90 }) },
  })
  await deeds.cancel(holder!, held)
  expect(await deeds.runJobs(soon)).toEqual([1])
  const helper = later(onBehalfOf(wijk.actors.danuta, me!), { hours: 2 })
  const [offer] = await deeds.offers(helper)
  const taken = await deeds.take(helper, offer!.id)
  if (!taken.ok) throw new Error(taken.refusal.code)
  expect(await deeds.stands(taken.value.appointmentId!)).toEqual([
    localTime('2026-04-09T11:15').toString(),
    'booked',
    2,
  ])
})

test('the database shows who waits to the own practice alone, and nobody offers themselves a time', async () => {
  const { waiting, free } = await makeQueue(1, '2026-04-20', '2026-04-09T11:30')
  await free()
  const me = waiting[0]!
  const seen = (actor: Actor) =>
    withActor(actor, async (tx) => [
      (await tx.select().from(waitingListEntries).where(eq(waitingListEntries.residentId, me.personId))).length,
      (await tx.select().from(waitingListOffers).where(eq(waitingListOffers.residentId, me.personId))).length,
    ])
  const { sanne, farid, otherAssistant, danuta, admin } = wijk.actors
  for (const [actor, rows] of [
    ...[me, sanne].map((each) => [each, [1, 1]] as const),
    ...[farid, otherAssistant, danuta, admin, wijk.otherTenantActors.gp].map((each) => [each, [0, 0]] as const),
  ])
    expect(await seen(actor), actor.displayName).toEqual(rows)
  const offerMyself = withActor(me, async (tx) => {
    const [offer] = await tx.select().from(waitingListOffers).where(eq(waitingListOffers.residentId, me.personId))
    await tx.insert(waitingListOffers).values({ ...offer!, id: newId(), freedAt: testNow })
  })
  await expect(offerMyself).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('when my huisarts is there after all, who waits is told: each of one time, no two of the same', async () => {
  const { waiting } = await makeQueue(7, '2026-04-16', '2026-04-20T11:45')
  const { tenant, owner, actors } = wijk
  const joost = { ...actors.joost, now: soon }
  const [firstDay, lastDay] = ['2026-04-13', '2026-04-14'].map((text) => Temporal.PlainDate.from(text))
  const training = {
    kind: 'away',
    personId: joost.personId,
    why: 'TRAINING',
    hours: null,
    deputyPersonId: null,
  } as const
  const asked = { ...training, firstDay: firstDay!, lastDay: lastDay! }
  expect(await withActor(joost, (tx) => changeSchedule(tx, { tenant, asked, treatments: null }))).toMatchObject({
    ok: true,
  })
  const { rows } = await owner.client.query<{ id: string }>("select id from absences where kind = 'TRAINING'")
  const back = { tenant, personId: joost.personId, absenceId: rows[0]!.id }
  expect(await withActor(joost, (tx) => comeBack(tx, back))).toMatchObject({ ok: true })
  // A session on Monday and one on Tuesday: five are told of the one, and who was not, of the other.
  expect((await deeds.runJobs(soon.add({ minutes: 1 }))).sort()).toEqual([2, 5])
  const offers = await Promise.all(waiting.map((each) => deeds.offers(each)))
  expect(offers.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect(new Set(offers.flat().map(({ startsAt }) => startsAt.toString())).size).toBe(7)
})
