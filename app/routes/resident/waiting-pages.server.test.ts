import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import { waitingDeeds } from '#db/testing/waiting.server.ts'
import { paths } from '#app/paths.ts'
import * as teamPage from '../professional/appointment.tsx'
import * as listPage from './appointments.tsx'
import * as homePage from './home.tsx'
import * as askPage from './wait-for-earlier.tsx'
import * as waitingPage from './waiting-list.tsx'

let wijk: TestNeighbourhood
let deeds: ReturnType<typeof waitingDeeds>
const cookies: Record<string, string> = {}
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  deeds = waitingDeeds(wijk, await makeTestAgenda(wijk))
  await wijk.owner.client.query('delete from accounts where tenant_id = $1', [wijk.tenant.id])
  for (const name of ['fatma', 'danuta', 'sanne'] as const)
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, wijk.actors[name])
})
afterAll(() => wijk.end())

async function ask(handler: unknown, who: string, path: string, form?: Record<string, string>) {
  const id = /(?:afspraken|agenda)\/([0-9a-f-]{36})/.exec(path)?.[1]
  const answer = await visit(handler as Handler, {
    ...{ path, tenant: wijk.tenant, cookie: cookies[who]!, now: testNow },
    ...(id ? { params: { appointmentId: id } } : {}),
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  if (answer.fault) throw answer.fault
  return answer
}
const said = (answer: { body: string }) => JSON.parse(answer.body) as Record<string, unknown>

test('I ask to come earlier, read what I wait for, take the time that came free, and wait no longer', async () => {
  const { fatma, danuta } = wijk.actors
  const mine = await deeds.book(fatma, '2026-05-07T09:00')
  const held = await deeds.book(danuta, '2026-04-09T09:00')
  const asking = paths.resident.waitForEarlier(mine)
  expect(said(await ask(askPage.loader, 'fatma', asking))).toMatchObject({
    ...{ name: 'Dokter Kuipers', orAnybody: true, today: '2026-04-03' },
  })
  expect((await ask(askPage.loader, 'danuta', asking)).status).toBe(404)
  expect((await ask(askPage.action, 'danuta', asking, { who: 'same' })).status).toBe(404)
  expect((await ask(askPage.action, 'fatma', asking, { who: 'nobody' })).status).toBe(400)
  const joined = await ask(askPage.action, 'fatma', asking, { who: 'same', fromDay: '2026-04-06' })
  expect([joined.status, joined.location]).toEqual([303, paths.resident.waitingList()])
  expect((await ask(askPage.loader, 'fatma', asking)).location).toBe(paths.resident.waitingList())

  const waiting = said(await ask(waitingPage.loader, 'fatma', paths.resident.waitingList()))
  expect(waiting).toMatchObject({
    offers: [],
    entries: [{ detail: 'Met \u2068Dokter Kuipers\u2069. Eerder dan donderdag 7 mei om 9.00 uur.' }],
  })
  expect(said(await ask(listPage.loader, 'fatma', paths.resident.appointments()))).toMatchObject({ waits: true })
  const atWork = said(await ask(teamPage.loader, 'sanne', paths.professional.appointment(mine)))
  expect(atWork).toMatchObject({ waits: 'Wil eerder komen als er iets vrijkomt.' })

  await deeds.cancel(danuta, held)
  expect(await deeds.runJobs(testNow)).toEqual([1])
  for (const [page, path] of [
    [homePage, paths.resident.home],
    [listPage, paths.resident.appointments()],
    [waitingPage, paths.resident.waitingList()],
  ] as const)
    expect(said(await ask(page.loader, 'fatma', path)), path).toMatchObject({
      offers: [{ when: 'donderdag 9 april om 9.00 uur', kind: 'Gesprek met de huisarts' }],
    })
  const [{ id: offerId }] = said(await ask(homePage.loader, 'fatma', paths.resident.home))['offers'] as [{ id: string }]
  const list = paths.resident.waitingList()
  expect((await ask(waitingPage.action, 'danuta', list, { intent: 'take', offerId })).status).toBe(404)
  const taken = await ask(waitingPage.action, 'fatma', list, { intent: 'take', offerId })
  expect([taken.status, taken.location]).toEqual([303, paths.resident.appointment(mine)])
  expect(said(await ask(waitingPage.loader, 'fatma', list))).toMatchObject({ offers: [], entries: [] })
})

test('where there are no times I ask to be told of the first one, and stop waiting', async () => {
  const { joost, otherGp } = wijk.actors
  const list = (wie: string) => paths.resident.waitingList({ wie, soort: deeds.visitTypeId })
  expect(said(await ask(waitingPage.loader, 'danuta', list(joost.personId)))).toMatchObject({
    wanted: { personId: joost.personId, kind: 'Gesprek met de huisarts', orAnybody: true },
  })
  expect((await ask(waitingPage.loader, 'danuta', list(otherGp.personId))).status).toBe(404)
  const wanted = { intent: 'join', personId: joost.personId, visitTypeId: deeds.visitTypeId, who: 'any' }
  expect((await ask(waitingPage.action, 'danuta', paths.resident.waitingList(), wanted)).status).toBe(303)
  const waiting = said(await ask(waitingPage.loader, 'danuta', list(joost.personId)))
  expect(waiting).toMatchObject({
    wanted: null,
    entries: [{ detail: 'Met iedereen van de praktijk die dit kan. U wacht tot en met vrijdag 15 mei.' }],
  })
  const [{ id: entryId }] = waiting['entries'] as [{ id: string }]
  const leave = { intent: 'leave', entryId }
  expect((await ask(waitingPage.action, 'fatma', paths.resident.waitingList(), leave)).status).toBe(404)
  expect((await ask(waitingPage.action, 'danuta', paths.resident.waitingList(), leave)).status).toBe(303)
  expect(said(await ask(waitingPage.loader, 'danuta', paths.resident.waitingList()))).toMatchObject({ entries: [] })
})
