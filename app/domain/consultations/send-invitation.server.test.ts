import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeMoreResidents } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, makeTestTalks, talkSubject, type TestTalks } from '#db/testing/talks.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { listFreeTimesForAll } from '../appointments/free-times.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { refuse } from '../shared/result.ts'
import { chooseTime } from './choose-time.server.ts'
import { getDraftPage } from './draft-page.server.ts'
import { getInvitation } from './invitations.queries.server.ts'
import { saveInvitationDraft } from './save-invitation-draft.server.ts'
import { sendInvitation } from './send-invitation.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
})
afterAll(() => wijk.end())

const code = (name: string) => ({ ok: false, refusal: { code: name } })

test('the huisarts works Monday, Tuesday and Thursday, the worker Tuesday, Wednesday and Friday: only Tuesdays are offered', async () => {
  const { fatma, joost, farid } = wijk.actors
  const free = await withActor(fatma, (tx) =>
    listFreeTimesForAll(tx, {
      tenant: wijk.tenant,
      residentId: fatma.personId,
      personIds: [joost.personId, farid.personId],
      minutes: 45,
      from: testNow,
      until: testNow.add({ hours: 24 * 42 }),
    }),
  )
  if (!free.ok) throw new Error(free.refusal.code)
  const days = free.value.map(({ startsAt }) => startsAt.toZonedDateTimeISO('Europe/Amsterdam').dayOfWeek)
  expect(days.length).toBeGreaterThan(10)
  expect(new Set(days)).toEqual(new Set([2]))
})

test('my invitation holds the time in three agendas, asks both, and gives them until the practice closes on the fifth working day', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T09:00')
  expect(await talks.stands(id)).toEqual({ state: 'sent', status: 'pending', answers: 'invited invited' })
  expect((await talks.blocked(id)).sort()).toEqual([fatma.personId, joost.personId, farid.personId].sort())
  expect(await talks.told(joost)).toEqual(['newInvitation'])
  expect(await talks.told(farid)).toEqual(['newInvitation'])
  const jobs = await talks.jobs(id)
  expect(jobs.map(({ run_at }) => run_at.toISOString())).toEqual(['2026-04-13T15:00:00.000Z'])
})

test('what I open ends thirty days after the talk, and is this one invitation and this one appointment', async () => {
  const id = await talks.invite(wijk.actors.fatma, '2026-04-21T10:00')
  const grants = await talks.rows(
    sql`select g.topic, g.level, g.source, g.object_id is not null as one, upper(g.during) as until from access_grants g
        join invitations i on i.id = ${id} and g.object_id in (i.id, i.appointment_id) order by g.topic`,
  )
  const until = '2026-05-21 22:00:00+00'
  const opened = (topic: string) => ({ topic, level: 'contribute', source: 'participation', one: true, until })
  expect(grants).toEqual([opened('APPOINTMENTS'), opened('APPOINTMENTS'), opened('PLAN'), opened('PLAN')])
})

test('a second click on "Nodig uit" sends nothing twice', async () => {
  const { fatma, joost } = wijk.actors
  const id = await talks.draft(fatma, '2026-04-28T09:00')
  const before = (await talks.told(joost)).length
  const clicks = await Promise.all([talks.send(fatma, id), talks.send(fatma, id), talks.send(fatma, id)])
  expect(clicks).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: { invitationId: id } })))
  expect((await talks.told(joost)).length).toBe(before + 1)
  expect(await talks.jobs(id)).toHaveLength(1)
  expect(await talks.blocked(id)).toHaveLength(3)
})

test('of 20 invitations at once for the same time exactly one gets it; the others keep everything they typed', async () => {
  const { joost, petra } = wijk.actors
  const residents = await makeMoreResidents(wijk, 20)
  const drafts: string[] = []
  for (const resident of residents) drafts.push(await talks.draft(resident, '2026-05-12T10:00', [joost, petra]))
  const told = (await talks.told(petra)).length
  const answers = await Promise.all(residents.map((resident, index) => talks.send(resident, drafts[index]!)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 19 }, () => code('appointments.slotTaken')))
  expect((await talks.told(petra)).length).toBe(told + 1)

  const loser = answers.findIndex(({ ok }) => !ok)
  const kept = await withActor(residents[loser]!, (tx) => getInvitation(tx, drafts[loser]!))
  expect(kept).toMatchObject({
    ok: true,
    value: { state: 'draft', subject: talkSubject, startsAt: at('2026-05-12T10:00') },
  })
  expect(await talks.jobs(drafts[loser]!)).toEqual([])
  expect(await talks.blocked(drafts[loser]!)).toEqual([])
})

test('what is refused leaves nothing half-done: no mail, no held time, no grant, no job', async () => {
  const { fatma, farid } = wijk.actors
  const id = await talks.draft(fatma, '2026-05-05T09:00')
  const told = (await talks.told(farid)).length
  const refused = await withActor(fatma, async (tx) => {
    const sent = await sendInvitation(tx, { tenant: wijk.tenant, invitationId: id })
    expect(sent.ok).toBe(true)
    return refuse('consultations.tryOut')
  })
  expect(refused).toEqual(code('consultations.tryOut'))
  expect(await talks.stands(id)).toEqual({ state: 'draft', status: null, answers: null })
  expect((await talks.told(farid)).length).toBe(told)
  expect(await talks.jobs(id)).toEqual([])
  expect(await talks.rows(sql`select 1 from access_grants where object_id = ${id}`)).toEqual([])
})

test('I invite two of my own professionals, and never an assistant, a stranger, or one person twice', async () => {
  const { fatma, joost, farid, sanne, otherGp } = wijk.actors
  for (const people of [[joost, sanne], [joost, otherGp], [joost, joost], [joost], [joost, farid, wijk.actors.petra]]) {
    const personIds = people.map(({ personId }) => personId)
    const saved = await withActor(fatma, (tx) => saveInvitationDraft(tx, { invitationId: newId(), personIds }))
    expect(saved).toEqual(code('consultations.notOwnPeople'))
  }
})

test('an unfinished invitation is not sent', async () => {
  const { fatma, joost, farid } = wijk.actors
  const invitationId = newId()
  const personIds = [joost.personId, farid.personId]
  await withActor(fatma, (tx) => saveInvitationDraft(tx, { invitationId, personIds }))
  expect(await talks.send(fatma, invitationId)).toEqual(code('consultations.draftIncomplete'))
})

test('choosing somebody else takes the time away that was chosen for the first two; the subject stays', async () => {
  const { fatma, joost, petra } = wijk.actors
  const invitationId = await talks.draft(fatma, '2026-05-05T10:00')
  const personIds = [joost.personId, petra.personId]
  await withActor(fatma, (tx) => saveInvitationDraft(tx, { invitationId, personIds }))
  const draft = await withActor(fatma, (tx) => getInvitation(tx, invitationId))
  expect(draft).toMatchObject({ ok: true, value: { personIds, startsAt: null, subject: talkSubject } })
})

test('nobody sends, reads or changes an invitation in my place: not even the people I invite, before it is sent', async () => {
  const { fatma, danuta, joost, sanne } = wijk.actors
  const invitationId = await talks.draft(fatma, '2026-05-05T11:00')
  for (const actor of [danuta, joost, sanne]) {
    expect(await talks.send(actor, invitationId)).toEqual(code('shared.notFound'))
    expect(await withActor(actor, (tx) => getInvitation(tx, invitationId))).toEqual(code('shared.notFound'))
    const changed = await withActor(actor, (tx) =>
      saveInvitationDraft(tx, { invitationId, subject: 'x', domain: null }),
    )
    expect(changed).toEqual(code('shared.notFound'))
  }
})

test('a time for which nobody could answer a working day before it is not offered, not chosen and not sent', async () => {
  const { tenant } = wijk
  const invitationId = await talks.draft(wijk.actors.fatma, '2026-05-19T11:00')
  const startsAt = at('2026-05-19T11:00')
  const until = (time: string) => later(wijk.actors.fatma, { minutes: testNow.until(at(time)).total('minutes') })
  const page = async (time: string) => {
    const found = await withActor(until(time), (tx) =>
      getDraftPage(tx, { tenant, invitationId, asked: null, withConcerns: true }),
    )
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  // On Monday at ten there is an hour left to answer; at five past there is not.
  expect((await page('2026-05-18T10:00')).step).toBe('check')
  const late = await page('2026-05-18T10:05')
  expect(late.step).toBe('when')
  expect(late.times.length).toBeGreaterThan(0)
  expect(late.times.every((each) => each.startsAt.epochMilliseconds > startsAt.epochMilliseconds)).toBe(true)
  const chosen = await withActor(until('2026-05-18T10:05'), (tx) => chooseTime(tx, { tenant, invitationId, startsAt }))
  expect(chosen).toEqual(code('consultations.tooSoon'))
  expect(await talks.send(until('2026-05-18T10:05'), invitationId)).toEqual(code('consultations.tooSoon'))
  expect(await talks.stands(invitationId)).toEqual({ state: 'draft', status: null, answers: null })
  expect((await talks.send(until('2026-05-18T10:00'), invitationId)).ok).toBe(true)
  const jobs = await talks.jobs(invitationId)
  expect(jobs.map(({ run_at }) => run_at.toISOString())).toEqual(['2026-05-18T09:00:00.000Z'])
})
