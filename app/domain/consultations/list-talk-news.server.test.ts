import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, makeTestTalks, type TestTalks } from '#db/testing/talks.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { cancelAppointment } from '../appointments/cancel-appointment.server.ts'
import type { Actor } from '../shared/actor.ts'
import { isRefused } from '../shared/result.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { listTalkNews, showTalkNews } from './list-talk-news.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
let invitationId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  invitationId = await talks.invite(wijk.actors.fatma, '2026-04-14T10:00')
})
afterAll(() => wijk.end())

async function news(actor: Actor) {
  const { personId: residentId } = wijk.actors.fatma
  const found = await withActor(actor, (tx) => listTalkNews(tx, { residentId, most: 2 }))
  if (isRefused(found)) throw new Error(found.refusal.code)
  const reader = { t: textsIn('nl').t, language: 'nl', timeZone: 'Europe/Amsterdam', now: actor.now }
  return found.map((each) => showTalkNews(each, reader))
}
const accept = (actor: Actor) => withActor(actor, (tx) => acceptInvitation(tx, { invitationId }))

test('my home says that one comes, then that the talk is planned, until it is over', async () => {
  const { fatma, joost, farid } = wijk.actors
  expect(await news(fatma)).toEqual([])
  await accept(joost)
  expect(await news(fatma)).toMatchObject([
    { title: 'Dokter Kuipers komt naar uw drie-gesprek', text: 'Nog 1 antwoord te gaan' },
  ])
  await accept(farid)
  expect(await news(fatma)).toEqual([
    {
      id: invitationId,
      title: 'Uw gesprek staat gepland: dinsdag 14 april om 10.00 uur',
      text: 'Met Dokter Kuipers en Farid',
    },
  ])
  const minutes = testNow.until(at('2026-04-14T10:00')).total('minutes')
  expect(await news(later(fatma, { minutes: minutes + 44 }))).toHaveLength(1)
  expect(await news(later(fatma, { minutes: minutes + 45 }))).toEqual([])
})

test('nobody else reads my news', async () => {
  for (const actor of [wijk.actors.danuta, wijk.actors.sanne, wijk.actors.joost]) expect(await news(actor)).toEqual([])
})

test('a talk whose appointment I called off is planned no more, also before the others were told', async () => {
  const { fatma } = wijk.actors
  const [row] = await talks.rows<{ appointment_id: string }>(
    sql`select appointment_id from invitations where id = ${invitationId}`,
  )
  const cancelled = await withActor(fatma, (tx) => cancelAppointment(tx, { appointmentId: row!.appointment_id }))
  expect(cancelled.ok).toBe(true)
  expect((await talks.stands(invitationId))?.state).toBe('planned')
  expect(await news(fatma)).toEqual([])
})
