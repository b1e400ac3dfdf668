import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAppointments } from '#app/domain/appointments/appointments.queries.server.ts'
import { cancelRegistration } from '#app/domain/activities/registration-cancel.server.ts'
import { getInvitation, listInvitations } from '#app/domain/consultations/invitations.queries.server.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import { makeAssessment } from '#db/seed/factories/dossier.server.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { paths } from '#app/paths.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { cookiesOf } from '#db/testing/accounts.server.ts'
import { everyScope, onBehalfOf } from '#db/testing/family.server.ts'
import { makeSignUp } from '#db/testing/made-sign-up.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { makeTestTalks, type TestTalks } from '#db/testing/talks.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { hideFromRepresentatives, showToRepresentatives } from './hide-from-representatives.server.ts'
import type { Topic } from './topics.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
let talkId: string
let appointmentId: string
let assessmentId: string
/** Danuta acts for Fatma. */
let acting: Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  const { owner, tenant, practice, actors } = wijk
  const residentId = actors.fatma.personId
  await makeMandate(owner, tenant.id, {
    ...{ residentId, representativePersonId: actors.danuta.personId, kind: 'PROXY' },
    ...{ scopes: everyScope, startsAt: testNow.subtract({ hours: 1 }) },
  })
  talkId = await talks.invite(actors.fatma, '2026-04-21T09:00')
  ;({ id: assessmentId } = await makeAssessment(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, createdAt: testNow.subtract({ hours: 48 }), score: 6, priorities: ['MIND'] },
    ...{ sentAt: testNow.subtract({ hours: 24 }), notes: [{ domain: 'MIND', kind: 'concern', text: 'Slecht slapen' }] },
  }))
  const [row] = await talks.rows<{ id: string }>(sql`select appointment_id as id from invitations where id = ${talkId}`)
  appointmentId = row!.id
  acting = onBehalfOf(actors.danuta, actors.fatma)
})
afterAll(() => wijk.end())
beforeEach(() => wijk.owner.db.execute(sql`delete from hidden_from_representatives`))

const fatmas = () => wijk.actors.fatma.personId
const hide = (topic: Topic, objectId: string | null, actor: Actor = wijk.actors.fatma, reason?: string) =>
  withActor(actor, (tx) =>
    hideFromRepresentatives(tx, { residentId: fatmas(), topic, objectId, ...(reason ? { reason } : {}) }),
  )
/** What the representative sees of the talk: its page, the list, and its time among the appointments. */
async function seen(actor: Actor = acting) {
  const page = await withActor(actor, (tx) => getInvitation(tx, talkId))
  const list = await withActor(actor, (tx) => listInvitations(tx, { residentId: fatmas(), after: null }))
  const times = await withActor(actor, (tx) =>
    listAppointments(tx, { residentId: fatmas(), which: 'coming', after: null }),
  )
  return [
    page.ok,
    list.ok && list.value.items.some(({ id }) => id === talkId),
    times.ok && times.value.items.some(({ id }) => id === appointmentId),
  ]
}

test('a talk that I hide is gone for who acts for me, with its appointment; for me it stays', async () => {
  expect(await seen()).toEqual([true, true, true])
  expect((await hide('PLAN', talkId)).ok).toBe(true)
  expect(await seen()).toEqual([false, false, false])
  expect(await seen(wijk.actors.fatma)).toEqual([true, true, true])
})

test('hiding the appointment of a talk hides the talk, and hiding all talks their appointments', async () => {
  await hide('APPOINTMENTS', appointmentId)
  expect(await seen()).toEqual([false, false, false])
  await wijk.owner.db.execute(sql`delete from hidden_from_representatives`)
  await hide('PLAN', null)
  expect(await seen()).toEqual([false, false, false])
})

test('a 4D that I hide is gone with its score; a newer one is not', async () => {
  const dossier = async () => {
    const found = await withActor(acting, (tx) => getDossier(tx, fatmas()))
    return found.ok ? [found.value.latest?.id ?? null, found.value.scores.length] : null
  }
  expect(await dossier()).toEqual([assessmentId, 1])
  expect((await hide('BODY', assessmentId)).ok).toBe(true)
  expect(await dossier()).toEqual([null, 0])
  const { id } = await makeAssessment(wijk.owner, wijk.tenant.id, {
    ...{ residentId: fatmas(), teamId: wijk.practice.id, createdAt: testNow.subtract({ hours: 2 }), score: 7 },
    ...{ sentAt: testNow.subtract({ hours: 1 }), priorities: ['MIND'] },
    notes: [{ domain: 'MIND', kind: 'concern', text: 'Beter' }],
  })
  expect(await dossier()).toEqual([id, 1])
})

test('a professional of my practice hides it with a reason; nobody hides by a wrong topic or an id of nothing', async () => {
  const { sanne, joost, otherGp } = wijk.actors
  const reason = 'In het belang van de bewoner'
  expect((await hide('PLAN', talkId, otherGp, reason)).ok).toBe(false)
  // An assistant works with messages and appointments alone.
  expect(await hide('PLAN', talkId, sanne, reason)).toMatchObject({ refusal: { code: 'shared.notFound' } })
  expect((await hide('PLAN', talkId, joost, reason)).ok).toBe(true)
  expect(await seen()).toEqual([false, false, false])
  for (const [topic, id] of [
    ['MESSAGES', talkId],
    ['PLAN', assessmentId],
    ['MIND', talkId],
    ['CONTACT', talkId],
    ['BODY', newId()],
  ] as const)
    expect(await hide(topic, id)).toMatchObject({ refusal: { code: 'shared.notFound' } })
})

test('my pages of a talk and of the 4D have the button, and it leads back to them', async () => {
  const { tenant, actors } = wijk
  const cookie = await cookieOf(wijk, tenant.id, actors.fatma)
  const page = async (file: string, path: string, params = {}) =>
    (await visit((await importRoute(`routes/resident/${file}`)).loader!, { path, params, tenant, cookie })).body
  expect(await page('invitation.tsx', `/mijn/samen/${talkId}`, { invitationId: talkId })).toContain('"isHidden":false')
  expect(await page('four-domains.tsx', '/mijn/4d')).toContain('"isHidden":false')
  const { action } = await importRoute('routes/resident/hide-item.tsx')
  const press = (topic: string, objectId: string) =>
    visit(action!, {
      path: '/mijn/niet-tonen',
      tenant,
      cookie,
      body: new URLSearchParams({ intent: 'hide', topic, objectId }),
    })
  expect((await press('PLAN', talkId)).location).toBe(`/mijn/samen/${talkId}`)
  expect((await press('BODY', assessmentId)).location).toBe('/mijn/4d')
  expect(await page('invitation.tsx', `/mijn/samen/${talkId}`, { invitationId: talkId })).toContain('"isHidden":true')
})

test('hiding is open to whoever is signed in as me; showing again asks as much as a mandate, and keeps what was asked', async () => {
  const { tenant, actors, owner } = wijk
  const { rows } = await owner.client.query<{ id: string }>(
    "select id from accounts where email = 'fatma@bewoner.example'",
  )
  const opened = { assurance: 'laag', stage: 'full' } as const
  const low = cookiesOf(await openSession({ tenantId: tenant.id, now: testNow }, rows[0]!.id, opened))
  const { action, loader } = await importRoute('routes/resident/hide-item.tsx')
  const press = (intent: string, cookie: string) =>
    visit(action!, {
      ...{ path: '/mijn/niet-tonen', tenant, cookie },
      body: new URLSearchParams({ intent, topic: 'PLAN', objectId: talkId }),
    })
  expect((await press('hide', low)).location).toBe(`/mijn/samen/${talkId}`)
  const again = `/mijn/niet-tonen?intent=show&topic=PLAN&objectId=${talkId}`
  const stepUp = `/inloggen/bevestigen?niveau=substantieel&returnTo=${encodeURIComponent(again)}`
  expect((await press('show', low)).location).toBe(stepUp)
  expect(await seen()).toEqual([false, false, false])
  expect((await visit(loader!, { path: again, tenant, cookie: low })).location).toBe(stepUp)
  const high = await cookieOf(wijk, tenant.id, actors.fatma)
  const page = await visit(loader!, { path: again, tenant, cookie: high })
  expect(JSON.parse(page.body)).toMatchObject({ topic: 'PLAN', objectId: talkId })
  expect(await seen()).toEqual([false, false, false])
  expect((await press('show', high)).location).toBe(`/mijn/samen/${talkId}`)
  expect(await seen()).toEqual([true, true, true])
})

test('the desk is led from an appointment to the form that hides it, and others are not', async () => {
  const { tenant, actors } = wijk
  const at = async (name: 'sanne' | 'petra') => {
    const cookie = await cookieOf(wijk, tenant.id, actors[name])
    const { loader } = await importRoute('routes/professional/resident.tsx')
    const path = `/werk/bewoners/${fatmas()}?afspraak=${appointmentId}`
    return (await visit(loader!, { path, params: { residentId: fatmas() }, tenant, cookie })).body
  }
  expect(await at('sanne')).toContain(`"toHide":"${appointmentId}"`)
  expect(await at('petra')).toContain('"toHide":null')
})

/** Something that a resident takes part in, and the pages where it stands for who acts for Fatma. */
async function aSignUp(residentId = fatmas()) {
  const { signUpId } = await makeSignUp(wijk, { residentId, firstName: 'Zeearend', phone: '0612345678' })
  const cookie = await cookieOf(wijk, wijk.tenant.id, wijk.actors.danuta)
  const on = async (file: string, path: string) => {
    const { loader } = await importRoute(`routes/resident/${file}`)
    const at = { path: `/namens/${fatmas()}${path}`, params: { subjectId: fatmas() } }
    return (await visit(loader!, { ...at, tenant: wijk.tenant, cookie })).body.includes(signUpId)
  }
  return { signUpId, shown: async () => [await on('registrations.tsx', '/activiteiten'), await on('home.tsx', '')] }
}

test('what I take part in and hide is gone for who acts for me, who can’t cancel it either, until I show it again', async () => {
  const { signUpId, shown } = await aSignUp()
  /** What the database shows, without any rule of ours. */
  const rows = () =>
    withActor(acting, async (tx) => [
      (await tx.execute(sql`select from sign_ups where id = ${signUpId}`)).rowCount,
      (await tx.execute(sql`select from registrations where sign_up_id = ${signUpId}`)).rowCount,
    ])
  expect([await shown(), await rows()].flat()).toEqual([true, true, 1, 1])
  expect((await hide('APPOINTMENTS', signUpId)).ok).toBe(true)
  expect([await shown(), await rows()].flat()).toEqual([false, false, 0, 0])
  const cancel = withActor(acting, (tx) => cancelRegistration(tx, { signUpId, date: null }))
  expect(await cancel).toMatchObject({ refusal: { code: 'shared.notFound' } })
  const thing = { residentId: fatmas(), topic: 'APPOINTMENTS', objectId: signUpId } as const
  expect((await withActor(wijk.actors.fatma, (tx) => showToRepresentatives(tx, thing))).ok).toBe(true)
  expect(await shown()).toEqual([true, true])
})

test('nobody hides what somebody else takes part in; the desk hides only what it signed me up for, with a reason', async () => {
  const { fatma, danuta, sanne } = wijk.actors
  const { signUpId } = await aSignUp()
  const { signUpId: danutas } = await aSignUp(danuta.personId)
  const reason = 'In het belang van de bewoner'
  const nothing = { refusal: { code: 'shared.notFound' } }
  expect(await hide('APPOINTMENTS', danutas)).toMatchObject(nothing)
  for (const actor of [danuta, acting, sanne])
    expect(await hide('APPOINTMENTS', signUpId, actor, reason)).toMatchObject(nothing)
  expect(await hide('PLAN', signUpId, fatma)).toMatchObject(nothing)
  await wijk.owner.client.query('update sign_ups set created_by_person_id = $2 where id = $1', [
    signUpId,
    sanne.personId,
  ])
  expect(await hide('APPOINTMENTS', signUpId, sanne)).toMatchObject({ refusal: { code: 'access.reasonNeeded' } })
  expect((await hide('APPOINTMENTS', signUpId, sanne, reason)).ok).toBe(true)
})

test('the page of what I take part in has the button, and it leads back there, also after a step-up', async () => {
  const { tenant, actors } = wijk
  const { signUpId } = await aSignUp()
  const cookie = await cookieOf(wijk, tenant.id, actors.fatma)
  const mine = '/mijn/activiteiten'
  const { loader } = await importRoute('routes/resident/registrations.tsx')
  const hiddenThere = async () => JSON.parse((await visit(loader!, { path: mine, tenant, cookie })).body).hidden
  expect(await hiddenThere()).toEqual([])
  const thing = { topic: 'APPOINTMENTS', objectId: signUpId, at: 'activities' }
  const item = await importRoute('routes/resident/hide-item.tsx')
  const press = (intent: string) =>
    visit(item.action!, {
      ...{ path: '/mijn/niet-tonen', tenant, cookie },
      body: new URLSearchParams({ intent, ...thing }),
    })
  expect((await press('hide')).location).toBe(mine)
  expect(await hiddenThere()).toEqual([signUpId])
  const again = await visit(item.loader!, { path: paths.resident.showAgain(thing), tenant, cookie })
  expect(JSON.parse(again.body)).toMatchObject({ ...thing, back: mine })
  expect((await press('show')).location).toBe(mine)
  expect(await hiddenThere()).toEqual([])
})
