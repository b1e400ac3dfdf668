import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeTestTalks, talkSubject, type TestTalks } from '#db/testing/talks.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { topicsOf } from '../access/topics.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { listAsked } from './asked.queries.server.ts'
import { declineInvitation } from './decline-invitation.server.ts'
import { getInvitation, listInvitations } from './invitations.queries.server.ts'
import { withdrawInvitation } from './withdraw-invitation.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
let invitationId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  invitationId = await talks.invite(wijk.actors.fatma, '2026-04-21T09:00')
})
afterAll(() => wijk.end())

const notFound = { ok: false, refusal: { code: 'shared.notFound' } }
/** Everybody who was not invited: Petra works in the same practice, Sanne sits at its desk. */
const strangers = (): Actor[] => {
  const { petra, sanne, noor, otherGp, otherAssistant, danuta, admin } = wijk.actors
  return [petra, sanne, noor, otherGp, otherAssistant, danuta, admin, ...Object.values(wijk.otherTenantActors)]
}
const logOf = (name: string) =>
  talks.rows<{ outcome: string; resource: string; checks: string }>(
    sql`select l.outcome, l.resource, l.checks from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${wijk.actors.fatma.personId} and l.user_name = ${name} and l.resource = 'invitation'
        order by l.recorded_at, l.id`,
  )

test('nobody but the two I invited finds my invitation, whatever they try', async () => {
  for (const actor of strangers()) {
    expect(await withActor(actor, (tx) => getInvitation(tx, invitationId))).toEqual(notFound)
    expect(await withActor(actor, (tx) => acceptInvitation(tx, { invitationId }))).toEqual(notFound)
    expect(await withActor(actor, (tx) => declineInvitation(tx, { invitationId, reason: 'x' }))).toEqual(notFound)
    expect(await withActor(actor, (tx) => withdrawInvitation(tx, { invitationId }))).toEqual(notFound)
    expect(await withActor(actor, (tx) => listAsked(tx, { tab: 'open', after: null }))).toEqual({
      items: [],
      next: null,
    })
  }
  expect(await talks.stands(invitationId)).toEqual({ state: 'sent', status: 'pending', answers: 'invited invited' })
})

test('a POH of my own practice who tries is in my log as refused', async () => {
  expect(await logOf('Petra')).toContainEqual({ outcome: 'refused', resource: 'invitation', checks: 'TTFF' })
  expect(await logOf('Beheer')).toContainEqual({ outcome: 'refused', resource: 'invitation', checks: 'FFFF' })
})

test('the invited read my own words, and that is in my log', async () => {
  for (const actor of [wijk.actors.joost, wijk.actors.farid]) {
    const seen = await withActor(actor, (tx) => getInvitation(tx, invitationId))
    expect(seen).toMatchObject({ ok: true, value: { subject: talkSubject } })
    const list = await withActor(actor, (tx) => listAsked(tx, { tab: 'open', after: null }))
    expect(list).toMatchObject({ items: [{ id: invitationId, resident: { name: { given: 'Fatma' } } }], next: null })
  }
  expect(await logOf('Farid')).toContainEqual({ outcome: 'success', resource: 'invitation', checks: 'TTTF' })
})

test('one of the invited answers for oneself alone', async () => {
  const { joost, farid } = wijk.actors
  const id = await talks.invite(wijk.actors.fatma, '2026-04-21T10:00')
  await withActor(joost, (tx) => acceptInvitation(tx, { invitationId: id }))
  const seen = await withActor(farid, (tx) => getInvitation(tx, id))
  const answers = seen.ok ? seen.value.people.map(({ personId, answer }) => [personId, answer]) : []
  expect(new Map(answers as [string, string][])).toEqual(
    new Map([
      [joost.personId, 'accepted'],
      [farid.personId, 'invited'],
    ]),
  )
})

test('thirty-one days after the talk the invited see nothing of it any more; I still do', async () => {
  const { fatma, joost } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-28T09:00')
  const on = (actor: Actor, day: string) => ({ ...actor, now: testNow.add({ hours: 24 * Number(day) }) })
  const read = (actor: Actor, days: string) => withActor(on(actor, days), (tx) => getInvitation(tx, id))
  // 28 April is 25 days from now.
  expect(await read(joost, '54')).toMatchObject({ ok: true })
  expect(await read(joost, '56')).toEqual(notFound)
  expect(await read(fatma, '56')).toMatchObject({ ok: true })
})

test('my list is mine, in order, page after page', async () => {
  const { fatma, danuta } = wijk.actors
  const mine = await withActor(fatma, (tx) => listInvitations(tx, { residentId: fatma.personId, after: null }))
  if (!mine.ok) throw new Error('no list')
  expect(mine.value.items.length).toBe(3)
  const [first, ...rest] = mine.value.items
  const after = { at: first!.createdAt, id: first!.id }
  const page = await withActor(fatma, (tx) => listInvitations(tx, { residentId: fatma.personId, after }))
  expect(page.ok && page.value.items.map(({ id }) => id)).toEqual(rest.map(({ id }) => id))
  expect(await withActor(danuta, (tx) => listInvitations(tx, { residentId: fatma.personId, after: null }))).toEqual(
    notFound,
  )
})

test('no word of my subject stands in the log or in a mail that is to be sent', async () => {
  const found = await talks.rows(
    sql`select 'log' as place from access_log l where to_jsonb(l)::text like '%deurwaarder%'
        union all select 'object' from access_log_objects o where to_jsonb(o)::text like '%deurwaarder%'
        union all select 'mail' from notifications n where to_jsonb(n)::text like '%deurwaarder%'`,
  )
  expect(found).toEqual([])
})

test('the database itself shows an invitation to its participants alone, without any code of ours', async () => {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  const seenBy = async (actor: Actor) => {
    await client.query('begin')
    const settings = {
      'app.tenant': actor.tenantId,
      'app.person': actor.personId ?? '',
      'app.kind': actor.kind,
      'app.teams': `{${actor.teamIds.join(',')}}`,
      'app.topics': `{${topicsOf(actor.role).join(',')}}`,
      'app.now': actor.now.toString(),
    }
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value])
    const read = await client.query('select 1 from invitations where id = $1', [invitationId])
    const people = await client.query('select 1 from invitees where invitation_id = $1', [invitationId])
    const changed = await client.query("update invitees set state = 'accepted' where invitation_id = $1", [
      invitationId,
    ])
    await client.query('rollback')
    return [read.rowCount, people.rowCount, changed.rowCount]
  }
  try {
    const { fatma, joost, farid } = wijk.actors
    // Who takes part sees it all and answers for oneself; the resident answers for nobody.
    expect(await seenBy(fatma)).toEqual([1, 2, 0])
    for (const actor of [joost, farid]) expect(await seenBy(actor)).toEqual([1, 2, 1])
    for (const actor of strangers()) expect(await seenBy(actor)).toEqual([0, 0, 0])
    const guest = { ...wijk.actors.petra, kind: 'anonymous', role: 'ANONYMOUS', personId: null, teamIds: [] } as const
    expect(await seenBy(guest)).toEqual([0, 0, 0])
    // The doors that look past the policies say nothing of content, and end nothing that runs.
    await client.query('begin')
    await client.query(
      "select set_config('app.tenant', $1, true), set_config('app.person', $2, true), set_config('app.now', $3, true)",
      [wijk.tenant.id, wijk.actors.petra.personId, testNow.toString()],
    )
    await client.query('select end_invitation_access($1)', [invitationId])
    const ended = await client.query("select * from my_ended_invitations('2020-01-01', 20)")
    await client.query('commit')
    expect(ended.rows).toEqual([])
    expect(await seenBy(joost)).toEqual([1, 2, 1])
  } finally {
    await client.end()
  }
})

test('an id that is none is not found', async () => {
  expect(await withActor(wijk.actors.joost, (tx) => getInvitation(tx, newId()))).toEqual(notFound)
  expect(await withActor(wijk.actors.joost, (tx) => getInvitation(tx, "1' or true"))).toEqual(notFound)
})
