import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestReminders, type TestReminders } from '#db/testing/reminders.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type RouteModule } from '#db/testing/route-walk.server.ts'
import { closeMail } from '#app/platform/mail.server.ts'
import { paths } from '#app/paths.ts'

const names = ['sanne', 'farid', 'otherAssistant'] as const
type Name = (typeof names)[number]

let all: TestReminders
let page: RouteModule
const cookies = new Map<Name, string>()
beforeAll(async () => {
  all = await makeTestReminders()
  const { tenant, actors } = all.wijk
  for (const name of names) cookies.set(name, await cookieOf(all.wijk, tenant.id, actors[name]))
  page = await importRoute('routes/professional/undelivered.tsx')
})
afterAll(async () => {
  closeMail()
  await all.end()
})

const go = (who: Name, fields?: Record<string, string>) =>
  visit(fields ? page.action! : page.loader!, {
    ...{ path: paths.professional.undelivered(), params: {}, tenant: all.wijk.tenant, cookie: cookies.get(who)! },
    ...(fields ? { body: new URLSearchParams(fields) } : {}),
  })
const list = async (who: Name) => JSON.parse((await go(who)).body).list

test('the assistant reads whom to call and why, and nothing of what it was about', async () => {
  await all.choose('sms')
  all.answerSms(422)
  const id = await all.book(testNow.add({ hours: 40 }))
  expect(await list('sanne')).toEqual([])
  await all.round(testNow)
  expect(await list('sanne')).toEqual([
    {
      ...{ id, name: 'Fatma Yılmaz', isKnown: true, phone: '06 12 34 56 78', kind: 'reminder', failure: 'refused' },
      when: 'zondag 5 april om 8.40 uur',
    },
  ])
  expect((await go('sanne')).body).not.toContain('buik')
  for (const other of ['farid', 'otherAssistant'] as const) expect(await list(other)).toEqual([])

  expect((await go('otherAssistant', { appointmentId: id })).status).toBe(404)
  const called = await go('sanne', { appointmentId: id })
  expect([called.status, called.location]).toEqual([303, paths.professional.undelivered()])
  expect(await list('sanne')).toEqual([])
})
