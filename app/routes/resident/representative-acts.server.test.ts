import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findInvitationDraft } from '#app/domain/consultations/save-invitation-draft.server.ts'
import { listInvitations } from '#app/domain/consultations/invitations.queries.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { everyScope } from '#db/testing/family.server.ts'
import { makeFatmasProxy, type FatmasProxy } from '#db/testing/fatmas-proxy.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import type { Answer } from '#db/testing/route-walk.server.ts'
import { at, talkSubject } from '#db/testing/talks.server.ts'

let wijk: TestNeighbourhood
let made: FatmasProxy
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  made = await makeFatmasProxy(wijk)
})
afterAll(() => wijk.end())
beforeEach(() => made.mandate(everyScope))

const steps = (u: string) => {
  const { joost, farid } = wijk.actors
  const people = new URLSearchParams({ intent: 'who', invitationId: u })
  for (const { personId } of [joost, farid]) people.append('people', personId)
  return [
    people,
    new URLSearchParams({ intent: 'about', invitationId: u, subject: talkSubject, domain: 'SOCIETAL' }),
    new URLSearchParams({ intent: 'when', invitationId: u, startsAt: at('2026-04-21T09:00').toString() }),
    new URLSearchParams({ intent: 'send', invitationId: u }),
  ]
}
const step = (body: URLSearchParams, query = '') =>
  made.call('resident/new-invitation.tsx', `${made.base}/samen/nieuw${query}`, {}, body)
async function invite(u: string): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const body of steps(u)) answers.push(await step(body, `?u=${u}`))
  return answers
}

test('who acts for me makes an invitation: a draft of their own, and once sent my talk, with both names', async () => {
  const { fatma, danuta, joost, farid } = wijk.actors
  expect((await made.call('resident/together.tsx', `${made.base}/samen`)).body).toContain('"mayInvite":true')
  const u = newId()
  const begun = await step(steps(u)[0]!)
  expect([begun.status, begun.location]).toEqual([303, `${made.base}/samen/nieuw?u=${u}`])
  // What is not sent is not in my list, nor is it my draft.
  expect(await withActor(fatma, (tx) => findInvitationDraft(tx))).toBeNull()
  const mine = () => withActor(fatma, (tx) => listInvitations(tx, { residentId: fatma.personId, after: null }))
  expect(await mine()).toMatchObject({ ok: true, value: { items: [] } })
  expect((await invite(u)).map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await mine()).toMatchObject({
    value: { items: [{ id: u, state: 'sent', subject: talkSubject, authorName: 'Danuta Kowalska' }] },
  })
  expect(await made.talks.stands(u)).toEqual({ state: 'sent', status: 'pending', answers: 'invited invited' })
  expect((await made.talks.blocked(u)).sort()).toEqual([fatma, joost, farid].map(({ personId }) => personId).sort())
  expect(await made.talks.told(joost)).toContain('newInvitation')
  expect(await made.talks.told(fatma)).toContain('newAppointment')
  const work = await made.call('professional/invitation.tsx', `/werk/drie-gesprekken/${u}`, { invitationId: u }, undefined, made.cookies.joost) // prettier-ignore
  expect(work.body).toContain('Danuta Kowalska')
  // The invited may see it no longer than when I invite them myself (INV-3).
  const [grant] = await made.talks.rows<{ ends: boolean }>(
    sql`select bool_and(not upper_inf(during)) as ends from access_grants where source = 'participation' and object_id = ${u}`,
  )
  expect(grant).toEqual({ ends: true })
  expect((await invite(u)).at(-1)).toMatchObject({ status: 303 })
  expect(await made.logOf('invitation')).toContainEqual({
    ...{ user_name: danuta.displayName, responsible: fatma.personId, action: 'C', outcome: 'success' },
  })
})

test('it takes a mandate for invitations and for appointments, and only I call it off', async () => {
  for (const scopes of [['invitations'], ['appointments', 'messages', 'dossier']] as const) {
    await made.mandate(scopes)
    expect((await invite(newId())).map(({ status }) => status)).toEqual([404, 404, 404, 404])
  }
  await made.mandate(['invitations'])
  expect((await made.call('resident/together.tsx', `${made.base}/samen`)).body).toContain('"mayInvite":false')
  await made.mandate(everyScope)
  const [talk] = await made.talks.rows<{ id: string }>(sql`select id from invitations where state = 'sent'`)
  const params = { invitationId: talk!.id }
  const off = await made.call('resident/invitation.tsx', `${made.base}/samen/${talk!.id}`, params, {
    intent: 'withdraw',
  })
  expect([off.status, (await made.talks.stands(talk!.id))?.state]).toEqual([404, 'sent'])
})

test('my own draft is not theirs, and theirs is not mine to send', async () => {
  const { fatma } = wijk.actors
  const u = await made.talks.draft(fatma, '2026-04-21T10:00')
  expect(await made.talks.send(made.acting, u)).toMatchObject({ ok: false })
  const v = newId()
  await step(steps(v)[0]!)
  expect(await made.talks.send(fatma, v)).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
})

test('who acts for me sees, gives and ends what I share, within the mandate, and I am told what was given', async () => {
  const { farid, fatma } = wijk.actors
  await made.mandate(['dossier'])
  const page = async () => (await made.call('resident/sharing.tsx', `${made.base}/wie-mag-wat`)).body
  expect(await page()).toContain('Centrum Neckar')
  expect(await page()).toContain('"topic":"BODY"')
  expect(await page()).not.toContain('"topic":"MESSAGES"')
  expect(await page()).not.toContain('"topic":"PLAN"')
  const give = (onderwerp: string) =>
    made.call(
      'resident/give-permission.tsx',
      `${made.base}/wie-mag-wat/geven/nakijken`,
      { givingStep: 'nakijken' },
      {
        ...{ intent: 'give', permissionId: newId(), wie: `p.${farid.personId}`, onderwerp, maanden: '3' },
      },
    )
  const toldBefore = (await made.talks.told(fatma)).filter((each) => each === 'sharingNews').length
  expect(await give('BODY')).toMatchObject({ status: 303, location: `${made.base}/wie-mag-wat?nieuws=given` })
  expect((await made.talks.told(fatma)).filter((each) => each === 'sharingNews')).toHaveLength(toldBefore + 1)
  expect((await give('MESSAGES')).status).toBe(404)
  const [given] = await made.talks.rows(
    sql`select topic from access_grants where source = 'permission' and grantee_person_id = ${farid.personId}`,
  )
  expect(given).toEqual({ topic: 'BODY' })
  const end = (onderwerp: string) =>
    made.call(
      'resident/sharing.tsx',
      `${made.base}/wie-mag-wat`,
      {},
      { intent: 'end', wie: `p.${farid.personId}`, onderwerp },
    )
  expect((await end('MESSAGES')).status).toBe(404)
  expect((await end('BODY')).status).toBe(303)
  const open = await made.talks.rows(
    sql`select 1 from access_grants where source = 'permission' and during @> ${testNow.add({ seconds: 1 }).toString()}::timestamptz`,
  )
  expect(open).toEqual([])
  const own = await made.call('resident/data.tsx', `${made.base}/gegevens`)
  expect([own.status, own.body.includes('Centrum Neckar'), own.body.includes('burgerservicenummer')]).toEqual([
    200,
    true,
    false,
  ])
})
