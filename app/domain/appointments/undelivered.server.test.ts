import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeChild } from '#db/testing/family.server.ts'
import { makeTestReminders, readable, type TestReminders } from '#db/testing/reminders.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { closeMail } from '#app/platform/mail.server.ts'
import { isRefused } from '../shared/result.ts'
import { markCalledInstead } from './call-instead.server.ts'
import { cancelForPractice } from './cancel-for-practice.server.ts'
import { listUndelivered } from './undelivered.queries.server.ts'

let all: TestReminders
beforeAll(async () => {
  all = await makeTestReminders()
})
afterAll(async () => {
  closeMail()
  await all.end()
})
beforeEach(() => all.clear())

const start = Temporal.Instant.from('2026-04-14T08:20:00Z')
const before = (hours: number) => start.subtract({ hours })
type Name = 'sanne' | 'joost' | 'farid' | 'otherAssistant' | 'otherGp'
const at = (name: Name, now: Temporal.Instant) => ({ ...all.wijk.actors[name], now })

async function listed(name: Name, now: Temporal.Instant) {
  const found = await withActor(at(name, now), (tx) => listUndelivered(tx, { after: null }))
  if (isRefused(found)) throw new Error('refused')
  return found.items.map(({ id, kind, failure, phone }) => ({ id, kind, failure, phone }))
}
const cancel = (id: string, now: Temporal.Instant) =>
  withActor(at('sanne', now), (tx) => cancelForPractice(tx, { appointmentId: id, changeReason: 'De dokter is ziek.' }))

test('a gateway that is away is asked again, and when that does not help the practice calls', async () => {
  await all.choose('sms')
  const id = await all.book(start)
  all.answerSms(503)
  await all.round(before(2))
  for (let tries = 2; tries <= 7; tries += 1) await all.sendAll(before(2))
  expect(await listed('sanne', before(2))).toEqual([])
  await all.sendAll(before(2))
  const row = { id, kind: 'reminder2', failure: 'away', phone: '06 12 34 56 78' }
  expect(await listed('sanne', before(2))).toEqual([row])
  expect(await listed('joost', before(2))).toMatchObject([{ id }])
  for (const other of ['farid', 'otherAssistant', 'otherGp'] as const)
    expect(await listed(other, before(2))).toEqual([])
  // Once it began nobody needs to call.
  expect(await listed('sanne', start)).toEqual([])
})

test('when the gateway is back before that, the reminder goes out and nobody calls', async () => {
  await all.choose('sms')
  await all.book(start)
  all.answerSms(503)
  await all.round(before(48))
  all.answerSms()
  await all.sendAll(before(47))
  expect(all.sms).toHaveLength(1)
  expect(await listed('sanne', before(47))).toEqual([])
})

test('a number that is no good is given up at once', async () => {
  await all.choose('sms')
  const id = await all.book(start)
  all.answerSms(422)
  await all.round(before(48))
  expect(await listed('sanne', before(48))).toMatchObject([{ id, kind: 'reminder48', failure: 'refused' }])
})

test('who called says so, and the appointment leaves the list; a stranger can’t', async () => {
  await all.choose('sms')
  const id = await all.book(start)
  all.answerSms(422)
  await all.round(before(48))
  const call = (name: Name) => withActor(at(name, before(40)), (tx) => markCalledInstead(tx, { appointmentId: id }))
  expect(await call('otherAssistant')).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
  expect(await listed('sanne', before(40))).toHaveLength(1)
  expect(await call('sanne')).toMatchObject({ ok: true })
  expect(await listed('sanne', before(40))).toEqual([])
  const { rows } = await all.wijk.owner.client.query('select called_by_person_id from appointment_notices')
  expect(rows).toEqual([{ called_by_person_id: all.wijk.actors.sanne.personId }])
})

test('what the practice cancels is told at once, by the channel that was chosen', async () => {
  all.answerSms()
  await all.choose('sms')
  expect(await cancel(await all.book(start), before(30))).toMatchObject({ ok: true })
  await all.sendAll(before(30))
  expect(all.sms).toEqual([
    { to: '+31612345678', text: 'Er is iets veranderd aan uw afspraak. Kijk op http://localhost:3000/mijn/afspraken' },
  ])
  await all.choose('none')
  expect(await cancel(await all.book(start), before(30))).toMatchObject({ ok: true })
  await all.sendAll(before(30))
  expect(all.mail.received.map(({ raw }) => readable(raw)).join()).toContain('Er is iets veranderd aan uw afspraak')
})

test('a resident who can’t be told that the practice cancelled is called', async () => {
  const { client } = all.wijk.owner
  const account = (status: string) =>
    client.query('update accounts set status = $1 where person_id = $2', [status, all.wijk.actors.fatma.personId])
  await account('closed')
  try {
    const id = await all.book(start)
    await all.round(before(48))
    expect(await listed('sanne', before(48))).toEqual([])
    await cancel(id, before(30))
    await all.sendAll(before(30))
    expect(await listed('sanne', before(30))).toMatchObject([{ id, kind: 'changed', failure: 'noAddress' }])
  } finally {
    await account('active')
  }
})

test('a child without an account is not reminded: the parent who acts for it is, once, and the mail names nobody', async () => {
  const { wijk, mail, book, round, sendAll } = all
  const { owner, tenant, actors } = wijk
  const { personId: residentId } = await makeChild(wijk, { birthDate: '2018-06-10' })
  await owner.client.query("update accounts set status = 'closed' where person_id = $1", [residentId])
  await makeMandate(owner, tenant.id, {
    ...{ residentId, representativePersonId: actors.danuta.personId, kind: 'PARENT_UNDER_12' },
    ...{ scopes: ['appointments'], startsAt: before(100), verifiedBy: actors.sanne.personId },
  })
  await book(start, { residentId })
  for (let times = 0; times < 2; times += 1) await round(before(48))
  await sendAll(before(47))
  expect(mail.received.map(({ to }) => to)).toEqual([['danuta@bewoner.example']])
  const text = readable(mail.received[0]!.raw)
  expect(text).toContain('Iemand die u helpt, heeft een afspraak.')
  expect(text).toContain('dinsdag 14 april om 10.20 uur')
  expect(text).not.toMatch(/Kacper|Kowalski/)
})

test('a long list comes in pages, soonest first, each appointment once', async () => {
  await all.choose('sms')
  all.answerSms(422)
  const ids: string[] = []
  for (let index = 0; index < 53; index += 1)
    ids.push(await all.book(start.add({ minutes: 15 * index }), { personIds: [] }))
  for (let rounds = 0; rounds < 2; rounds += 1) await all.round(start.subtract({ hours: 30 }))
  const page = async (after: Parameters<typeof listUndelivered>[1]['after']) => {
    const found = await withActor(at('sanne', before(30)), (tx) => listUndelivered(tx, { after }))
    if (isRefused(found)) throw new Error('refused')
    return found
  }
  const first = await page(null)
  const second = await page(first.next)
  expect([first.items.length, second.items.length, second.next]).toEqual([50, 3, null])
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
})
