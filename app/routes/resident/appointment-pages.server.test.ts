import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import * as agendaPage from '../professional/agenda.tsx'
import * as calendarFile from '../resources/appointment-calendar.ts'
import * as listPage from './appointments.tsx'
import * as receiptPage from './appointment.tsx'
import * as confirmPage from './confirm-appointment.tsx'
import * as choicePage from './new-appointment.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const cookies: Record<string, string> = {}
type Name = 'fatma' | 'danuta' | 'joost'

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const place = { tenantId: wijk.tenant.id, now: testNow }
  for (const [name, kind] of [
    ['fatma', 'resident'],
    ['danuta', 'resident'],
    ['joost', 'professional'],
  ] as const) {
    const account = await makeAccount(wijk.owner, wijk.tenant.id, testNow, {
      personId: wijk.actors[name].personId,
      email: `${name}@signed-in.example`,
      passwordHash: 'none',
      kind,
    })
    cookies[name] = (await openSession(place, account.id, { assurance: 'hoog', stage: 'full' })).split(';')[0]!
  }
})
afterAll(() => wijk.end())

const tuesdayAtTen = '2026-04-07T08:00:00Z'

interface Page {
  loader(args: LoaderFunctionArgs): Promise<Response>
  action?(args: LoaderFunctionArgs): Promise<Response>
}

/** What the route answers; a response that it throws is an answer too. */
async function ask(page: Page, who: Name | null, path: string, form?: Record<string, string>): Promise<Response> {
  const url = `http://overvecht.localhost${path}`
  const headers = who ? { Cookie: cookies[who]! } : new Headers()
  const request = form
    ? new Request(url, { method: 'POST', headers, body: new URLSearchParams(form) })
    : new Request(url, { headers })
  const appointmentId = /afspraken\/([0-9a-f-]{36})/.exec(path)?.[1]
  const context = {
    tenant: wijk.tenant,
    now: testNow,
    requestId: newId(),
    cspNonce: '',
    remoteAddress: '127.0.0.1',
    memory: new Map(),
  }
  const args = { request, context, params: appointmentId ? { appointmentId } : {} }
  try {
    return await (form ? page.action!(args) : page.loader(args))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const idIn = (response: Response) =>
  /afspraken\/([0-9a-f-]{36})/.exec(response.headers.get('Location') ?? '')?.[1] ?? ''
const choice = (startsAt: string) => ({
  personId: wijk.actors.joost.personId,
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
  startsAt,
})
const timesPath = () => {
  const { personId, visitTypeId } = choice('')
  return paths.resident.newAppointment({ wie: personId, soort: visitTypeId })
}

test('I choose with whom, what and when, page by page', async () => {
  const who = await (await ask(choicePage, 'danuta', paths.resident.newAppointment())).json()
  expect(who.people.map(({ calledName }: { calledName: string }) => calledName)).toEqual([
    'Dokter Kuipers',
    'Sanne',
    'Petra',
  ])
  expect(who.people[0].about).toBe('Huisarts. Werkt op maandag, dinsdag en donderdag.')
  const kinds = await (
    await ask(choicePage, 'fatma', paths.resident.newAppointment({ wie: wijk.actors.joost.personId }))
  ).json()
  expect(kinds.interpreter).toBe('Turks')
  expect(kinds.kinds.map((kind: { name: string; suggested: boolean }) => [kind.name, kind.suggested])).toEqual([
    ['Bellen', false],
    ['Gesprek met de huisarts', false],
    ['Lang gesprek met de huisarts', true],
  ])
  const times = await (await ask(choicePage, 'fatma', timesPath())).json()
  // Easter Monday is closed.
  expect(times.week.days[0].title).toBe('dinsdag 7 april')
  expect(times.week.days[0].times[0]).toEqual({
    value: '2026-04-07T06:30:00Z',
    label: '8.30',
    spoken: 'dinsdag 7 april om 8.30 uur',
    part: 'morning',
  })
  expect(times.week).toMatchObject({ earlier: null, later: '2026-04-13' })
})

test('I keep a time, confirm it, read my receipt, put it in my calendar and cancel it', async () => {
  const held = await ask(choicePage, 'fatma', timesPath(), choice(tuesdayAtTen))
  expect(held.status).toBe(303)
  const id = idIn(held)
  expect(held.headers.get('Location')).toBe(paths.resident.confirmAppointment(id))
  const review = await (await ask(confirmPage, 'fatma', paths.resident.confirmAppointment(id))).json()
  expect(review).toMatchObject({
    need: 'tr',
    hold: { until: '16.50 uur', appointment: { who: 'Dokter Kuipers', when: 'dinsdag 7 april om 10.00 uur' } },
  })
  expect((await ask(receiptPage, 'fatma', paths.resident.appointment(id))).status).toBe(302)
  expect((await ask(calendarFile, 'fatma', paths.resident.appointmentCalendar(id))).status).toBe(404)

  const sent = { ...choice(tuesdayAtTen), intent: 'book', reason: 'Öksürüyorum', interpreterLanguage: 'tr' }
  const booked = await ask(confirmPage, 'fatma', paths.resident.confirmAppointment(id), sent)
  expect([booked.status, booked.headers.get('Location')]).toEqual([303, paths.resident.appointment(id)])
  const receipt = await (await ask(receiptPage, 'fatma', paths.resident.appointment(id))).json()
  expect(receipt).toMatchObject({
    mayCancel: true,
    mayWait: true,
    until: 'maandag 6 april om 10.00 uur',
    appointment: { reason: 'Öksürüyorum', interpreter: 'Turks', status: 'booked', where: 'Centrum Neckar' },
  })
  // What residents do not book by themselves is moved by phone, and not waited for either.
  const byThemselves = (yes: boolean) =>
    wijk.owner.client.query('update visit_types set self_bookable = $1 where id = $2', [
      ...[yes, agenda.practiceTypes.get('CONSULT')],
    ])
  await byThemselves(false)
  const byPhone = await (await ask(receiptPage, 'fatma', paths.resident.appointment(id))).json()
  expect(byPhone).toMatchObject({ mayCancel: true, mayMove: false, moveByPhone: true, mayWait: false })
  await byThemselves(true)
  const file = await ask(calendarFile, 'fatma', paths.resident.appointmentCalendar(id))
  expect(file.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(await file.text()).toContain('SUMMARY:Afspraak')
  const week = await (await ask(agendaPage, 'joost', paths.professional.agenda({ week: '2026-04-07' }))).json()
  const tuesday = week.grids[0].days.find(({ date }: { date: string }) => date === '2026-04-07')
  expect(tuesday.entries).toContainEqual(
    expect.objectContaining({
      look: 'booked',
      title: 'Fatma Yılmaz',
      time: '10.00',
      until: '10.15',
      hour: 2,
      minute: 0,
      length: 15,
    }),
  )
  const list = async () => (await ask(listPage, 'fatma', paths.resident.appointments())).json()
  expect((await list()).coming.items).toMatchObject([{ id, status: 'booked' }])

  const receiptNow = async () => (await ask(receiptPage, 'fatma', paths.resident.appointment(id))).json()
  expect((await receiptNow()).calendar).toBe('add')
  const question = await (await ask(receiptPage, 'fatma', `${paths.resident.appointment(id)}?afzeggen=ja`)).json()
  expect(question.asks).toBe(true)
  const cancelled = await ask(receiptPage, 'fatma', paths.resident.appointment(id), { intent: 'cancel' })
  expect(cancelled.status).toBe(303)
  // My calendar may hold it still: the file strikes it through there.
  expect(await receiptNow()).toMatchObject({ mayCancel: false, calendar: 'strike' })
  expect(await (await ask(calendarFile, 'fatma', paths.resident.appointmentCalendar(id))).text()).toContain(
    'STATUS:CANCELLED',
  )
  expect(await list()).toMatchObject({ coming: { items: [] }, past: { items: [{ id, status: 'cancelled' }] } })
})

test('when somebody was just ahead of me, what I typed is kept and I see the nearest free times', async () => {
  const wanted = choice('2026-04-09T08:00:00Z')
  const first = await ask(choicePage, 'danuta', timesPath(), wanted)
  expect(first.status).toBe(303)
  const second = await ask(choicePage, 'fatma', timesPath(), wanted)
  expect(second.status).toBe(409)
  const nearest = ['9.30', '9.45', '10.15', '10.30'].map((time) => `donderdag 9 april om ${time} uur`)
  const answer = await second.json()
  expect(answer.refusal).toEqual({ code: 'appointments.slotTaken' })
  expect(answer.nearest.map(({ label }: { label: string }) => label)).toEqual(nearest)

  const gone = paths.resident.confirmAppointment(newId())
  const late = await ask(confirmPage, 'fatma', gone, { ...wanted, intent: 'book', reason: 'Mijn knie' })
  expect(late.status).toBe(409)
  const kept = await late.json()
  expect(kept.values).toMatchObject({ reason: 'Mijn knie', startsAt: wanted.startsAt })
  expect(kept.nearest.map(({ label }: { label: string }) => label)).toEqual(nearest)
  const other = { ...wanted, startsAt: kept.nearest[0].value, intent: 'book', reason: 'Mijn knie' }
  expect((await ask(confirmPage, 'fatma', gone, other)).status).toBe(303)
})

test('when I choose another time instead, the one that I kept is free again', async () => {
  const wanted = choice('2026-04-09T09:00:00Z')
  const held = await ask(choicePage, 'fatma', timesPath(), wanted)
  const back = await ask(confirmPage, 'fatma', paths.resident.confirmAppointment(idIn(held)), {
    ...wanted,
    intent: 'release',
  })
  expect([back.status, back.headers.get('Location')]).toEqual([303, timesPath()])
  expect((await ask(choicePage, 'danuta', timesPath(), wanted)).status).toBe(303)
})

test('another resident finds none of my pages, and nobody comes in without signing in', async () => {
  const held = await ask(choicePage, 'fatma', timesPath(), choice('2026-04-13T08:00:00Z'))
  const id = idIn(held)
  const confirmPath = paths.resident.confirmAppointment(id)
  const cases = [
    [confirmPage, confirmPath],
    [receiptPage, paths.resident.appointment(id)],
    [calendarFile, paths.resident.appointmentCalendar(id)],
    [receiptPage, paths.resident.appointment('nonsense')],
    [choicePage, paths.resident.newAppointment({ wie: wijk.actors.farid.personId })],
    [choicePage, paths.resident.newAppointment({ wie: 'nonsense', soort: 'nonsense' })],
  ] as const
  for (const [page, path] of cases) {
    const answer = await ask(page, 'danuta', path)
    expect([path, answer.status]).toEqual([path, 404])
    expect(await answer.text()).not.toContain('Kuipers')
    expect((await ask(page, 'joost', path)).status).toBe(404)
    expect((await ask(page, null, path)).headers.get('Location')).toContain(paths.signIn())
  }
  expect((await ask(receiptPage, 'danuta', paths.resident.appointment(id), { intent: 'cancel' })).status).toBe(404)
  expect((await ask(agendaPage, 'fatma', paths.professional.agenda())).status).toBe(404)
  expect((await ask(agendaPage, 'joost', paths.professional.agenda({ wie: wijk.actors.petra.personId }))).status).toBe(
    404,
  )
  expect((await ask(agendaPage, 'joost', paths.professional.agenda({ week: 'nonsense' }))).status).toBe(200)
})

test('a form that makes no sense is sent back with what was typed', async () => {
  const wrong = { ...choice('tomorrow'), intent: 'book', reason: 'x'.repeat(501) }
  const answer = await ask(confirmPage, 'fatma', paths.resident.confirmAppointment(newId()), wrong)
  expect(answer.status).toBe(400)
  expect((await answer.json()).values.reason).toHaveLength(501)
})
