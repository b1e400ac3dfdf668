import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import { hideFromRepresentatives, showToRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { answerQuestion } from '#app/domain/messaging/answer-question.server.ts'
import { findQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { countUnreadThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import { questionSteps, reviewStep } from '#app/domain/messaging/question-steps.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeAssessment } from '#db/seed/factories/dossier.server.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { everyScope, makeChild, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { cookieOf, importRoute, visit, type Answer } from '#db/testing/route-walk.server.ts'

type Person = Actor & { personId: string }
let wijk: TestNeighbourhood
let agenda: TestAgenda
let danuta: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  danuta = await cookieOf(wijk, wijk.tenant.id, wijk.actors.danuta)
})
afterAll(() => wijk.end())

const secret = 'Alleen voor de huisarts'
const place = 'Kamer van de ooievaar'
let child: Person
let threadId: string
let appointmentId: string
let mandateId: string
let children = 0

async function mandate(scopes: readonly Scope[]): Promise<string> {
  const { id } = await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: child.personId, representativePersonId: wijk.actors.danuta.personId, kind: 'PARENT_12_15' },
    ...{ scopes, startsAt: testNow.subtract({ hours: 1 }), verifiedBy: wijk.actors.sanne.personId },
  })
  return id
}

beforeEach(async () => {
  child = await makeChild(wijk, { birthDate: '2012-06-10' })
  const residentId = child.personId
  const { owner, tenant, practice, actors } = wijk
  ;({ id: threadId } = await makeThread(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, state: 'answered', dueAt: testNow, unreadByResident: 1 },
    messages: [
      { body: secret, sentAt: testNow.subtract({ hours: 5 }) },
      { body: `Over: ${secret}`, byProfessionalId: actors.joost.personId, sentAt: testNow.subtract({ hours: 3 }) },
    ],
  }))
  const [id] = await makeAppointments(owner, tenant.id, [
    {
      ...{ residentId, personIds: [actors.petra.personId], teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 10 },
      ...{ startsAt: testNow.add({ hours: 24 * (18 + children++) }), location: place },
    },
  ])
  appointmentId = id!
  await makeAssessment(owner, tenant.id, {
    ...{
      residentId,
      teamId: practice.id,
      createdAt: testNow.subtract({ hours: 48 }),
      sentAt: testNow.subtract({ hours: 24 }),
    },
    ...{ score: 6, priorities: ['MIND'], notes: [{ domain: 'MIND', kind: 'concern', text: 'Piekeren over school' }] },
  })
  mandateId = await mandate(everyScope)
})

type Part = [file: string, path: string, params?: Record<string, string>]
const at = (path: string) => `/namens/${child.personId}${path}`
const pages = (): Part[] => [
  ['resident/resident-layout.tsx', ''],
  ['resident/home.tsx', ''],
  ['resident/help.tsx', '/hulp'],
  ['resident/messages.tsx', '/berichten'],
  ['resident/thread.tsx', `/berichten/${threadId}`, { threadId }],
  ['resident/new-question.tsx', '/vraag'],
  ['resident/appointments.tsx', '/afspraken'],
  ['resident/new-appointment.tsx', '/afspraken/nieuw'],
  ['resident/appointment.tsx', `/afspraken/${appointmentId}`, { appointmentId }],
  ['resources/appointment-calendar.ts', `/afspraken/${appointmentId}/agenda.ics`, { appointmentId }],
  ['resident/four-domains.tsx', '/4d'],
  ['resident/together.tsx', '/samen'],
]
async function open([file, path, params = {}]: Part, cookie = danuta, body?: URLSearchParams): Promise<Answer> {
  const { loader, action } = await importRoute(`routes/${file}`)
  const given = { path: at(path), params: { ...params, subjectId: child.personId }, tenant: wijk.tenant, cookie }
  return visit((body ? action : loader)!, body ? { ...given, body } : given)
}
const hide = (actor: Actor, topic: Topic, objectId: string | null, reason?: string) =>
  withActor(actor, (tx) =>
    hideFromRepresentatives(tx, { residentId: child.personId, topic, objectId, ...(reason ? { reason } : {}) }),
  )
const show = (actor: Actor, topic: Topic, objectId: string | null) =>
  withActor(actor, (tx) => showToRepresentatives(tx, { residentId: child.personId, topic, objectId }))
const refusals = async () => {
  const { rows } = await wijk.owner.db.execute<{ count: number }>(
    sql`select count(*)::int as count from access_log l join access_log_objects o on o.entry_id = l.id
        where l.outcome = 'refused' and o.object_id = ${child.personId} and l.portal_role = 'REPRESENTATIVE'`,
  )
  return rows[0]!.count
}

describe('who acts for a child', () => {
  test('opens the child’s pages, and every address on them is the child’s', async () => {
    for (const part of pages()) expect([part[1], (await open(part)).status]).toEqual([part[1], 200])
    expect((await open(pages()[4]!)).body).toContain(secret)
    expect((await open(pages()[8]!)).body).toContain(place)
    const file = (await open(pages()[9]!)).body.replaceAll('\r\n ', '')
    expect(file).toContain(`/namens/${child.personId}/afspraken/${appointmentId}`)
    const layout = await open(pages()[0]!)
    expect(layout.body).toContain('Kacper Kowalski')
    expect(layout.body).toContain(`/namens/${child.personId}/berichten`)
  })

  test('opens nothing with a mandate for appointments but appointments', async () => {
    await wijk.owner.db.execute(
      sql`update mandates set ended_at = starts_at, end_reason = 'practice' where id = ${mandateId}`,
    )
    await mandate(['appointments'])
    for (const part of pages()) {
      const opens = !/\/(berichten|vraag|4d|samen)/.test(part[1])
      expect([part[1], (await open(part)).status]).toEqual([part[1], opens ? 200 : 404])
    }
    const home = await open(pages()[1]!)
    expect(home.body).not.toContain(secret)
    expect(home.body).toContain(appointmentId)
    expect((await open(pages()[0]!)).body).not.toMatch(/berichten|4d|samen/)
  })

  test('never opens them as somebody else, and each try is in the child’s log', async () => {
    const { tenant, actors } = wijk
    const fatma = await cookieOf(wijk, tenant.id, actors.fatma)
    const before = await refusals()
    for (const part of pages()) expect((await open(part, fatma)).status).toBe(404)
    expect(await refusals()).toBe(before + pages().length)
    const joost = await cookieOf(wijk, tenant.id, actors.joost)
    expect((await open(pages()[1]!, joost)).status).toBe(404)
  })

  test('needs the assurance that the page asks, of the own session', async () => {
    const { rows } = await wijk.owner.db.execute<{ id: string }>(
      sql`select id from accounts where person_id = ${wijk.actors.danuta.personId} limit 1`,
    )
    const opened = await openSession({ tenantId: wijk.tenant.id, now: testNow }, rows[0]!.id, {
      assurance: 'laag',
      stage: 'full',
    })
    const low = opened.split(';')[0]!
    expect((await open(pages()[1]!, low)).status).toBe(200)
    expect((await open(pages()[1]!, low)).body).not.toContain(secret)
    expect((await open(pages()[3]!, low)).location).toContain('/inloggen/bevestigen')
  })

  test('does nothing more on a page that was open when the mandate ended', async () => {
    const booking: Part = ['resident/appointment.tsx', `/afspraken/${appointmentId}`, { appointmentId }]
    expect((await open(booking)).status).toBe(200)
    await withActor(child, (tx) => endMandate(tx, { residentId: child.personId, mandateId }))
    const before = await refusals()
    const answer = await open(booking, danuta, new URLSearchParams({ intent: 'cancel' }))
    expect([answer.status, answer.body]).toEqual([404, ''])
    expect(await refusals()).toBe(before + 1)
    const { rows } = await wijk.owner.db.execute(sql`select status from appointments where id = ${appointmentId}`)
    expect(rows).toEqual([{ status: 'booked' }])
    for (const part of pages()) expect((await open(part)).status).toBe(404)
  })

  test('asks a question of one’s own for the child, beside what the child is writing', async () => {
    const answers = [
      [questionSteps.about, { about: 'BODY' }],
      [questionSteps.question, { question: 'Hij hoest al een week' }],
      [questionSteps.since, { since: 'weeks' }],
      [questionSteps.tried, { tried: '' }],
      [questionSteps.replyBy, { replyBy: 'message' }],
    ] as const
    for (const [step, words] of answers) {
      const answer = await open(
        ['resident/question-step.tsx', `/vraag/${step}`, { step }],
        danuta,
        new URLSearchParams(words as Record<string, string>),
      )
      expect([answer.status, answer.location?.startsWith(`/namens/${child.personId}/vraag/`)]).toEqual([303, true])
    }
    expect(await withActor(child, (tx) => findQuestionDraft(tx))).toBeNull()
    const draft = await withActor(onBehalfOf(wijk.actors.danuta, child), (tx) => findQuestionDraft(tx))
    const review: Part = ['resident/question-step.tsx', `/vraag/${reviewStep}`, { step: reviewStep }]
    const sent = await open(review, danuta, new URLSearchParams({ questionId: (draft as { id: string }).id }))
    expect(sent.location).toMatch(new RegExp(`^/namens/${child.personId}/berichten/`))
    const { rows } = await wijk.owner.db.execute(
      sql`select m.author_kind, m.author_person_id, t.resident_id from messages m join threads t on t.id = m.thread_id
          where m.body = 'Hij hoest al een week' and t.resident_id = ${child.personId}`,
    )
    expect(rows).toEqual([
      { author_kind: 'representative', author_person_id: wijk.actors.danuta.personId, resident_id: child.personId },
    ])
  })

  test('books an appointment for the child, in the agenda of the child', async () => {
    const startsAt = Temporal.PlainDateTime.from('2026-04-09T09:00').toZonedDateTime('Europe/Amsterdam').toInstant()
    const choice = { personId: wijk.actors.joost.personId, visitTypeId: agenda.practiceTypes.get('CONSULT')! }
    const held = await open(
      ['resident/new-appointment.tsx', '/afspraken/nieuw'],
      danuta,
      new URLSearchParams({ ...choice, startsAt: startsAt.toString() }),
    )
    expect(held.location).toMatch(new RegExp(`^/namens/${child.personId}/afspraken/.+/bevestig$`))
    const { rows } = await wijk.owner.db.execute(
      sql`select resident_id, booked_by_person_id from appointments where status = 'proposed' and resident_id = ${child.personId}`,
    )
    expect(rows).toEqual([{ resident_id: child.personId, booked_by_person_id: wijk.actors.danuta.personId }])
  })
})

describe('what is hidden', () => {
  const parent = () => onBehalfOf(wijk.actors.danuta, child)
  const texts = async () => {
    const bodies = await Promise.all(pages().map(async (part) => (await open(part)).body))
    return bodies.join('\n')
  }
  const unread = async (actor: Actor) => withActor(actor, (tx) => countUnreadThreads(tx))

  test('one message is absent from lists, counts, the home page and its own address', async () => {
    expect(await unread(parent())).toBe(1)
    expect((await hide(child, 'MESSAGES', threadId)).ok).toBe(true)
    expect((await hide(child, 'MESSAGES', threadId)).ok).toBe(true)
    expect((await open(pages()[4]!)).status).toBe(404)
    const shown = await Promise.all([1, 3].map(async (page) => (await open(pages()[page]!)).body))
    for (const body of shown) {
      expect(body).not.toContain(threadId)
      expect(body).not.toContain(secret)
    }
    expect([await unread(parent()), await unread(child)]).toEqual([0, 1])
    await show(child, 'MESSAGES', threadId)
    expect((await open(pages()[4]!)).status).toBe(200)
  })

  test('an answer to it is mailed to the child alone; of what is not hidden the parent hears that something waits', async () => {
    const { danuta: mother, joost } = wijk.actors
    const mails = async (personId: string) => {
      const { rows } = await wijk.owner.db.execute<{ template: string }>(
        sql`select template from notifications where person_id = ${personId} and template in ('newMessage', 'forSomebody')`,
      )
      return rows.map(({ template }) => template)
    }
    const answer = async () => {
      const { rows } = await wijk.owner.db.execute<{ at: string }>(
        sql`update threads set state = 'submitted', unread_by_team = 1 where id = ${threadId} returning last_message_at as at`,
      )
      const seen = Temporal.Instant.from(new Date(rows[0]!.at).toISOString()).toString()
      const input = { threadId, answerId: newId(), seen, body: 'Kom langs', language: 'nl' }
      const answered = await withActor(joost, (tx) => answerQuestion(tx, input))
      if (!answered.ok) throw new Error(answered.refusal.code)
    }
    const before = (await mails(mother.personId)).length
    await hide(child, 'MESSAGES', threadId)
    await answer()
    expect([await mails(child.personId), (await mails(mother.personId)).length]).toEqual([['newMessage'], before])
    await show(child, 'MESSAGES', threadId)
    await answer()
    expect((await mails(mother.personId)).slice(before)).toEqual(['forSomebody'])
  })

  test('one appointment is absent from the list, the home page, its calendar file and its own address', async () => {
    await hide(child, 'APPOINTMENTS', appointmentId)
    const all = await texts()
    expect(all).not.toContain(place)
    expect(all).not.toContain(appointmentId)
    expect((await open(pages()[8]!)).status).toBe(404)
    expect((await open(pages()[9]!)).status).toBe(404)
  })

  test('a whole topic opens no page and shows nothing; hiding one domain hides the 4D', async () => {
    await hide(child, 'MESSAGES', null)
    await hide(child, 'MIND', null)
    const home = await open(pages()[1]!)
    expect(home.body).not.toContain(secret)
    expect((await open(pages()[4]!)).status).toBe(404)
    expect((await open(pages()[10]!)).body).not.toContain('Piekeren')
    expect((await open(pages()[3]!)).body).not.toContain(threadId)
  })

  test('a professional marks it with a reason, and the child can’t take that away', async () => {
    const { sanne, farid, danuta: mother, otherGp } = wijk.actors
    for (const actor of [farid, otherGp, mother, parent()])
      expect((await hide(actor, 'MESSAGES', threadId, 'In het belang van het kind')).ok).toBe(false)
    expect(await hide(sanne, 'MESSAGES', threadId)).toMatchObject({ refusal: { code: 'access.reasonNeeded' } })
    expect((await hide(sanne, 'MESSAGES', threadId, 'In het belang van het kind')).ok).toBe(true)
    expect((await open(pages()[4]!)).status).toBe(404)
    await show(child, 'MESSAGES', threadId)
    expect((await open(pages()[4]!)).status).toBe(404)
    await show(parent(), 'MESSAGES', threadId)
    expect((await open(pages()[4]!)).status).toBe(404)
    await show(sanne, 'MESSAGES', threadId)
    expect((await open(pages()[4]!)).status).toBe(200)
  })

  test('stands in no row that the database shows, without any of our code', async () => {
    await hide(child, 'MESSAGES', threadId)
    await hide(child, 'APPOINTMENTS', appointmentId)
    const client = await connectAsApp()
    const topics = 'BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP'.split(' ')
    const { tenantId: tenant, personId: person, now } = wijk.actors.danuta
    const claims = { tenant, person, topics, teams: [], now: now.toString() }
    const tables = [
      'threads',
      'messages',
      'appointments',
      'appointment_participants',
      'assessments',
      'residents',
      'question_drafts',
      'hidden_from_representatives',
    ]
    const count = (more: object) =>
      claiming(client, { ...claims, ...more }, async () => {
        const rows: number[] = []
        for (const table of tables) rows.push((await client.query(`select from ${table}`)).rowCount ?? 0)
        return rows
      })
    try {
      const acting = { kind: 'representative', subject: child.personId }
      expect(await count(acting)).toEqual([0, 0, 0, 0, 1, 1, 0, 0])
      await show(child, 'MESSAGES', threadId)
      expect(await count({ ...acting, now: testNow.add({ seconds: 1 }).toString() })).toEqual([1, 2, 0, 0, 1, 1, 0, 0])
      // As herself she sees only herself; for another child nothing; without saying for whom nothing.
      expect(await count({ kind: 'resident' })).toEqual([0, 0, 0, 0, 0, 1, 0, 0])
      expect(await count({ ...acting, subject: wijk.actors.fatma.personId })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      expect(await count({ kind: 'representative' })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      await withActor(child, (tx) => endMandate(tx, { residentId: child.personId, mandateId }))
      expect(await count(acting)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    } finally {
      await client.end()
    }
  })
})

test('only what is one’s own can be hidden: an id of another’s, or of nothing, is not found', async () => {
  const { owner, tenant, actors, practice } = wijk
  const { personId } = actors.fatma
  const { id } = await makeThread(owner, tenant.id, {
    ...{ residentId: personId, teamId: practice.id, state: 'submitted', dueAt: testNow.add({ hours: 48 }) },
    messages: [{ body: 'Mag ik iets vragen?', sentAt: testNow.subtract({ hours: 1 }) }],
  })
  expect(await hide(child, 'MESSAGES', id)).toMatchObject({ refusal: { code: 'shared.notFound' } })
  expect(await hide(child, 'MESSAGES', newId())).toMatchObject({ refusal: { code: 'shared.notFound' } })
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
    child = await makeChild(wijk, { birthDate })
    await makeMandate(owner, tenant.id, {
      ...{ residentId: child.personId, representativePersonId: actors.danuta.personId, kind, scopes: everyScope },
      ...{ startsAt: testNow, endsAt: testNow.add({ hours: 24 * 900 }), verifiedBy: actors.sanne.personId },
    })
    const moment = Temporal.PlainDateTime.from(midnight).toZonedDateTime('Europe/Amsterdam').toInstant()
    const { rows } = await owner.db.execute<{ id: string }>(
      sql`select id from accounts where person_id = ${actors.danuta.personId} limit 1`,
    )
    const signedInAt = moment.subtract({ minutes: 5 })
    const opened = await openSession({ tenantId: tenant.id, now: signedInAt }, rows[0]!.id, {
      assurance: 'substantieel',
      stage: 'full',
    })
    const { loader } = await importRoute('routes/resident/home.tsx')
    const look = (now: Temporal.Instant, subjectId: string | null) =>
      visit(loader!, {
        path: subjectId === null ? '/mijn' : `/namens/${subjectId}`,
        params: subjectId === null ? {} : { subjectId },
        tenant,
        cookie: opened.split(';')[0]!,
        now,
      })
    const secondBefore = moment.subtract({ seconds: 1 })
    expect((await look(secondBefore, child.personId)).status).toBe(200)
    expect((await look(secondBefore, null)).body).toContain(child.personId)
    expect((await look(moment, child.personId)).status).toBe(404)
    expect((await look(moment, null)).body).not.toContain(child.personId)
  })
})
