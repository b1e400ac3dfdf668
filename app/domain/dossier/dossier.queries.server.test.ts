import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeAssessment } from '#db/seed/factories/dossier.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { notFound } from '../shared/result.ts'
import { getAssessmentMetadata, getDossierCard } from './dossier-card.queries.server.ts'
import { getDossier } from './dossier.queries.server.ts'

let wijk: TestNeighbourhood
let fatma: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  fatma = wijk.actors.fatma.personId
})
afterAll(() => wijk.end())
beforeEach(async () => {
  await wijk.owner.db.execute(sql`delete from assessment_notes`)
  await wijk.owner.db.execute(sql`delete from assessment_priorities`)
  await wijk.owner.db.execute(sql`delete from assessments`)
})

const createdAt = testNow.subtract({ hours: 24 * 10 })
const notes = [
  { domain: 'BODY', kind: 'concern', text: 'Çok yorgunum', language: 'tr', suggestion: 'tired' },
  { domain: 'SOCIAL', kind: 'strength', text: 'Ik ken mijn buren' },
  { domain: 'SOCIETAL', kind: 'concern', text: 'Brieven zijn moeilijk' },
] as const
const make = (more: Partial<Parameters<typeof makeAssessment>[2]> = {}) =>
  makeAssessment(wijk.owner, wijk.tenant.id, {
    residentId: fatma,
    teamId: wijk.practice.id,
    createdAt,
    score: 4,
    priorities: ['SOCIETAL', 'BODY', 'SOCIAL'],
    notes,
    ...more,
  })
const read = (actor: Actor) => withActor(actor, (tx) => getDossier(tx, fatma))
const texts = (dossier: Awaited<ReturnType<typeof read>>) =>
  dossier.ok ? dossier.value.latest?.notes.map(({ text }) => text) : 'refused'

/** What the database itself lets through, whatever our own code would ask. */
const straight = (actor: Actor) =>
  withActor(actor, async (tx) => {
    const { rows } = await tx.execute<{ found: number }>(
      sql`select (select count(*) from assessments)::integer + (select count(*) from assessment_notes)::integer
            + (select count(*) from assessment_priorities)::integer as found`,
    )
    return rows[0]?.found
  })

const refusals = async (userName: string) => {
  const { rows } = await wijk.owner.db.execute<{ checks: string }>(
    sql`select l.checks from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${fatma} and l.user_name = ${userName} and l.outcome = 'refused' and l.resource = 'assessment'`,
  )
  return rows.map(({ checks }) => checks)
}

test('what I prepare is mine alone: my own huisarts sees nothing of it', async () => {
  await make()
  const mine = await read(wijk.actors.fatma)
  expect(mine).toMatchObject({ ok: true, value: { latest: null, scores: [], prepared: { score: 4 } } })
  expect(await read(wijk.actors.joost)).toMatchObject({ ok: true, value: { prepared: null, latest: null, scores: [] } })
})

test('what I prepare is mine alone, also for who asks the database itself', async () => {
  await make()
  expect(await straight(wijk.actors.fatma)).toBe(7)
  const { joost, petra, sanne, farid, otherGp, admin, danuta } = wijk.actors
  for (const actor of [joost, petra, sanne, farid, otherGp, admin, danuta]) expect(await straight(actor)).toBe(0)
})

test('after I sent it my huisarts and the POH read it, in my own words and my order', async () => {
  await make({ sentAt: createdAt })
  for (const actor of [wijk.actors.joost, wijk.actors.petra]) {
    const dossier = await read(actor)
    expect(texts(dossier)).toEqual(notes.map(({ text }) => text))
    expect(dossier).toMatchObject({ value: { latest: { score: 4 }, scores: [{ score: 4 }] } })
    expect(dossier.ok && dossier.value.latest?.priorities.map(({ domain }) => domain)).toEqual([
      'SOCIETAL',
      'BODY',
      'SOCIAL',
    ])
  }
})

test('the assistant learns that there is a 4D and when, not what it says', async () => {
  const { id } = await make({ sentAt: createdAt })
  expect(await read(wijk.actors.sanne)).toEqual(notFound)
  const known = await withActor(wijk.actors.sanne, (tx) => getAssessmentMetadata(tx, fatma))
  expect(known).toEqual({ ok: true, value: [{ id, givenAt: createdAt }] })
  expect(await straight(wijk.actors.sanne)).toBe(0)
})

test('the assistant does not learn of a 4D that I still prepare', async () => {
  await make()
  expect(await withActor(wijk.actors.sanne, (tx) => getAssessmentMetadata(tx, fatma))).toEqual({ ok: true, value: [] })
})

test('the buurtteam sees nothing that I only sent to my practice', async () => {
  await make({ sentAt: createdAt })
  expect(await read(wijk.actors.farid)).toMatchObject({ ok: true, value: { latest: null, scores: [] } })
  expect(await straight(wijk.actors.farid)).toBe(0)
})

test('the buurtteam sees what was agreed, and only the domains social and society', async () => {
  await make({ sentAt: createdAt, agreedAt: createdAt.add({ hours: 24 }) })
  const dossier = await read(wijk.actors.farid)
  expect(texts(dossier)).toEqual(['Ik ken mijn buren', 'Brieven zijn moeilijk'])
  expect(dossier).toMatchObject({
    value: {
      topics: ['SOCIAL', 'SOCIETAL'],
      latest: {
        priorities: [
          { domain: 'SOCIETAL', priority: 1 },
          { domain: 'SOCIAL', priority: 3 },
        ],
      },
    },
  })
})

test('a huisarts of another practice, the administrator and another resident find nothing, and each try is logged', async () => {
  await make({ sentAt: createdAt, agreedAt: createdAt })
  for (const actor of [wijk.actors.otherGp, wijk.actors.admin, wijk.actors.danuta]) {
    expect(await read(actor)).toEqual(notFound)
    expect(await straight(actor)).toBe(0)
  }
  expect(await refusals('Dokter Visser')).toContain('TFFF')
  expect(await refusals('Beheer')).toContain('FFFF')
  expect(await refusals('Danuta Kowalska')).toContain('FFFF')
})

test('a huisarts of another wijk finds nothing', async () => {
  await make({ sentAt: createdAt, agreedAt: createdAt })
  expect(await read(wijk.otherTenantActors.gp)).toEqual(notFound)
  expect(await straight(wijk.otherTenantActors.gp)).toBe(0)
})

test('a card shows each role its part, and asks for no more than that', async () => {
  const { id } = await make({ sentAt: createdAt })
  const card = (actor: Actor) => withActor(actor, (tx) => getDossierCard(tx, fatma))
  expect(await card(wijk.actors.joost)).toMatchObject({ kind: 'content', dossier: { latest: { id } } })
  const before = await refusals('Noor')
  expect(await card(wijk.actors.noor)).toEqual({ kind: 'metadata', versions: [{ id, givenAt: createdAt }] })
  expect(await refusals('Noor')).toEqual(before)
  expect(await card(wijk.actors.otherGp)).toEqual({ kind: 'closed' })
})

test('an id that is none finds nothing', async () => {
  expect(await withActor(wijk.actors.joost, (tx) => getDossier(tx, "x' or 1=1"))).toEqual(notFound)
  expect(await withActor(wijk.actors.joost, (tx) => getDossier(tx, newId()))).toEqual(notFound)
})

test('when I end what I shared, the next look of my huisarts is refused', async () => {
  await make({ sentAt: createdAt })
  expect(texts(await read(wijk.actors.petra))).toHaveLength(3)
  await wijk.owner.db.execute(
    sql`update access_grants set during = tstzrange(lower(during), ${testNow.toString()}::timestamptz)
        where resident_id = ${fatma} and grantee_team_id = ${wijk.practice.id} and topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL')`,
  )
  const afterwards = later(wijk.actors.petra, { seconds: 1 })
  expect(await read(afterwards)).toEqual(notFound)
  expect(await straight(afterwards)).toBe(0)
  expect(await refusals('Petra')).toEqual(['TFFF'])
})
