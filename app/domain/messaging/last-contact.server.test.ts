import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { findLastContact, lastContactText } from './last-contact.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const hoursAgo = (hours: number) => testNow.subtract({ hours })

async function seen(actor: Actor, residentId = wijk.actors.fatma.personId) {
  const found = await withActor(actor, (tx) => findLastContact(tx, residentId))
  if (isRefused(found)) throw new Error(found.refusal.code)
  return found && { resource: found.resource, at: found.at.toString() }
}
const message = (teamId: string, hours: number) =>
  makeThread(wijk.owner, wijk.tenant.id, {
    residentId: wijk.actors.fatma.personId,
    teamId,
    state: 'submitted',
    dueAt: testNow.add({ hours: 24 }),
    messages: [{ body: 'Mag ik iets vragen?', sentAt: hoursAgo(hours) }],
  })
const visit = (hours: number, status: 'booked' | 'fulfilled' | 'noshow' | 'cancelled') =>
  makeAppointments(wijk.owner, wijk.tenant.id, [
    {
      residentId: wijk.actors.fatma.personId,
      personIds: [wijk.actors.joost.personId],
      teamId: wijk.practice.id,
      visitTypeCode: 'CONSULT',
      status,
      startsAt: hoursAgo(hours),
      minutes: 15,
      location: 'Centrum Neckar',
      selfBooked: false,
      createdAt: hoursAgo(500),
    },
  ])

test('before there was any contact, nothing is said of it', async () => {
  expect(await seen(wijk.actors.joost)).toBeNull()
})

test('my practice sees when I last wrote or came, whichever is later; not what is to come or what I missed', async () => {
  const { joost, sanne, petra } = wijk.actors
  await message(wijk.practice.id, 200)
  expect(await seen(sanne)).toEqual({ resource: 'thread', at: hoursAgo(200).toString() })
  await visit(100, 'fulfilled')
  for (const [hours, status] of [
    [90, 'noshow'],
    [80, 'cancelled'],
    [-80, 'booked'],
  ] as const)
    await visit(hours, status)
  for (const actor of [joost, petra, sanne])
    expect(await seen(actor)).toEqual({ resource: 'appointment', at: hoursAgo(100).toString() })
})

test('each sees the contact with the own team: the buurtteam does not learn when I was at the doctor', async () => {
  const { farid, joost } = wijk.actors
  expect(await seen(farid)).toBeNull()
  await message(wijk.buurtteam.id, 50)
  expect(await seen(farid)).toEqual({ resource: 'thread', at: hoursAgo(50).toString() })
  expect(await seen(joost)).toEqual({ resource: 'appointment', at: hoursAgo(100).toString() })
})

test('nobody else sees it: another practice, another wijk, an admin or another resident', async () => {
  const { otherGp, otherAssistant, admin, danuta } = wijk.actors
  for (const actor of [otherGp, otherAssistant, admin, danuta, ...Object.values(wijk.otherTenantActors)])
    expect(await seen(actor), actor.displayName).toBeNull()
  expect(await seen(wijk.actors.joost, 'geen nummer')).toBeNull()
})

test('in my log it says that someone saw when there was contact, and nothing more', async () => {
  const requestId = newId()
  await seen({ ...wijk.actors.joost, requestId })
  const { rows } = await wijk.owner.db.execute(
    sql`select l.resource, l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
        where l.request_id = ${requestId} and o.object_id = ${wijk.actors.fatma.personId}`,
  )
  expect(rows).toEqual([{ resource: 'appointment.metadata', action: 'R', outcome: 'success' }])
})

test('it is said in a few words', () => {
  const reader = { t: textsIn('nl').t, language: 'nl', timeZone: 'Europe/Amsterdam', now: testNow }
  const words = (resource: 'thread' | 'appointment') => lastContactText({ resource, at: testNow }, reader)
  expect(words('thread')).toMatch(/^\S+ \d+ april 2026, bericht$/)
  expect(words('appointment')).toMatch(/, afspraak$/)
  expect(lastContactText(null, reader)).toBe('Niet bekend')
})
