import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { findQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { questionSteps, reviewStep } from '#app/domain/messaging/question-steps.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { everyScope, makeChild, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import {
  makeRepresentedChild,
  place,
  secret,
  type Part,
  type RepresentedChild,
} from '#db/testing/represented-child.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let danuta: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  danuta = await cookieOf(wijk, wijk.tenant.id, wijk.actors.danuta)
})
afterAll(() => wijk.end())

/** An account of Danuta's. */
async function accountOfDanuta(): Promise<string> {
  const { rows } = await wijk.owner.db.execute<{ id: string }>(
    sql`select id from accounts where person_id = ${wijk.actors.danuta.personId} limit 1`,
  )
  return rows[0]!.id
}

describe('who acts for a child', () => {
  let made: RepresentedChild
  let namens: string
  beforeEach(async () => {
    made = await makeRepresentedChild(wijk, danuta)
    namens = `/namens/${made.child.personId}`
  })

  test('opens the child’s pages, and every address on them is the child’s', async () => {
    const { pages, every, open, appointmentId } = made
    expect(every).toHaveLength(12)
    for (const part of every) expect([part[1], (await open(part)).status]).toEqual([part[1], 200])
    expect((await open(pages.thread)).body).toContain(secret)
    expect((await open(pages.appointment)).body).toContain(place)
    const file = (await open(pages.calendar)).body.replaceAll('\r\n ', '')
    expect(file).toContain(`${namens}/afspraken/${appointmentId}`)
    const layout = await open(pages.layout)
    expect(layout.body).toContain('Kacper Kowalski')
    expect(layout.body).toContain(`${namens}/berichten`)
  })

  test('opens nothing with a mandate for appointments but appointments', async () => {
    const { pages, every, open, appointmentId, mandateId, mandate } = made
    await wijk.owner.db.execute(
      sql`update mandates set ended_at = starts_at, end_reason = 'practice' where id = ${mandateId}`,
    )
    await mandate(['appointments'])
    for (const part of every) {
      const opens = !/\/(berichten|vraag|4d|samen)/.test(part[1])
      expect([part[1], (await open(part)).status]).toEqual([part[1], opens ? 200 : 404])
    }
    const home = await open(pages.home)
    expect(home.body).not.toContain(secret)
    expect(home.body).toContain(appointmentId)
    expect((await open(pages.layout)).body).not.toMatch(/\/(berichten|4d|samen)/)
  })

  test('never opens them as somebody else, and each try is in the child’s log', async () => {
    const { pages, every, open, refusals } = made
    const { tenant, actors } = wijk
    const fatma = await cookieOf(wijk, tenant.id, actors.fatma)
    const before = await refusals()
    for (const part of every) expect((await open(part, fatma)).status).toBe(404)
    expect(await refusals()).toBe(before + every.length)
    const joost = await cookieOf(wijk, tenant.id, actors.joost)
    expect((await open(pages.home, joost)).status).toBe(404)
  })

  test('needs the assurance that the page asks, of the own session', async () => {
    const { pages, open } = made
    const opened = await openSession({ tenantId: wijk.tenant.id, now: testNow }, await accountOfDanuta(), {
      assurance: 'laag',
      stage: 'full',
    })
    const low = opened.split(';')[0]!
    // A password alone opens nothing of somebody else's, not even who helps them (ACC-4).
    for (const page of [pages.home, pages.messages])
      expect((await open(page, low)).location).toContain('/inloggen/bevestigen')
  })

  test('does nothing more on a page that was open when the mandate ended', async () => {
    const { child, pages, every, open, refusals, appointmentId, mandateId } = made
    expect((await open(pages.appointment)).status).toBe(200)
    await withActor(child, (tx) => endMandate(tx, { residentId: child.personId, mandateId }))
    const before = await refusals()
    const answer = await open(pages.appointment, danuta, new URLSearchParams({ intent: 'cancel' }))
    expect([answer.status, answer.body]).toEqual([404, ''])
    expect(await refusals()).toBe(before + 1)
    const { rows } = await wijk.owner.db.execute(sql`select status from appointments where id = ${appointmentId}`)
    expect(rows).toEqual([{ status: 'booked' }])
    for (const part of every) expect((await open(part)).status).toBe(404)
  })

  test('asks a question of one’s own for the child, beside what the child is writing', async () => {
    const { child, open } = made
    const stepOf = (step: string): Part => ['resident/question-step.tsx', `/vraag/${step}`, { step }]
    const answers = [
      [questionSteps.about, { about: 'BODY' }],
      [questionSteps.question, { question: 'Hij hoest al een week' }],
      [questionSteps.since, { since: 'weeks' }],
      [questionSteps.tried, { tried: '' }],
      [questionSteps.replyBy, { replyBy: 'message' }],
    ] as const
    for (const [step, words] of answers) {
      const answer = await open(stepOf(step), danuta, new URLSearchParams(words as Record<string, string>))
      expect([answer.status, answer.location?.startsWith(`${namens}/vraag/`)]).toEqual([303, true])
    }
    expect(await withActor(child, (tx) => findQuestionDraft(tx))).toBeNull()
    const draft = await withActor(onBehalfOf(wijk.actors.danuta, child), (tx) => findQuestionDraft(tx))
    const review = new URLSearchParams({ questionId: (draft as { id: string }).id })
    const sent = await open(stepOf(reviewStep), danuta, review)
    expect(sent.location).toMatch(new RegExp(`^${namens}/berichten/`))
    const { rows } = await wijk.owner.db.execute(
      sql`select m.author_kind, m.author_person_id, t.resident_id from messages m join threads t on t.id = m.thread_id
          where m.body = 'Hij hoest al een week' and t.resident_id = ${child.personId}`,
    )
    expect(rows).toEqual([
      { author_kind: 'representative', author_person_id: wijk.actors.danuta.personId, resident_id: child.personId },
    ])
  })

  test('books an appointment for the child, in the agenda of the child', async () => {
    const { child, pages, open } = made
    const startsAt = Temporal.PlainDateTime.from('2026-04-09T09:00').toZonedDateTime('Europe/Amsterdam').toInstant()
    const choice = { personId: wijk.actors.joost.personId, visitTypeId: agenda.practiceTypes.get('CONSULT')! }
    const held = await open(pages.booking, danuta, new URLSearchParams({ ...choice, startsAt: startsAt.toString() }))
    expect(held.location).toMatch(new RegExp(`^${namens}/afspraken/.+/bevestig$`))
    const { rows } = await wijk.owner.db.execute(
      sql`select resident_id, booked_by_person_id from appointments where status = 'proposed' and resident_id = ${child.personId}`,
    )
    expect(rows).toEqual([{ resident_id: child.personId, booked_by_person_id: wijk.actors.danuta.personId }])
  })
})

describe('at midnight', () => {
  const births = [
    ['the 12th birthday', '2014-06-10', 'PARENT_UNDER_12', '2026-06-10T00:00'],
    ['the 16th birthday', '2010-06-10', 'PARENT_12_15', '2026-06-10T00:00'],
    ['the 16th birthday of a child of 29 February', '2012-02-29', 'PARENT_12_15', '2028-02-29T00:00'],
    ['the 12th birthday on the night that the clock goes back', '2014-10-25', 'PARENT_UNDER_12', '2026-10-25T00:00'],
  ] as const
  test.each(births)('of %s the pages are gone, without any job', async (_what, birthDate, kind, midnight) => {
    const { owner, tenant, actors } = wijk
    const child = await makeChild(wijk, { birthDate })
    await makeMandate(owner, tenant.id, {
      ...{ residentId: child.personId, representativePersonId: actors.danuta.personId, kind, scopes: everyScope },
      ...{ startsAt: testNow, endsAt: testNow.add({ hours: 24 * 900 }), verifiedBy: actors.sanne.personId },
    })
    const moment = Temporal.PlainDateTime.from(midnight).toZonedDateTime('Europe/Amsterdam').toInstant()
    const signedInAt = moment.subtract({ minutes: 5 })
    const opened = await openSession({ tenantId: tenant.id, now: signedInAt }, await accountOfDanuta(), {
      assurance: 'substantieel',
      stage: 'full',
    })
    const cookie = opened.split(';')[0]!
    const { loader } = await importRoute('routes/resident/home.tsx')
    const own = { path: '/mijn', params: {} }
    const childs = { path: `/namens/${child.personId}`, params: { subjectId: child.personId } }
    const look = (now: Temporal.Instant, page: typeof childs | typeof own) =>
      visit(loader!, { ...page, tenant, cookie, now })
    const secondBefore = moment.subtract({ seconds: 1 })
    expect((await look(secondBefore, childs)).status).toBe(200)
    expect((await look(secondBefore, own)).body).toContain(child.personId)
    expect((await look(moment, childs)).status).toBe(404)
    expect((await look(moment, own)).body).not.toContain(child.personId)
  })
})
