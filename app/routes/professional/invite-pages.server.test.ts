import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeTestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { pagesOf } from '#db/testing/pages.server.ts'
import { paths } from '#app/paths.ts'
import * as homePage from '../resident/home.tsx'
import * as listPage from '../resident/appointments.tsx'
import * as choicePage from '../resident/new-appointment.tsx'
import * as waitingPage from '../resident/waiting-list.tsx'
import * as deskPage from './book-for-resident.tsx'

let wijk: TestNeighbourhood
let talk: string
const { ask, read, signIn } = pagesOf(() => wijk)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, practice, actors } = wijk
  talk = (await makeTestAgenda(wijk)).practiceTypes.get('FOUR_DOMAIN_CONVERSATION')!
  await makeSessions(owner, tenant.id, {
    ...{ personId: actors.petra.personId, teamId: practice.id, location: 'Neckar', validFrom: '2025-01-01' },
    sessions: [
      {
        ...{ weekday: 4, startsAt: '13:00', endsAt: '17:00', onlineShare: 0 },
        visitTypeCodes: ['FOUR_DOMAIN_CONVERSATION'],
      },
    ],
  })
  await signIn('fatma', 'danuta', 'petra', 'otherAssistant')
  await makeMandate(owner, tenant.id, {
    ...{ residentId: actors.fatma.personId, representativePersonId: actors.danuta.personId, kind: 'PROXY' },
    ...{ scopes: ['appointments'], startsAt: testNow.subtract({ hours: 1 }), endsAt: testNow.add({ hours: 2400 }) },
  })
})
afterAll(() => wijk.end())

test('the desk invites, the resident and who helps them see it and choose, and it is taken back', async () => {
  const { fatma, petra } = wijk.actors
  const here = { wie: petra.personId, soort: talk }
  const desk = paths.professional.bookFor(fatma.personId, here)
  const before = await read('petra', deskPage, desk)
  expect(before).toMatchObject({ inviteTo: { personId: petra.personId, visitTypeId: talk }, inviteWeeks: '6' })
  expect(before.invitations).toEqual([])
  const form = { intent: 'invite', personId: petra.personId, visitTypeId: talk, weeks: '4', words: 'Tot snel.' }
  for (const weeks of ['0', '13', 'x']) {
    const answer = await ask('petra', deskPage, desk, { ...form, weeks })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body).values).toMatchObject({ words: 'Tot snel.' })
  }
  expect((await ask('petra', deskPage, desk, { ...form, words: 'x'.repeat(301) })).status).toBe(400)
  expect((await ask('otherAssistant', deskPage, desk, form)).status).toBe(404)
  const alone = await ask('petra', deskPage, desk, { ...form, personId: wijk.actors.joost.personId })
  expect(JSON.parse(alone.body)).toMatchObject({ refusal: { code: 'appointments.noTimesToChoose' } })
  const invited = await ask('petra', deskPage, desk, form)
  expect([invited.status, invited.location]).toEqual([303, desk])
  const [open] = (await read('petra', deskPage, desk)).invitations
  expect(open).toMatchObject({ personId: petra.personId, words: 'Tot snel.' })

  const behalf = paths.onBehalfOf(fatma.personId)
  for (const [who, pages] of [['fatma', paths.resident] as const, ['danuta', behalf] as const]) {
    for (const [page, path] of [[homePage, pages.home] as const, [listPage, pages.appointments()] as const]) {
      const { invitations } = await read(who, page, path)
      expect(invitations, path).toMatchObject([{ id: open.id, words: 'Tot snel.' }])
    }
    expect(await read(who, choicePage, pages.newAppointment(here))).toMatchObject({ step: 'time', waitFor: null })
  }
  expect((await ask('fatma', waitingPage, paths.resident.waitingList(here))).status).toBe(404)

  const taken = await ask('petra', deskPage, desk, { intent: 'takeBack', invitationId: open.id })
  expect(taken.status).toBe(303)
  expect((await read('petra', deskPage, desk)).invitations).toEqual([])
  expect((await read('fatma', listPage, paths.resident.appointments())).invitations).toEqual([])
  expect((await ask('fatma', choicePage, paths.resident.newAppointment(here))).status).toBe(404)
})

test('nobody is invited to what residents book by themselves', async () => {
  const { fatma, petra } = wijk.actors
  const desk = paths.professional.bookFor(fatma.personId, { wie: wijk.actors.joost.personId })
  expect(await read('petra', deskPage, desk)).toMatchObject({ inviteTo: null })
  const form = { intent: 'invite', personId: petra.personId, visitTypeId: petra.personId, weeks: '4' }
  expect((await ask('petra', deskPage, desk, form)).status).toBe(404)
})
