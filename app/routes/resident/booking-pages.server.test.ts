import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeProfessional } from '#db/seed/factories/organisation.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeChild } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { pagesOf } from '#db/testing/pages.server.ts'
import { atHome, whoeverIsFirst } from '#app/domain/appointments/booking-form.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findQuestionDraft, saveQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { questionSteps } from '#app/domain/messaging/question-steps.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { paths } from '#app/paths.ts'
import * as agendaPage from '../professional/agenda.tsx'
import * as inboxPage from '../professional/inbox.tsx'
import * as interpretersPage from '../professional/interpreters.tsx'
import * as teamPage from '../professional/appointment.tsx'
import * as receiptPage from './appointment.tsx'
import * as confirmPage from './confirm-appointment.tsx'
import * as choicePage from './new-appointment.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let child: string
const { ask, read, signIn } = pagesOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { owner, tenant, practice, actors } = wijk
  await signIn('fatma', 'danuta', 'sanne', 'otherAssistant')
  const anna = await makeProfessional(owner, tenant.id, testNow, {
    ...{ teamId: practice.id, role: 'GENERAL_PRACTITIONER', givenName: 'Anna', familyName: 'Proef' },
    calledName: 'Dokter Anna',
  })
  await makeSessions(owner, tenant.id, {
    ...{ personId: anna.id, teamId: practice.id, location: 'Kamer 2', validFrom: '2025-01-01' },
    sessions: [{ weekday: 3, startsAt: '13:00', endsAt: '14:00', visitTypeCodes: ['CONSULT'], onlineShare: 1 }],
  })
  child = (await makeChild(wijk, { birthDate: '2015-06-10' })).personId
  await makeMandate(owner, tenant.id, {
    ...{ residentId: child, representativePersonId: actors.danuta.personId, kind: 'PARENT_UNDER_12' },
    ...{ scopes: ['appointments'], startsAt: testNow.subtract({ hours: 1 }), verifiedBy: actors.sanne.personId },
  })
})
afterAll(() => wijk.end())

const { resident, professional } = paths
const consult = () => agenda.practiceTypes.get('CONSULT')!
const idOf = (location: string | null) => /afspraken\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''

/** Keeps this time with Joost; gives the id and the fields that the last page sends. */
async function hold(who: string, startsAt: string) {
  const choice = { personId: wijk.actors.joost.personId, visitTypeId: consult(), startsAt }
  const path = resident.newAppointment({ wie: choice.personId, soort: choice.visitTypeId })
  const held = await ask(who, choicePage, path, choice)
  expect(held.status).toBe(303)
  const id = idOf(held.location)
  return { id, confirm: resident.confirmAppointment(id), fields: { ...choice, intent: 'book' } }
}

test('I choose whoever can first: each time says with whom, and one tap keeps it', async () => {
  const start = await read('danuta', choicePage, resident.newAppointment())
  expect(start).toMatchObject({ step: 'who', hasFirst: true })
  const kinds = await read('danuta', choicePage, resident.newAppointment({ wie: whoeverIsFirst }))
  expect(kinds.person).toBeNull()
  expect(kinds.kinds.map(({ name }: { name: string }) => name)).toContain('Gesprek met de huisarts')
  const path = resident.newAppointment({ wie: whoeverIsFirst, soort: consult() })
  const times = await read('danuta', choicePage, path)
  const wednesday = times.week.days.find(({ id }: { id: string }) => id === '2026-04-08')
  expect(wednesday.times[0]).toMatchObject({
    label: '13.00 uur, Dokter Anna',
    spoken: 'woensdag 8 april om 13.00 uur, Dokter Anna',
    part: 'afternoon',
  })
  const chosen = { visitTypeId: consult(), offer: wednesday.times[0].value }
  const held = await ask('danuta', choicePage, path, chosen)
  expect(held.status).toBe(303)
  const review = await read('danuta', confirmPage, held.location!)
  expect(review.hold.appointment).toMatchObject({ who: 'Dokter Anna', where: 'Kamer 2' })

  // Somebody else wants the same: the nearest times of all who can.
  const late = await ask('fatma', choicePage, path, chosen)
  expect(late.status).toBe(409)
  const labels = JSON.parse(late.body).nearest.map(({ label }: { label: string }) => label)
  expect(labels).toContain('woensdag 8 april om 13.15 uur, Dokter Anna')
  expect((await ask('fatma', choicePage, path, { ...chosen, offer: 'gisteren iemand' })).status).toBe(400)
})

test('words that may mean danger show "Bel nu" first; what I typed stays, and I may go on', async () => {
  const { id, confirm, fields } = await hold('danuta', '2026-04-07T08:00:00Z')
  const typed = { reason: 'Pijn op mijn borst', companion: 'Mijn zoon', interpreterLanguage: 'sign' }
  const stopped = await ask('danuta', confirmPage, confirm, { ...fields, ...typed })
  expect(stopped.status).toBe(409)
  const page = JSON.parse(stopped.body)
  // A Friday, twenty to five: the practice itself answers.
  expect(page.urgent).toEqual({ flags: ['chest_pain'], phone: '030 555 01 01' })
  expect(page.values).toMatchObject(typed)
  const acknowledged = { acknowledged: 'chest_pain' }
  const booked = await ask('danuta', confirmPage, confirm, { ...fields, ...typed, ...acknowledged })
  expect([booked.status, booked.location]).toEqual([303, resident.appointment(id)])
  const receipt = await read('danuta', receiptPage, resident.appointment(id))
  expect(receipt.appointment).toMatchObject({ companion: 'Mijn zoon', interpreter: 'Gebarentaal' })
  expect(receipt.place).toBe('Centrum Neckar, Utrecht')
  expect(JSON.stringify(receipt)).not.toContain('chest_pain')

  const team = await read('sanne', teamPage, professional.appointment(id))
  expect(team.flags).toEqual(['pijn op de borst'])
  const agendaOf = professional.agenda({ wie: wijk.actors.joost.personId, week: '2026-04-07' })
  expect(JSON.stringify(await read('sanne', agendaPage, agendaOf))).toContain('tolk gebarentaal')
  expect(JSON.stringify(await read('sanne', agendaPage, agendaOf))).toContain('let op: spoed?')
  expect(team.facts).toContainEqual({ term: 'Tolk', description: 'gebarentaal (nog te regelen)' })
  expect(team.facts).toContainEqual({ term: 'Komt mee', description: 'Mijn zoon' })
})

test('the interpreter whom I asked for stands where the team begins its day, until somebody arranged one', async () => {
  const { id, confirm, fields } = await hold('fatma', '2026-04-09T08:00:00Z')
  const wish = { reasonTopic: 'BODY', interpreterLanguage: 'tr', interpreterGender: 'female' }
  expect((await ask('fatma', confirmPage, confirm, { ...fields, ...wish })).status).toBe(303)
  const before = (await read('sanne', inboxPage, professional.inbox())).interpreters.count
  const list = await read('sanne', interpretersPage, professional.interpreters())
  expect(list.list).toContainEqual({
    ...{ id, name: 'Fatma Yılmaz', isKnown: true },
    ...{ when: 'donderdag 9 april om 10.00 uur', interpreter: 'Turks, liefst een vrouw' },
  })
  const tick = { appointmentId: id }
  expect((await ask('otherAssistant', interpretersPage, professional.interpreters(), tick)).status).toBe(404)
  expect((await ask('fatma', interpretersPage, professional.interpreters())).status).toBe(404)
  const ticked = await ask('sanne', interpretersPage, professional.interpreters(), tick)
  expect([ticked.status, ticked.location]).toEqual([303, professional.interpreters()])
  expect((await read('sanne', inboxPage, professional.inbox())).interpreters.count).toBe(before - 1)
  const team = await read('sanne', teamPage, professional.appointment(id))
  expect(team.facts).toContainEqual({ term: 'Waarover', description: 'lichaam' })
  expect(team.facts).toContainEqual({ term: 'Tolk', description: 'Turks, liefst een vrouw (geregeld)' })
})

test('on my way back the time that I keep stands above the times, for me alone, until I let it go', async () => {
  const { id, confirm, fields } = await hold('danuta', '2026-04-16T07:00:00Z')
  const path = resident.newAppointment({ wie: whoeverIsFirst, soort: consult() })
  const back = await read('danuta', choicePage, path)
  expect(back.held).toMatchObject({ id, when: expect.stringContaining('16 april'), who: 'Dokter Kuipers' })
  expect((await read('fatma', choicePage, path)).held).toBeNull()
  expect((await ask('danuta', confirmPage, confirm, { ...fields, intent: 'release' })).status).toBe(303)
  expect((await read('danuta', choicePage, path)).held).toBeNull()
})

test('a page whose time was let go in another window says what it would book, and until when I can change it', async () => {
  const { confirm, fields } = await hold('danuta', '2026-04-28T08:00:00Z')
  const review = await read('danuta', confirmPage, confirm)
  expect(review.hold).toMatchObject({ asksCompanion: true, change: { isTooLate: false, phone: '030 555 01 00' } })
  await hold('danuta', '2026-04-30T08:00:00Z')
  const stale = await ask('danuta', confirmPage, confirm, { ...fields, reason: 'Pijn op mijn borst' })
  expect(stale.status).toBe(409)
  const { chosen, urgent } = JSON.parse(stale.body)
  expect(urgent.flags).toEqual(['chest_pain'])
  const { who, where, when } = review.hold.appointment
  expect(chosen).toMatchObject({ appointment: { who, where, when }, change: review.hold.change })
  // What does not fit in a field is answered with it too.
  const long = await ask('danuta', confirmPage, confirm, { ...fields, companion: 'x'.repeat(121) })
  expect([long.status, JSON.parse(long.body).chosen.appointment.when]).toEqual([400, when])
})

test('a telephone call of the day after can not be changed online: I read so before, and nobody asks who comes along', async () => {
  const visitTypeId = agenda.practiceTypes.get('PHONE')!
  const choice = { personId: wijk.actors.joost.personId, visitTypeId }
  const path = resident.newAppointment({ wie: choice.personId, soort: visitTypeId })
  await wijk.owner.client.query('update visit_types set cancel_notice_hours = 200 where id = $1', [visitTypeId])
  const held = await ask('fatma', choicePage, path, { ...choice, startsAt: '2026-04-07T08:30:00Z' })
  const change = { isTooLate: true, phone: '030 555 01 00' }
  expect((await read('fatma', confirmPage, held.location!)).hold).toMatchObject({ asksCompanion: false, change })
})

test('what I booked in one window stands when I let its time go in another', async () => {
  const { id, confirm, fields } = await hold('danuta', '2026-04-23T08:00:00Z')
  expect((await ask('danuta', confirmPage, confirm, fields)).status).toBe(303)
  const stale = await ask('danuta', confirmPage, confirm, { ...fields, intent: 'release' })
  expect([stale.status, stale.location]).toEqual([303, resident.appointment(id)])
  expect((await read('danuta', receiptPage, resident.appointment(id))).appointment.status).toBe('booked')
})

test('a visit at home is asked for: the wish goes into my question, and nothing that stood there is lost', async () => {
  const { danuta, joost } = wijk.actors
  const kinds = await read('danuta', choicePage, resident.newAppointment({ wie: joost.personId }))
  expect(kinds.visitsHome).toBe(true)
  const path = resident.newAppointment({ wie: joost.personId, soort: atHome })
  expect(await read('danuta', choicePage, path)).toMatchObject({ step: 'home', mayAsk: true, phone: '030 555 01 00' })
  await withActor(danuta, (tx) => saveQuestionDraft(tx, { about: 'BODY', question: 'Mijn been is dik' }))
  for (const time of ['first', 'second']) {
    const asked = await ask('danuta', choicePage, path, { intent: 'ask' })
    expect([time, asked.status, asked.location]).toEqual([time, 303, resident.newQuestion(questionSteps.question)])
  }
  const draft = await withActor(danuta, findQuestionDraft)
  if (isRefused(draft)) throw new Error('refused')
  expect(draft).toMatchObject({ about: 'BODY', question: 'Mijn been is dik\nIk wil graag een bezoek bij mij thuis.' })
})

test('I choose for whom the appointment is: for me, or for my child; and a parent who may not write calls', async () => {
  const start = await read('danuta', choicePage, resident.newAppointment())
  expect(start.forWhom).toEqual({ now: null, others: [{ id: child, name: 'Kacper Kowalski' }] })
  const theirs = paths.onBehalfOf(child)
  const other = await read('danuta', choicePage, theirs.newAppointment())
  expect(other.forWhom).toEqual({ now: 'Kacper Kowalski', others: [] })
  const path = theirs.newAppointment({ wie: whoeverIsFirst, soort: atHome })
  expect(await read('danuta', choicePage, path)).toMatchObject({ step: 'home', mayAsk: false })
  expect((await ask('danuta', choicePage, path, { intent: 'ask' })).status).toBe(404)
  expect((await ask('fatma', choicePage, theirs.newAppointment())).status).toBe(404)
  expect((await read('fatma', choicePage, resident.newAppointment())).forWhom).toEqual({ now: null, others: [] })
})

test('with as many appointments of one kind as I may have, I read how many and whom to call', async () => {
  const { confirm, fields } = await hold('fatma', '2026-04-14T08:00:00Z')
  expect((await ask('fatma', confirmPage, confirm, fields)).status).toBe(303)
  const choice = { personId: fields.personId, visitTypeId: consult(), startsAt: '2026-04-16T08:00:00Z' }
  const path = resident.newAppointment({ wie: fields.personId, soort: consult() })
  const third = await ask('fatma', choicePage, path, choice)
  expect(third.status).toBe(409)
  const data = { count: 2, phone: '030 555 01 00' }
  expect(JSON.parse(third.body).refusal).toEqual({ code: 'appointments.tooMany', data })
})
