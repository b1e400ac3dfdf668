import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { bookAppointment, type Booking } from './book-appointment.server.ts'
import { bookForResident } from './book-for-resident.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import {
  countInterpreterRequests,
  listInterpreterRequests,
  markInterpreterArranged,
} from './interpreter-requests.server.ts'
import { moveAppointment } from './move-appointment.server.ts'
import { getTeamAppointment } from './team-appointment.queries.server.ts'

type Person = Actor & { personId: string }
let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const choice = (actor: Person, time: string) => ({
  ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId, startsAt: at(time) },
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
})
async function book(actor: Person, time: string, said: Partial<Booking>): Promise<string> {
  const booked = await withActor(actor, (tx) => bookAppointment(tx, { ...choice(actor, time), ...said }))
  if (!booked.ok) throw new Error(booked.refusal.code)
  return booked.value.id
}
async function list(actor: Actor) {
  const found = await withActor(actor, (tx) => listInterpreterRequests(tx, { after: null }))
  if (!('items' in found)) throw new Error('refused')
  return found.items
}
const idsFor = async (actor: Actor) => (await list(actor)).map(({ id }) => id)
const arrange = (actor: Actor, appointmentId: string) =>
  withActor(actor, (tx) => markInterpreterArranged(tx, { appointmentId }))

test('I ask for an interpreter who is a woman: my practice sees it until somebody arranged it', async () => {
  const { fatma, sanne } = wijk.actors
  const id = await book(fatma, '2026-04-14T09:00', {
    ...{ interpreterLanguage: 'tr', interpreterMode: 'spoken', interpreterGender: 'female', companion: 'Mijn dochter' },
  })
  expect(await list(sanne)).toEqual([
    {
      ...{ id, name: 'Fatma Yılmaz', startsAt: at('2026-04-14T09:00') },
      ...{ interpreterLanguage: 'tr', interpreterMode: 'spoken', interpreterGender: 'female' },
    },
  ])
  expect(await withActor(sanne, countInterpreterRequests)).toEqual({ count: 1, orMore: false })
  expect(await arrange(sanne, id)).toMatchObject({ ok: true })
  expect(await arrange(sanne, id)).toMatchObject({ ok: true })
  expect(await list(sanne)).toEqual([])
  const { rows } = await wijk.owner.db.execute(
    sql`select interpreter_arranged_by_person_id as who, companion from appointments where id = ${id}`,
  )
  expect(rows).toEqual([{ who: sanne.personId, companion: 'Mijn dochter' }])
  const seen = await withActor(sanne, (tx) => getTeamAppointment(tx, id))
  expect(seen).toMatchObject({ ok: true, value: { appointment: { companion: 'Mijn dochter' } } })
})

test('when I move my appointment, the interpreter has to be arranged again', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { sanne } = wijk.actors
  const id = await book(me!, '2026-04-14T09:30', { interpreterMode: 'sign' })
  expect(await list(sanne)).toMatchObject([{ id, interpreterLanguage: null, interpreterMode: 'sign' }])
  await arrange(sanne, id)
  const move = { tenant: wijk.tenant, appointmentId: id, startsAt: at('2026-04-16T09:30') }
  expect(await withActor(me!, (tx) => moveAppointment(tx, move))).toMatchObject({ ok: true })
  expect(await idsFor(sanne)).toEqual([id])
  expect(await withActor(me!, (tx) => cancelAppointment(tx, { appointmentId: id }))).toMatchObject({ ok: true })
  expect(await list(sanne)).toEqual([])
})

test('a time that I keep while I type asks nobody for an interpreter; the appointment that it becomes does', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { sanne } = wijk.actors
  const held = await withActor(me!, (tx) => holdAppointment(tx, choice(me!, '2026-04-14T10:00')))
  expect(held).toMatchObject({ ok: true })
  expect(await list(sanne)).toEqual([])
  const id = await book(me!, '2026-04-14T10:00', { interpreterLanguage: 'ar' })
  expect(held.ok && held.value.id).toBe(id)
  expect(await idsFor(sanne)).toEqual([id])
  await arrange(sanne, id)
})

test('what the practice books with an interpreter stands on its list as well, and without one it does not', async () => {
  const [one, two] = await makeMoreResidents(wijk, 2)
  const { sanne, joost } = wijk.actors
  const wish = (residentId: string, time: string, interpreterLanguage: string | null) =>
    withActor(sanne, (tx) =>
      bookForResident(tx, {
        ...{ tenant: wijk.tenant, residentId, personId: joost.personId, startsAt: at(time), formKey: newId() },
        ...{
          visitTypeId: agenda.practiceTypes.get('CONSULT')!,
          reason: null,
          interpreterLanguage,
          overrideReason: null,
        },
      }),
    )
  const booked = await wish(one!.personId, '2026-04-14T10:15', 'pl')
  expect(await wish(two!.personId, '2026-04-14T10:30', null)).toMatchObject({ ok: true })
  expect(await idsFor(sanne)).toEqual([booked.ok && booked.value.id])
  expect(await arrange(sanne, booked.ok ? booked.value.id : '')).toMatchObject({ ok: true })
})

test('the list is long: it comes in pages, soonest first, and none is lost', async () => {
  const many = await makeMoreResidents(wijk, 28)
  const { sanne } = wijk.actors
  const days = ['2026-04-20', '2026-04-21', '2026-04-23', '2026-04-28']
  for (const [index, resident] of many.entries()) {
    const time = Temporal.PlainTime.from('09:00').add({ minutes: 15 * Math.floor(index / 4) })
    await book(resident, `${days[index % 4]!}T${time.toString()}`, { interpreterLanguage: 'so' })
  }
  const first = await withActor(sanne, (tx) => listInterpreterRequests(tx, { after: null }))
  if (!('items' in first) || !first.next) throw new Error('one page')
  const { next } = first
  const second = await withActor(sanne, (tx) => listInterpreterRequests(tx, { after: next }))
  if (!('items' in second)) throw new Error('refused')
  const starts = [...first.items, ...second.items].map(({ startsAt }) => startsAt.epochMilliseconds)
  expect(first.items).toHaveLength(25)
  expect([second.items.length, second.next]).toEqual([3, null])
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  expect(await withActor(sanne, countInterpreterRequests)).toEqual({ count: 25, orMore: true })
})

test('nobody of another team, and no resident, sees or ends what my practice has to arrange', async () => {
  const { fatma, danuta, farid, otherAssistant, admin, sanne } = wijk.actors
  const id = (await idsFor(sanne))[0]!
  for (const actor of [fatma, danuta, farid, otherAssistant, admin, wijk.otherTenantActors.gp]) {
    expect(await list(actor)).toEqual([])
    expect(await withActor(actor, countInterpreterRequests)).toEqual({ count: 0, orMore: false })
    expect(await arrange(actor, id)).toEqual({ ok: false, refusal: { code: 'shared.notFound' } })
  }
  const plain = await book(danuta, '2026-04-30T09:00', {})
  expect(await arrange(sanne, plain)).toEqual({ ok: false, refusal: { code: 'shared.notFound' } })
  expect(await idsFor(sanne)).toContain(id)
})
