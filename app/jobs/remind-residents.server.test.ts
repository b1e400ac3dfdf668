import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import pg from 'pg'
import { makeTestReminders, readable, type TestReminders } from '#db/testing/reminders.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { endAppointment } from '../domain/appointments/end-appointment.server.ts'
import { setTime } from '../domain/appointments/move-appointment.server.ts'
import { startJobs } from '../jobs.server.ts'
import { languages } from '../platform/i18n/languages.ts'
import { closeMail } from '../platform/mail.server.ts'
import { remindEverywhere } from './remind-residents.server.ts'

let all: TestReminders
let worker: pg.Pool
beforeAll(async () => {
  all = await makeTestReminders()
  worker = new pg.Pool({ connectionString: testUrls().worker, max: 1 })
})
afterAll(async () => {
  closeMail()
  await worker.end()
  await all.end()
})
beforeEach(async () => {
  await all.clear()
  await worker.query('delete from graphile_worker._private_jobs')
})

/** Tuesday 14 April 2026, 10.20. */
const start = Temporal.Instant.from('2026-04-14T08:20:00Z')
const before = (hours: number, minutes = 0) => start.subtract({ minutes: hours * 60 + minutes })
const language = (code: string) =>
  all.wijk.owner.client.query('update accounts set language = $2 where person_id = $1', [
    ...[all.wijk.actors.fatma.personId, code],
  ])
const texts = () => all.mail.received.map(({ raw }) => readable(raw))
const states = async () =>
  (
    await all.wijk.owner.client.query<{ state: string }>(
      `select concat_ws(' ', template, channel, status, last_error_code) as state from notifications order by template desc`,
    )
  ).rows.map(({ state }) => state)

describe('a reminder comes 48 and 2 hours before, and never later than that', () => {
  test('booked three days ahead: two', async () => {
    await all.book(start)
    await all.round(before(48, 1))
    expect(texts()).toEqual([])
    await all.round(before(48))
    await all.round(before(47, 59))
    expect(texts()).toHaveLength(1)
    await all.round(before(2, 1))
    expect(texts()).toHaveLength(1)
    await all.round(before(2))
    await all.round(before(1))
    expect(texts()).toHaveLength(2)
    expect(await states()).toEqual(['reminder48 email sent', 'reminder2 email sent'])
  })

  test('booked ten hours ahead: one; an hour ahead: none', async () => {
    await all.book(start, { createdAt: before(10) })
    await all.book(start.add({ hours: 1 }), { createdAt: before(0) })
    for (const hours of [10, 3, 2, 1, 0]) await all.round(before(hours))
    await all.round(start.add({ minutes: 30 }))
    expect(texts()).toHaveLength(1)
  })

  test('when nothing ran for a night it still comes, but not when it is hardly of use', async () => {
    await all.book(start)
    await all.round(before(30))
    expect(texts()).toHaveLength(1)
    await all.round(before(0, 14))
    expect(texts()).toHaveLength(1)
  })

  test('never after the moment, however long it waited', async () => {
    await all.book(start)
    await remindEverywhere(before(2))
    await all.sendAll(start)
    expect(texts()).toEqual([])
    expect(await states()).toEqual(['reminder2 email unsendable over'])
  })

  test('over the change of clocks 48 hours stay 48 hours, and the mail names the time on the clock', async () => {
    // The night before 25 October 2026 the clocks went back.
    const monday = Temporal.Instant.from('2026-10-26T08:00:00Z')
    await all.book(monday)
    await all.round(Temporal.Instant.from('2026-10-24T07:59:00Z'))
    expect(texts()).toEqual([])
    await all.round(Temporal.Instant.from('2026-10-24T08:00:00Z'))
    expect(texts()[0]).toContain('maandag 26 oktober om 9.00 uur')
  })
})

describe('a reminder says what is true when it goes', () => {
  test('moved: reminded of the new time, and no more of the old', async () => {
    const id = await all.book(start)
    await remindEverywhere(before(48))
    const later = start.add({ hours: 24 * 3 })
    const sanne = { ...all.wijk.actors.sanne, now: before(47) }
    const time = { startsAt: later, endsAt: later.add({ minutes: 15 }) }
    await withActor(sanne, (tx) => setTime(tx, { id, startsAt: start, onlineEditableUntil: before(24) }, time))
    await all.sendAll(before(46))
    expect(texts()).toEqual([])
    await all.round(later.subtract({ hours: 48 }))
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('vrijdag 17 april om 10.20 uur')
    expect(await states()).toEqual(['reminder48 email unsendable over', 'reminder48 email sent'])
  })

  test('cancelled: none, also when it was planned already', async () => {
    const id = await all.book(start)
    await remindEverywhere(before(48))
    await withActor({ ...all.wijk.actors.fatma, now: before(47) }, (tx) => endAppointment(tx, id))
    await all.sendAll(before(46))
    await all.round(before(2))
    expect(texts()).toEqual([])
  })

  test('a closed account hears nothing any more', async () => {
    const close = (status: string) =>
      all.wijk.owner.client.query(`update accounts set status = $1 where person_id = $2`, [
        ...[status, all.wijk.actors.fatma.personId],
      ])
    await all.book(start)
    await close('closed')
    try {
      await all.round(before(48))
      expect(texts()).toEqual([])
      expect(await states()).toEqual(['reminder48 email unsendable noAccount'])
    } finally {
      await close('active')
    }
  })
})

describe('its words', () => {
  test('say when and where and what to do who can’t come; not why, with whom or what kind', async () => {
    await all.book(start)
    await all.round(before(48))
    await all.round(before(2))
    const [early = '', late = ''] = texts()
    expect(early).toContain('Wanneer: dinsdag 14 april om 10.20 uur')
    expect(early).toContain('Waar of hoe: Centrum Neckar')
    expect(early).toMatch(/Verzet de afspraak of zeg af:\s+http:\/\/localhost:3000\/mijn\/afspraken\s/)
    // Within the notice it is the phone alone (APP-7).
    expect(late).toContain('Kunt u niet? Bel 030 555 01 00.')
    expect(late).not.toContain('/mijn/')
    for (const word of ['buik', 'Joost', 'Kuipers', 'huisarts', 'praktijkonder', 'PRACTICE', 'Fatma', 'Yılmaz'])
      expect((early + late).replaceAll('fatma@bewoner.example', ''), word).not.toContain(word)
  })

  test('run from right to left in Arabic, as HTML and as plain text', async () => {
    await language('ar')
    try {
      await all.book(start)
      await all.round(before(48))
      const raw = texts()[0]!
      expect(raw).toContain('Content-Type: text/plain')
      expect(raw).toContain('Content-Type: text/html')
      expect(raw).toMatch(/<html lang="ar" dir="rtl">/)
      expect(raw).toContain('<a href="http://localhost:3000/mijn/afspraken">')
    } finally {
      await language('nl')
    }
  })

  test.each(languages)('fit two text messages in %s, with the phone number', async (code) => {
    all.answerSms()
    await all.choose('sms')
    await language(code)
    try {
      await all.book(start)
      await all.round(before(48))
      expect(all.sms).toHaveLength(1)
      const { to, text } = all.sms[0]!
      expect(to).toBe('+31612345678')
      expect(text).toContain('0305550100')
      expect(text).not.toMatch(/reminders|\{\{|undefined/)
      // Arabic and Ethiopic script take 67 letters a part, the others 153.
      expect(text.length).toBeLessThanOrEqual(['ar', 'ti'].includes(code) ? 134 : 306)
      expect(texts()).toEqual([])
    } finally {
      await language('nl')
    }
  })

  test('stand in no log and no queue, and neither does the address', async () => {
    all.answerSms(503)
    await all.choose('sms')
    await all.book(start)
    await all.round(before(48))
    const kept = await all.wijk.owner.client.query(
      `select to_jsonb(n)::text as row from notifications n union all select to_jsonb(l)::text from access_log l
       union all select to_jsonb(o)::text from appointment_notices o`,
    )
    const queued = await worker.query('select payload::text as row from graphile_worker._private_jobs')
    expect(kept.rows.length).toBeGreaterThan(1)
    expect(JSON.stringify([kept.rows, queued.rows])).not.toMatch(/Neckar|buik|12345678|12 34|bewoner\.example/)
  })
})

test('who wants none gets none', async () => {
  await all.choose('none')
  await all.book(start)
  await all.round(before(48))
  expect([texts(), all.sms]).toEqual([[], []])
  expect(await states()).toEqual(['reminder48 email unsendable unwanted'])
})

test('however many plan at once, one reminder is planned', async () => {
  await all.book(start)
  await Promise.all(Array.from({ length: 6 }, () => remindEverywhere(before(48))))
  await all.sendAll(before(48))
  expect(texts()).toHaveLength(1)
  expect(await states()).toEqual(['reminder48 email sent'])
})

test('more than one transaction holds are all planned in one round', async () => {
  for (let index = 0; index < 130; index += 1)
    await all.book(start.add({ minutes: 5 * index }), { personIds: [], minutes: 5 })
  await remindEverywhere(before(30))
  const { rows } = await all.wijk.owner.client.query('select count(*)::int as n from appointment_notices')
  expect(rows).toEqual([{ n: 130 }])
})

describe('with two workers', () => {
  const running: Awaited<ReturnType<typeof startJobs>>[] = []
  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.stop()
  })

  test('each reminder goes out once', async () => {
    const now = Temporal.Now.instant()
    for (const minutes of [10, 40, 70])
      await all.book(now.add({ hours: 47, minutes: minutes / 2 }), { createdAt: now.subtract({ hours: 24 }) })
    running.push(await startJobs(), await startJobs())
    await Promise.all([remindEverywhere(now), remindEverywhere(now), remindEverywhere(now)])
    await vi.waitFor(async () => expect(await states()).toEqual(Array(3).fill('reminder48 email sent')), {
      ...{ timeout: 15_000, interval: 50 },
    })
    expect(texts()).toHaveLength(3)
  })
})
