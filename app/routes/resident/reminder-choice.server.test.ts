import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestReminders, type TestReminders } from '#db/testing/reminders.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type RouteModule } from '#db/testing/route-walk.server.ts'
import { closeMail } from '#app/platform/mail.server.ts'
import { paths } from '#app/paths.ts'

let all: TestReminders
let cookies: Record<'fatma' | 'danuta', string>
let pages: Record<'data' | 'appointments' | 'appointment', RouteModule>
beforeAll(async () => {
  all = await makeTestReminders()
  const { tenant, actors } = all.wijk
  cookies = {
    fatma: await cookieOf(all.wijk, tenant.id, actors.fatma),
    danuta: await cookieOf(all.wijk, tenant.id, actors.danuta),
  }
  pages = {
    data: await importRoute('routes/resident/data.tsx'),
    appointments: await importRoute('routes/resident/appointments.tsx'),
    appointment: await importRoute('routes/resident/appointment.tsx'),
  }
})
afterAll(async () => {
  closeMail()
  await all.end()
})

const at = (who: 'fatma' | 'danuta', path: string) => ({
  path,
  params: {},
  tenant: all.wijk.tenant,
  cookie: cookies[who],
})
const read = async (who: 'fatma' | 'danuta', page: keyof typeof pages, path: string) => {
  const answer = await visit(pages[page].loader!, at(who, path))
  expect([answer.status, answer.fault]).toEqual([200, null])
  return JSON.parse(answer.body)
}
const choose = (who: 'fatma' | 'danuta', reminders: string) =>
  visit(pages.data.action!, { ...at(who, paths.resident.data), body: new URLSearchParams({ reminders }) })

test('the resident chooses how to be reminded, and reads it with the appointments', async () => {
  await all.book(testNow.add({ hours: 72 }))
  const open = await read('fatma', 'data', paths.resident.data)
  expect(open.reminders).toMatchObject({ channel: 'email', sms: '06 12 34 56 78', saved: false })
  expect((await choose('fatma', 'sms')).location).toBe('/mijn/gegevens?bewaard=ja#herinneringen')
  expect((await read('fatma', 'data', '/mijn/gegevens?bewaard=ja')).reminders).toMatchObject({
    ...{ channel: 'sms', saved: true },
  })
  expect((await read('fatma', 'appointments', paths.resident.appointments())).reminders).toBe('sms')
  expect((await choose('fatma', 'none')).status).toBe(303)
  expect((await read('fatma', 'appointments', paths.resident.appointments())).reminders).toBe('none')
})

test('a way without an address is not offered, and refused with a reason', async () => {
  expect((await read('danuta', 'data', paths.resident.data)).reminders).toMatchObject({ channel: 'email', sms: null })
  const refused = await choose('danuta', 'sms')
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('reminders.noSuchAddress')])
  expect((await choose('danuta', 'postduif')).status).toBe(400)
})

test('nobody reads or changes it for somebody else', async () => {
  const { rows } = await all.wijk.owner.client.query('select person_id, reminders from contact_preferences')
  expect(rows).toEqual([{ person_id: all.wijk.actors.fatma.personId, reminders: 'none' }])
})
