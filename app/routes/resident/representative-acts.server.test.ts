import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listLooks } from '#app/domain/access/access-log.queries.server.ts'
import { hideFromRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findInvitationDraft } from '#app/domain/consultations/save-invitation-draft.server.ts'
import { listInvitations } from '#app/domain/consultations/invitations.queries.server.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { everyScope, onBehalfOf } from '#db/testing/family.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit, type Answer } from '#db/testing/route-walk.server.ts'
import { at, makeTestTalks, talkSubject, type TestTalks } from '#db/testing/talks.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
let cookies: Record<'danuta' | 'fatma' | 'joost', string>
let threadId: string
/** Danuta acts for Fatma. */
let acting: Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  const cookie = (name: keyof typeof cookies) => cookieOf(wijk, wijk.tenant.id, wijk.actors[name])
  cookies = { danuta: await cookie('danuta'), fatma: await cookie('fatma'), joost: await cookie('joost') }
  acting = onBehalfOf(wijk.actors.danuta, wijk.actors.fatma)
  const { owner, tenant, practice, actors } = wijk
  ;({ id: threadId } = await makeThread(owner, tenant.id, {
    ...{
      residentId: actors.fatma.personId,
      teamId: practice.id,
      state: 'submitted',
      dueAt: testNow.add({ hours: 24 }),
    },
    messages: [{ body: 'Ik hoest', sentAt: testNow.subtract({ hours: 5 }) }],
  }))
})
afterAll(() => wijk.end())

async function mandate(scopes: readonly Scope[]): Promise<void> {
  await wijk.owner.db.execute(
    sql`update mandates set ended_at = starts_at, end_reason = 'practice' where ended_at is null`,
  )
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: wijk.actors.fatma.personId, representativePersonId: wijk.actors.danuta.personId, kind: 'PROXY' },
    ...{ scopes, startsAt: testNow.subtract({ hours: 48 }) },
  })
}
beforeEach(() => mandate(everyScope))

const base = () => `/namens/${wijk.actors.fatma.personId}`
async function call(file: string, path: string, params: object = {}, body?: object, who = cookies.danuta) {
  const { loader, action } = await importRoute(`routes/${file}`)
  const isOwn = path.startsWith('/mijn') || path.startsWith('/werk')
  const all: Record<string, string> = { ...params, ...(isOwn ? {} : { subjectId: wijk.actors.fatma.personId }) }
  const given = { path, params: all, tenant: wijk.tenant, cookie: who }
  const typed = body && new URLSearchParams(body as Record<string, string>)
  return visit((typed ? action : loader)!, typed ? { ...given, body: typed } : given)
}
const thread = (body?: object): Promise<Answer> =>
  call('resident/thread.tsx', `${base()}/berichten/${threadId}`, { threadId }, body)
const logOf = (resource: string) =>
  talks.rows<{ user_name: string; responsible: string | null; action: string; outcome: string }>(
    sql`select l.user_name, l.responsible_user_id as responsible, l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${wijk.actors.fatma.personId} and l.portal_role = 'REPRESENTATIVE' and l.resource = ${resource} order by l.recorded_at, l.id`,
  )

test('who acts for me writes in my thread, and everybody reads who wrote it and for whom', async () => {
  expect((await thread()).body).toContain('"reply":{')
  const reply = { replyId: newId(), body: 'Zij heeft ook koorts' }
  const sent = [await thread(reply), await thread(reply)].map(({ location }) => location)
  expect(new Set(sent)).toEqual(new Set([`${base()}/berichten/${threadId}`]))
  const { fatma, danuta, joost } = wijk.actors
  const read = await withActor(joost, (tx) => readThread(tx, { threadId }))
  if (!read.ok) throw new Error('not read')
  expect(read.value.messages.filter(({ body }) => body === reply.body)).toMatchObject([
    { authorKind: 'representative', authorName: 'Danuta Kowalska', authorPersonId: danuta.personId },
  ])
  const seenBy = async (who: string, path: string, file: string) =>
    (await call(file, path, { threadId }, undefined, who)).body
  expect(await seenBy(cookies.joost, `/werk/vragen/${threadId}`, 'professional/thread.tsx')).toContain(
    'Door Danuta Kowalska, namens Fatma Yılmaz',
  )
  expect(await seenBy(cookies.fatma, `/mijn/berichten/${threadId}`, 'resident/thread.tsx')).toContain(
    'Door \u2068Danuta Kowalska\u2069, namens u',
  )
  expect((await thread()).body).toContain('U, namens \u2068Fatma Yılmaz\u2069')
  expect(await logOf('thread')).toContainEqual({
    ...{ user_name: 'Danuta Kowalska', responsible: fatma.personId, action: 'C', outcome: 'success' },
  })
})

test('nobody writes in my thread without a mandate for messages, or when I hid it', async () => {
  const count = async () => (await talks.rows(sql`select 1 from messages where thread_id = ${threadId}`)).length
  const before = await count()
  await mandate(['appointments', 'invitations', 'dossier'])
  expect((await thread({ replyId: newId(), body: 'Mag niet' })).status).toBe(404)
  await mandate(['messages'])
  const thing = { residentId: wijk.actors.fatma.personId, topic: 'MESSAGES' as const, objectId: threadId }
  await withActor(wijk.actors.fatma, (tx) => hideFromRepresentatives(tx, thing))
  expect((await thread({ replyId: newId(), body: 'Mag niet' })).status).toBe(404)
  await wijk.owner.db.execute(sql`delete from hidden_from_representatives`)
  expect(await count()).toBe(before)
})

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
async function invite(u: string): Promise<Answer[]> {
  const { action } = await importRoute('routes/resident/new-invitation.tsx')
  const answers: Answer[] = []
  for (const body of steps(u)) {
    const path = `${base()}/samen/nieuw?u=${u}`
    const params = { subjectId: wijk.actors.fatma.personId }
    answers.push(await visit(action!, { path, params, tenant: wijk.tenant, cookie: cookies.danuta, body }))
  }
  return answers
}

test('who acts for me makes an invitation: a draft of their own, and once sent my talk, with both names', async () => {
  const { fatma, danuta, joost, farid } = wijk.actors
  expect((await call('resident/together.tsx', `${base()}/samen`)).body).toContain('"mayInvite":true')
  const u = newId()
  const { action } = await importRoute('routes/resident/new-invitation.tsx')
  const first = { path: `${base()}/samen/nieuw`, params: { subjectId: fatma.personId }, tenant: wijk.tenant }
  const begun = await visit(action!, { ...first, cookie: cookies.danuta, body: steps(u)[0]! })
  expect([begun.status, begun.location]).toEqual([303, `${base()}/samen/nieuw?u=${u}`])
  // What is not sent is not in my list, nor is it my draft.
  expect(await withActor(fatma, (tx) => findInvitationDraft(tx))).toBeNull()
  const mine = () => withActor(fatma, (tx) => listInvitations(tx, { residentId: fatma.personId, after: null }))
  expect(await mine()).toMatchObject({ ok: true, value: { items: [] } })
  expect((await invite(u)).map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await mine()).toMatchObject({
    value: { items: [{ id: u, state: 'sent', subject: talkSubject, authorName: 'Danuta Kowalska' }] },
  })
  expect(await talks.stands(u)).toEqual({ state: 'sent', status: 'pending', answers: 'invited invited' })
  expect((await talks.blocked(u)).sort()).toEqual([fatma, joost, farid].map(({ personId }) => personId).sort())
  expect(await talks.told(joost)).toContain('newInvitation')
  expect(await talks.told(fatma)).toContain('newAppointment')
  const work = await call('professional/invitation.tsx', `/werk/drie-gesprekken/${u}`, { invitationId: u }, undefined, cookies.joost) // prettier-ignore
  expect(work.body).toContain('Danuta Kowalska')
  // The invited may see it no longer than when I invite them myself (INV-3).
  const [grant] = await talks.rows<{ ends: boolean }>(
    sql`select bool_and(not upper_inf(during)) as ends from access_grants where source = 'participation' and object_id = ${u}`,
  )
  expect(grant).toEqual({ ends: true })
  expect((await invite(u)).at(-1)).toMatchObject({ status: 303 })
  expect(await logOf('invitation')).toContainEqual({
    ...{ user_name: danuta.displayName, responsible: fatma.personId, action: 'C', outcome: 'success' },
  })
})

test('it takes a mandate for invitations and for appointments, and only I call it off', async () => {
  for (const scopes of [['invitations'], ['appointments', 'messages', 'dossier']] as const) {
    await mandate(scopes)
    expect((await invite(newId())).map(({ status }) => status)).toEqual([404, 404, 404, 404])
  }
  await mandate(['invitations'])
  expect((await call('resident/together.tsx', `${base()}/samen`)).body).toContain('"mayInvite":false')
  await mandate(everyScope)
  const [talk] = await talks.rows<{ id: string }>(sql`select id from invitations where state = 'sent'`)
  const params = { invitationId: talk!.id }
  const off = await call('resident/invitation.tsx', `${base()}/samen/${talk!.id}`, params, { intent: 'withdraw' })
  expect([off.status, (await talks.stands(talk!.id))?.state]).toEqual([404, 'sent'])
})

test('my own draft is not theirs, and theirs is not mine to send', async () => {
  const { fatma } = wijk.actors
  const u = await talks.draft(fatma, '2026-04-21T10:00')
  expect(await talks.send(acting, u)).toMatchObject({ ok: false })
  const v = newId()
  const { action } = await importRoute('routes/resident/new-invitation.tsx')
  const given = { path: `${base()}/samen/nieuw`, params: { subjectId: fatma.personId }, tenant: wijk.tenant }
  await visit(action!, { ...given, cookie: cookies.danuta, body: steps(v)[0]! })
  expect(await talks.send(fatma, v)).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
})

test('who acts for me reads the log of what the mandate is about, and not of what I hid', async () => {
  const { joost, fatma } = wijk.actors
  await withActor(joost, (tx) => readThread(tx, { threadId }))
  const asked = { from: testNow.subtract({ hours: 24 }), before: null, timeZone: 'Europe/Amsterdam' }
  const resources = async () => {
    const looks = await withActor(acting, (tx) => listLooks(tx, asked))
    return looks.ok
      ? [...new Set(looks.value.days.flatMap(({ lines }) => lines.map((line) => line.resource)))]
      : 'refused'
  }
  expect(await resources()).toContain('thread')
  expect((await call('resident/access-log.tsx', `${base()}/wie-heeft-gekeken`)).body).toContain('Dokter Kuipers')
  await mandate(['dossier'])
  expect(await resources()).not.toContain('thread')
  await mandate(['messages'])
  expect(await resources()).toContain('thread')
  const thing = { residentId: fatma.personId, topic: 'MESSAGES' as const, objectId: threadId }
  await withActor(fatma, (tx) => hideFromRepresentatives(tx, thing))
  expect(await resources()).not.toContain('thread')
  await wijk.owner.db.execute(sql`delete from hidden_from_representatives`)
  await wijk.owner.db.execute(
    sql`update mandates set ended_at = ${testNow.toString()}::timestamptz, end_reason = 'practice' where ended_at is null`,
  )
  expect(await resources()).toBe('refused')
  expect((await call('resident/access-log.tsx', `${base()}/wie-heeft-gekeken`)).status).toBe(404)
})

test('who acts for me sees, gives and ends what I share, within the mandate, and I am told what was given', async () => {
  const { farid, fatma } = wijk.actors
  await mandate(['dossier'])
  const page = async () => (await call('resident/sharing.tsx', `${base()}/wie-mag-wat`)).body
  expect(await page()).toContain('Centrum Neckar')
  expect(await page()).toContain('"topic":"BODY"')
  expect(await page()).not.toContain('"topic":"MESSAGES"')
  expect(await page()).not.toContain('"topic":"PLAN"')
  const give = (onderwerp: string) =>
    call(
      'resident/give-permission.tsx',
      `${base()}/wie-mag-wat/geven/nakijken`,
      { givingStep: 'nakijken' },
      {
        ...{ intent: 'give', permissionId: newId(), wie: `p.${farid.personId}`, onderwerp, maanden: '3' },
      },
    )
  const toldBefore = (await talks.told(fatma)).filter((each) => each === 'sharingNews').length
  expect(await give('BODY')).toMatchObject({ status: 303, location: `${base()}/wie-mag-wat?nieuws=given` })
  expect((await talks.told(fatma)).filter((each) => each === 'sharingNews')).toHaveLength(toldBefore + 1)
  expect((await give('MESSAGES')).status).toBe(404)
  const [given] = await talks.rows(
    sql`select topic from access_grants where source = 'permission' and grantee_person_id = ${farid.personId}`,
  )
  expect(given).toEqual({ topic: 'BODY' })
  const end = (onderwerp: string) =>
    call('resident/sharing.tsx', `${base()}/wie-mag-wat`, {}, { intent: 'end', wie: `p.${farid.personId}`, onderwerp })
  expect((await end('MESSAGES')).status).toBe(404)
  expect((await end('BODY')).status).toBe(303)
  const open = await talks.rows(
    sql`select 1 from access_grants where source = 'permission' and during @> ${testNow.add({ seconds: 1 }).toString()}::timestamptz`,
  )
  expect(open).toEqual([])
  const own = await call('resident/data.tsx', `${base()}/gegevens`)
  expect([own.status, own.body.includes('Centrum Neckar'), own.body.includes('burgerservicenummer')]).toEqual([
    200,
    true,
    false,
  ])
})
