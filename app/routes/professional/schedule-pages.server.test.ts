import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { consultationSessions } from '#db/schema/appointments.kinds.ts'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type RouteModule } from '#db/testing/route-walk.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { paths } from '#app/paths.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const pages = new Map<string, RouteModule>()
const cookies = new Map<string, string>()
const files = {
  schedule: 'professional/schedule.tsx',
  session: 'professional/schedule-session.tsx',
  away: 'professional/schedule-away.tsx',
  closed: 'professional/schedule-closed.tsx',
  kinds: 'professional/visit-kinds.tsx',
  kind: 'professional/visit-kind.tsx',
  rooms: 'professional/rooms.tsx',
  toCall: 'professional/to-call.tsx',
  own: 'resident/appointment.tsx',
  book: 'resident/new-appointment.tsx',
} as const

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { tenant, actors, otherTenant, otherTenantActors, owner } = wijk
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, now())', [
    ...[tenant.id, actors.admin.personId],
  ])
  for (const [name, actor] of Object.entries(actors)) cookies.set(name, await cookieOf(wijk, tenant.id, actor))
  cookies.set('far', await cookieOf(wijk, otherTenant.id, otherTenantActors.gp))
  for (const [name, file] of Object.entries(files)) pages.set(name, await importRoute(`routes/${file}`))
})
afterAll(() => wijk.end())

type Fields = Record<string, string | readonly string[]>
const go = (
  who: string,
  page: keyof typeof files,
  path: string,
  fields?: Fields,
  params: Record<string, string> = {},
) => {
  const module = pages.get(page)!
  const body =
    fields &&
    new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])))
  return visit(body ? module.action! : module.loader!, {
    ...{ path, params, tenant: who === 'far' ? wijk.otherTenant : wijk.tenant, cookie: cookies.get(who) ?? null },
    ...(body ? { body } : {}),
  })
}
const read = async (...asked: Parameters<typeof go>) => {
  const answer = await go(...asked)
  expect([answer.status, answer.fault], `${asked[0]} ${asked[2]}`).toEqual([200, null])
  return JSON.parse(answer.body)
}
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const schedule = paths.professional

test('the huisarts adds an evening for odd weeks, and it stands on the own schedule', async () => {
  const { joost } = wijk.actors
  const team = wijk.practice.id
  const open = await read('joost', 'session', schedule.scheduleSession({ team }))
  expect(open.start).toMatchObject({ sessionId: null, values: { location: 'Centrum Neckar', onlinePercent: 50 } })
  const session = {
    ...{ intent: 'save', personId: joost.personId, teamId: team, validFrom: '2026-04-06', weekday: '3', weeks: 'odd' },
    ...{ startsAt: '18:00', endsAt: '20:30', location: 'Centrum Neckar', visitTypeCodes: ['CONSULT', 'PHONE'] },
    ...{ onlinePercent: '80', pauses: '19:00-19:15', bufferMinutes: '5' },
  }
  const wrong = { ...session, pauses: 'rond zeven', visitTypeCodes: [] }
  const again = JSON.parse((await go('joost', 'session', schedule.scheduleSession(), wrong)).body)
  expect(again.errors.map(({ fieldId }: { fieldId: string }) => fieldId).sort()).toEqual(['pauses', 'visitTypeCodes'])
  const backwards = await go('joost', 'session', schedule.scheduleSession(), { ...session, endsAt: '17:00' })
  expect([backwards.status, backwards.body]).toEqual([409, expect.stringContaining('endsBeforeItBegins')])
  const saved = await go('joost', 'session', schedule.scheduleSession(), session)
  expect([saved.status, saved.location]).toEqual([303, schedule.schedule({ bewaard: 'ja' })])
  const { shown } = await read('joost', 'schedule', schedule.schedule())
  const evening = shown.sessions.find(({ title }: { title: string }) => title.startsWith('woensdag'))
  expect(evening.title).toBe('woensdag, 18.00 tot 20.30 uur')
  expect(evening.about).toContain('Oneven weken')
  expect(evening.about).toContain('80 % zelf te boeken. Pauze 19:00-19:15')
  // And changed again: the page holds what was.
  const change = await read('joost', 'session', schedule.scheduleSession({ team, spreekuur: evening.id }))
  expect(change.start.values).toMatchObject({ weekday: 3, weeks: 'odd', startsAt: '18:00', pauses: '19:00-19:15' })
  const ended = { intent: 'end', personId: joost.personId, sessionId: evening.id, lastDay: '2026-04-30' }
  expect((await go('joost', 'session', schedule.scheduleSession(), ended)).status).toBe(303)
})

test('the assistant reports the huisarts ill, sees who that hits, and settles it with one form', async () => {
  const { joost, fatma, danuta } = wijk.actors
  const common = { personIds: [joost.personId], teamId: wijk.practice.id, visitTypeCode: 'CONSULT', minutes: 15 }
  const place = { location: 'Centrum Neckar', visitTypeId: agenda.practiceTypes.get('CONSULT')! }
  const ids = await makeAppointments(wijk.owner, wijk.tenant.id, [
    { ...common, ...place, residentId: fatma.personId, startsAt: at('2026-04-07T08:30') },
    { ...common, ...place, residentId: danuta.personId, startsAt: at('2026-04-07T09:00') },
  ])
  const form = await read('sanne', 'away', schedule.scheduleAway({ wie: joost.personId }))
  expect(form.name).toBe('Joost Kuipers')
  const away = { personId: joost.personId, why: 'ILLNESS', firstDay: '2026-04-07', lastDay: '2026-04-07' }
  const shown = JSON.parse((await go('sanne', 'away', schedule.scheduleAway(), away)).body)
  expect(shown.settle.bookings.map(({ who }: { who: string }) => who)).toEqual(['Fatma Yılmaz', 'Danuta Kowalska'])
  const settling = { ...away, settles: 'ja', choices: [`${ids[0]}:`, `${ids[1]}:call`] }
  const open = await go('sanne', 'away', schedule.scheduleAway(), settling)
  expect([open.status, JSON.parse(open.body).settle.missing]).toEqual([200, 'treatment'])
  const all = { ...settling, rest: 'cancel', words: 'Dokter Kuipers is er dan niet. Kies een nieuwe tijd.' }
  const saved = await go('sanne', 'away', schedule.scheduleAway(), all)
  expect([saved.status, saved.location]).toEqual([303, schedule.schedule({ wie: joost.personId, bewaard: 'ja' })])

  const calls = await read('sanne', 'toCall', schedule.toCall)
  expect(calls.list).toMatchObject([{ id: ids[1], name: 'Danuta Kowalska' }])
  expect((await go('otherAssistant', 'toCall', schedule.toCall, { appointmentId: ids[1]! })).status).toBe(404)
  expect((await go('sanne', 'toCall', schedule.toCall, { appointmentId: ids[1]! })).status).toBe(303)
  expect((await read('sanne', 'toCall', schedule.toCall)).list).toEqual([])

  const { shown: week } = await read('sanne', 'schedule', schedule.schedule({ wie: joost.personId }))
  expect(week.absences).toMatchObject([{ title: 'dinsdag 7 april 2026', about: 'Ziek' }])
  const back = { intent: 'back', personId: joost.personId, absenceId: week.absences[0].id }
  expect((await go('petra', 'schedule', schedule.schedule(), back)).status).toBe(404)
  expect((await go('sanne', 'schedule', schedule.schedule(), back)).status).toBe(303)
})

test('what the practice calls a kind of visit and asks to bring reaches the resident in the own language', async () => {
  const { fatma, joost } = wijk.actors
  const team = wijk.practice.id
  const kindId = agenda.practiceTypes.get('VIDEO')!
  const open = await read('sanne', 'kind', schedule.visitKind({ team, soort: kindId }))
  expect(open.start.values).toMatchObject({ minutes: 15, channel: 'video', labelNl: '' })
  const kind = {
    ...{ intent: 'save', kindId, teamId: team, minutes: '15', channel: 'video', selfBookable: 'on' },
    ...{ cancelNoticeHours: '24', maxFutureSelfBooked: '2', labelNl: 'Praten via een scherm', color: 'green' },
    ...{ instructionsNl: 'Zoek een rustige plek.', instructionsTr: 'Sessiz bir yer bulun.' },
  }
  const unsafe = await go('sanne', 'kind', schedule.visitKind(), { ...kind, videoUrl: 'http://video.example/x' })
  expect([unsafe.status, unsafe.body]).toEqual([400, expect.stringContaining('errors.https')])
  const dutchless = await go('sanne', 'kind', schedule.visitKind(), { ...kind, labelNl: '', labelTr: 'Ekran' })
  expect([dutchless.status, dutchless.body]).toEqual([409, expect.stringContaining('labelNeeded')])
  const link = 'https://video.example/kamer'
  expect((await go('sanne', 'kind', schedule.visitKind(), { ...kind, videoUrl: link })).status).toBe(303)
  const { kinds } = await read('sanne', 'kinds', schedule.visitKinds({ team }))
  expect(kinds).toContainEqual(expect.objectContaining({ id: kindId, name: 'Praten via een scherm', color: 'green' }))

  const held = ['VIDEO', 'CONSULT']
  await wijk.owner.db.update(consultationSessions).set({ visitTypeCodes: held })
  const silence = { reason: null, interpreterLanguage: null }
  const whom = { residentId: fatma.personId, personId: joost.personId }
  const choice = { tenant: wijk.tenant, ...whom, visitTypeId: kindId, ...silence }
  const booked = await withActor({ ...fatma, now: testNow }, (tx) =>
    bookAppointment(tx, { ...choice, startsAt: at('2026-04-14T08:30') }),
  )
  if (!booked.ok) throw new Error(booked.refusal.code)
  const id = booked.value.id
  const { appointment } = await read('fatma', 'own', paths.resident.appointment(id), undefined, { appointmentId: id })
  expect(appointment).toMatchObject({
    kind: 'Praten via een scherm',
    instructions: { text: 'Sessiz bir yer bulun.', lang: 'tr' },
    videoUrl: link,
  })
  // Ended, nobody books it any more; what is booked stays.
  expect((await go('sanne', 'kind', schedule.visitKind(), { intent: 'end', kindId, teamId: team })).status).toBe(303)
  const kept = await read('fatma', 'own', paths.resident.appointment(id), undefined, { appointmentId: id })
  expect(kept.appointment.videoUrl).toBe(link)
  const gone = await withActor({ ...fatma, now: testNow }, (tx) =>
    bookAppointment(tx, { ...choice, startsAt: at('2026-04-14T09:30') }),
  )
  expect(gone.ok).toBe(false)
})

test('rooms come and go, for the own practice alone', async () => {
  const team = wijk.practice.id
  expect((await go('sanne', 'rooms', schedule.rooms(), { intent: 'add', teamId: team, name: 'Kamer 3' })).status).toBe(
    303,
  )
  const { rooms } = await read('noor', 'rooms', schedule.rooms({ team }))
  expect(rooms).toMatchObject([{ name: 'Kamer 3' }])
  const end = { intent: 'end', teamId: team, roomId: rooms[0].id }
  expect((await go('otherAssistant', 'rooms', schedule.rooms(), end)).status).toBe(404)
  expect(
    (await go('otherAssistant', 'rooms', schedule.rooms(), { ...end, teamId: wijk.otherPractice.id })).status,
  ).toBe(404)
  expect((await go('sanne', 'rooms', schedule.rooms(), end)).status).toBe(303)
  expect((await read('noor', 'rooms', schedule.rooms({ team }))).rooms).toEqual([])
})

test('a colleague’s schedule, another practice, and everything of the whole team are not there for who does not plan them', async () => {
  const { joost } = wijk.actors
  const [wie, team] = [joost.personId, wijk.practice.id]
  const pagesOfJoost = [
    ['schedule', schedule.schedule({ wie })],
    ['session', schedule.scheduleSession({ wie, team })],
    ['away', schedule.scheduleAway({ wie })],
  ] as const
  const ofTeam = [
    ['closed', schedule.scheduleClosed({ team })],
    ['kinds', schedule.visitKinds({ team })],
    ['kind', schedule.visitKind({ team })],
    ['rooms', schedule.rooms({ team })],
  ] as const
  for (const who of ['petra', 'farid', 'otherGp', 'otherAssistant', 'fatma', 'admin', 'far'])
    for (const [page, path] of [...pagesOfJoost, ...ofTeam])
      expect((await go(who, page, path)).status, `${who} ${path}`).toBe(404)
  for (const [page, path] of ofTeam) {
    expect((await go('joost', page, path)).status, path).toBe(404)
    expect((await go('sanne', page, path)).status, path).toBe(200)
  }
  const close = { teamId: team, name: 'Dicht', firstDay: '2026-07-01', lastDay: '2026-07-01' }
  for (const who of ['joost', 'otherAssistant', 'fatma'])
    expect((await go(who, 'closed', schedule.scheduleClosed(), close)).status, who).toBe(404)
  expect((await go('sanne', 'closed', schedule.scheduleClosed(), close)).status).toBe(303)
})
