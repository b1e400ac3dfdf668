import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeVisitTypes } from '#db/seed/factories/appointments.server.ts'
import { makeGroupAppointment } from '#db/seed/factories/groups.server.ts'
import { makeTestReminders, readable, type TestReminders } from '#db/testing/reminders.server.ts'
import { closeMail } from '../platform/mail.server.ts'

let all: TestReminders
beforeAll(async () => {
  all = await makeTestReminders()
})
afterAll(async () => {
  closeMail()
  await all.end()
})

test('I am reminded of my place in a group, which I can give up; what the group is about stands in no message', async () => {
  const { owner, tenant, practice, actors } = all.wijk
  const startsAt = Temporal.Instant.from('2026-04-14T08:20:00Z')
  const types = await makeVisitTypes(owner, tenant.id, practice.id)
  const groupId = await makeGroupAppointment(owner, tenant.id, {
    ...{ teamId: practice.id, visitTypeId: types.get('PRACTICE_NURSE')!, personIds: [actors.petra.personId], most: 8 },
    ...{ title: 'Samen eten met suikerziekte', startsAt, minutes: 15, location: 'Centrum Neckar' },
    createdAt: startsAt.subtract({ hours: 90 }),
  })
  await all.book(startsAt, { groupId, personIds: [actors.petra.personId] })
  await all.round(startsAt.subtract({ hours: 48 }))
  const [mail = ''] = all.mail.received.map(({ raw }) => readable(raw))
  expect(mail).toContain('Wanneer: dinsdag 14 april om 10.20 uur')
  expect(mail).toMatch(/Kunt u niet\? Zeg de afspraak af:\s+http:\/\/localhost:3000\/mijn\/afspraken\s/)
  expect(mail).not.toMatch(/suikerziekte|groep|Petra|Verzet/i)

  all.answerSms()
  await all.choose('sms')
  await all.round(startsAt.subtract({ hours: 2 }))
  expect(all.sms).toHaveLength(1)
  expect(all.sms[0]!.text).not.toMatch(/suikerziekte|groep|Petra/i)
})
