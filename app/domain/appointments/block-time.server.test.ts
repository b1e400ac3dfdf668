import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { getDayAgendas, getWeekAgendas } from './agenda.queries.server.ts'
import { blockTime, removeBlock } from './block-time.server.ts'
import { getBlocks } from './blocks.queries.server.ts'
import { bookAppointment } from './book-appointment.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const timeZone = 'Europe/Amsterdam'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
const refused = (code: string) => ({ ok: false, refusal: { code } })
const fine = { ok: true, value: undefined }
const block = (actor: Actor, from: string, until: string, personId = wijk.actors.joost.personId) =>
  withActor(actor, (tx) =>
    blockTime(tx, { personId, startsAt: at(from), endsAt: at(until), words: 'Overleg', timeZone }),
  )
const book = (actor: Actor & { personId: string }, time: string) =>
  withActor(actor, (tx) =>
    bookAppointment(tx, {
      ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId, startsAt: at(time) },
      ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, reason: null, interpreterLanguage: null },
    }),
  )
const blocks = async () => (await wijk.owner.db.execute<{ id: string }>(sql`select id from agenda_blocks`)).rows

test('time that my huisarts blocked is not mine to book, until the block is gone', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { joost, sanne, petra, otherAssistant, farid } = wijk.actors
  expect(await block(joost, '2026-04-07T09:00', '2026-04-07T10:00')).toEqual(fine)
  expect(await block(joost, '2026-04-07T09:00', '2026-04-07T10:00')).toEqual(fine)
  expect(await blocks()).toHaveLength(1)
  expect(await book(me!, '2026-04-07T09:30')).toEqual(refused('appointments.slotTaken'))
  const week = { tenant: wijk.tenant, personIds: [joost.personId], monday: Temporal.PlainDate.from('2026-04-06') }
  const seen = await withActor(sanne, (tx) => getWeekAgendas(tx, week))
  const found = seen.ok ? seen.value.people.map(({ blocks, hidden }) => [blocks.map(({ words }) => words), hidden]) : []
  expect(found).toEqual([[['Overleg'], []]])
  const [{ id: blockId }] = (await blocks()) as [{ id: string }]
  for (const actor of [petra, otherAssistant, farid, me!])
    expect(await withActor(actor, (tx) => removeBlock(tx, { blockId, timeZone }))).toEqual(refused('shared.notFound'))
  expect(await withActor(sanne, (tx) => removeBlock(tx, { blockId, timeZone }))).toEqual(fine)
  expect(await withActor(sanne, (tx) => removeBlock(tx, { blockId, timeZone }))).toEqual(refused('shared.notFound'))
  expect(await book(me!, '2026-04-07T09:30')).toMatchObject({ ok: true })
})

test('what is booked is moved first: a block and a booking at once never both stand', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { joost, sanne } = wijk.actors
  expect(await book(me!, '2026-04-09T09:00')).toMatchObject({ ok: true })
  expect(await block(sanne, '2026-04-09T08:30', '2026-04-09T12:00')).toEqual(refused('appointments.blockTaken'))
  const answers = await Promise.all([
    block(joost, '2026-04-13T09:00', '2026-04-13T10:00'),
    book(other!, '2026-04-13T09:15'),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('the assistant blocks for a colleague; nobody else does, and an end before its start or in the past is none', async () => {
  const { sanne, petra, otherAssistant, farid, fatma, admin, joost } = wijk.actors
  expect(await block(sanne, '2026-04-14T10:00', '2026-04-14T11:00')).toEqual(fine)
  for (const actor of [petra, otherAssistant, farid, fatma, admin])
    expect(await block(actor, '2026-04-14T11:00', '2026-04-14T12:00')).toEqual(refused('shared.notFound'))
  expect(await block(joost, '2026-04-14T12:00', '2026-04-14T11:00')).toEqual(refused('appointments.endsBeforeStart'))
  expect(await block(joost, '2026-03-02T09:00', '2026-03-02T10:00')).toEqual(refused('appointments.blockPast'))
  const shown = (actor: Actor) => withActor(actor, (tx) => getBlocks(tx, { personId: joost.personId, timeZone }))
  const seen = await shown(sanne)
  expect(seen.ok && seen.value.blocks.length).toBeGreaterThan(0)
  for (const actor of [petra, farid, otherAssistant, fatma])
    expect(await shown(actor)).toEqual(refused('shared.notFound'))
})

test('the assistant sees a day of all colleagues beside each other, a huisarts only the own one', async () => {
  const { sanne, joost, fatma } = wijk.actors
  const day = Temporal.PlainDate.from('2026-04-14')
  const look = async (actor: Actor) => {
    const found = await withActor(actor, (tx) => getDayAgendas(tx, { tenant: wijk.tenant, personIds: [], day }))
    return found.ok ? found.value.people.map(({ member }) => member.id) : found
  }
  const { petra } = wijk.actors
  expect(new Set((await look(sanne)) as string[])).toEqual(new Set([joost.personId, petra.personId, sanne.personId]))
  expect(await look(joost)).toEqual([joost.personId])
  expect(await look(fatma)).toEqual(refused('shared.notFound'))
})
