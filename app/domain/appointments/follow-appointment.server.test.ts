import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { enterInError, markArrived, markFulfilled, markNoShow, mayFollow } from './follow-appointment.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const refused = (code: string) => ({ ok: false, refusal: { code } })
const tuesday = Temporal.Instant.from('2026-04-07T08:00:00Z')
let minutes = 0
async function make(): Promise<{ id: string; startsAt: Temporal.Instant }> {
  const { actors, owner, tenant, practice } = wijk
  const startsAt = tuesday.add({ minutes: (minutes += 15) })
  const [id = ''] = await makeAppointments(owner, tenant.id, [
    {
      ...{ residentId: actors.fatma.personId, personIds: [actors.joost.personId], teamId: practice.id },
      ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, visitTypeCode: 'CONSULT' },
      ...{ startsAt, minutes: 15, location: 'Centrum Neckar', reason: null },
    },
  ])
  return { id, startsAt }
}
const by = (actor: Actor, now: Temporal.Instant) => ({ ...actor, now })
const run = (command: typeof markArrived, actor: Actor, appointmentId: string) =>
  withActor(actor, (tx) => command(tx, { appointmentId }))
const stateOf = async (id: string) => {
  const { rows } = await wijk.owner.db.execute<{ status: string; blocks: boolean }>(
    sql`select a.status, bool_or(p.blocks) as blocks from appointments a join appointment_participants p on p.appointment_id = a.id where a.id = ${id} group by a.status`,
  )
  return rows[0]
}

test('who comes in is there, and afterwards was seen', async () => {
  const { id, startsAt } = await make()
  const sanne = by(wijk.actors.sanne, startsAt.subtract({ minutes: 10 }))
  expect(await run(markArrived, sanne, id)).toEqual({ ok: true, value: undefined })
  expect(await stateOf(id)).toEqual({ status: 'arrived', blocks: true })
  expect(await run(markArrived, sanne, id)).toEqual(refused('appointments.notInThisState'))
  expect(await run(markFulfilled, sanne, id)).toEqual(refused('appointments.notBegunYet'))
  expect(await run(markFulfilled, by(wijk.actors.joost, startsAt), id)).toEqual({ ok: true, value: undefined })
})

test('nobody is a no-show before the time, and who comes in after all was none', async () => {
  const { id, startsAt } = await make()
  const sanne = (minutesLater: number) => by(wijk.actors.sanne, startsAt.add({ minutes: minutesLater }))
  expect(await run(markNoShow, sanne(-1), id)).toEqual(refused('appointments.notBegunYet'))
  expect(await run(markNoShow, sanne(10), id)).toEqual({ ok: true, value: undefined })
  expect(await run(markArrived, sanne(12), id)).toEqual({ ok: true, value: undefined })
  const { rows } = await wijk.owner.db.execute(sql`select status, no_show_at from appointments where id = ${id}`)
  expect(rows).toEqual([{ status: 'arrived', no_show_at: null }])
})

test('what should never have stood there gives its time back; I am told when I still counted on it, not when it is over', async () => {
  const told = async (id: string) =>
    (await wijk.owner.db.execute(sql`select 1 from appointment_notices where appointment_id = ${id}`)).rows.length
  const [coming, over] = [await make(), await make()]
  const enter = (now: Temporal.Instant, id: string) => run(enterInError, by(wijk.actors.sanne, now), id)
  expect(await enter(testNow, coming.id)).toEqual({ ok: true, value: undefined })
  expect(await stateOf(coming.id)).toEqual({ status: 'entered-in-error', blocks: false })
  expect(await enter(over.startsAt.add({ minutes: 30 }), over.id)).toEqual({ ok: true, value: undefined })
  expect([await told(coming.id), await told(over.id)]).toEqual([1, 0])
})

test('a drie-gesprek has three parties: it is no mistake of one of them', () => {
  expect(mayFollow({ teamId: null }, 'enter_in_error')).toEqual(refused('appointments.movedElsewhere'))
  expect(mayFollow({ teamId: null }, 'fulfil')).toEqual({ ok: true, value: undefined })
})

test('nobody comes in days before', async () => {
  const { id, startsAt } = await make()
  const days = by(wijk.actors.sanne, startsAt.subtract({ hours: 48 }))
  expect(await run(markArrived, days, id)).toEqual({
    ok: false,
    refusal: { code: 'appointments.tooEarly', data: { hours: 12 } },
  })
})

test('two who mark it at once: one does, the other is told that it changed', async () => {
  const { id, startsAt } = await make()
  const now = startsAt.add({ minutes: 5 })
  const answers = await Promise.all([
    run(markArrived, by(wijk.actors.sanne, now), id),
    run(markNoShow, by(wijk.actors.joost, now), id),
  ])
  // "Came in after all" may follow on "did not come".
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  expect(['arrived', 'noshow']).toContain((await stateOf(id))?.status)
})

test('residents and strangers mark nothing', async () => {
  const { id, startsAt } = await make()
  const now = startsAt.add({ minutes: 5 })
  for (const actor of [
    wijk.actors.fatma,
    wijk.actors.danuta,
    wijk.actors.farid,
    wijk.actors.otherGp,
    wijk.actors.admin,
  ])
    for (const command of [markArrived, markFulfilled, markNoShow, enterInError])
      expect(await run(command, by(actor, now), id)).toEqual(refused('shared.notFound'))
  expect(await stateOf(id)).toEqual({ status: 'booked', blocks: true })
})
