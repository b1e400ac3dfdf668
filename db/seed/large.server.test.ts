import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listTeamInbox } from '#app/domain/messaging/team-inbox.queries.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { cloneDatabase, dropDatabase } from '../testing/clone-database.server.ts'
import { testUrls } from '../testing/test-database.ts'
import { openAsOwner, type OwnerDb } from './factories/insert.server.ts'
import { seedLarge, seedLargeInto } from './large.server.ts'

const now = Temporal.Instant.from('2026-04-02T08:10:00Z')
const size = { residents: 200, messages: 2_000, now }
let owner: OwnerDb

beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  await seedLarge(testUrls().owner, { ...size, seed: 7, password: 'kleine-lamp-47' })
})
afterAll(() => owner.end())

async function ask<T extends object>({ client }: OwnerDb, question: string): Promise<T[]> {
  return (await client.query<T>(question)).rows
}

const tables = [
  'tenants',
  'teams',
  'residents',
  'care_relationships',
  'access_grants',
  'threads',
  'messages',
  'visit_types',
]

/** The same value is sealed another way each time. */
const sealed = `'{phone_sealed,bsn_sealed}'`

async function fingerprints(of: OwnerDb): Promise<string[]> {
  const rows = await Promise.all(
    tables.map((table) =>
      ask<{ print: string }>(
        of,
        `select md5(string_agg(v, '|' order by v)) as print from ${table} x, lateral (select (to_jsonb(x) - ${sealed}::text[])::text) as t (v)`,
      ),
    ),
  )
  return rows.map(([row]) => row!.print)
}

const shape = `select conname as name from pg_constraint where contype = 'f'
  union all select indexname from pg_indexes where schemaname = 'public' order by 1`

it('makes as many residents, messages and grants as were asked for, in threads of at most eight', async () => {
  const counts = `select (select count(*)::int from residents) as residents, (select count(*)::int from messages) as messages,
    (select count(*)::int from access_grants) as grants, (select max(n)::int from (select count(*) as n from messages group by thread_id) x) as longest`
  expect(await ask(owner, counts)).toEqual([{ residents: 200, messages: 2_000, grants: 2_000, longest: 8 }])
})

it('is the same for the same seed and another for another', async () => {
  const { name, urls } = await cloneDatabase(inject('adminUrl'), inject('template'))
  const second = await cloneDatabase(inject('adminUrl'), inject('template'))
  const [again, different] = [openAsOwner(urls.owner), openAsOwner(second.urls.owner)]
  try {
    await seedLarge(urls.owner, { ...size, seed: 7 })
    expect(await fingerprints(again)).toEqual(await fingerprints(owner))
    await seedLargeInto(second.urls.owner, { ...size, seed: 8, slug: 'groot' })
    const [one, other] = [await fingerprints(different), await fingerprints(owner)]
    one.forEach((print, index) => expect(print, tables[index]).not.toBe(other[index]))
  } finally {
    await Promise.all([again.end(), different.end()])
    for (const database of [name, second.name]) await dropDatabase(inject('adminUrl'), database)
  }
})

it('leaves the same indexes and foreign keys as the migrations made', async () => {
  const { name, urls } = await cloneDatabase(inject('adminUrl'), inject('template'))
  const fresh = openAsOwner(urls.owner)
  try {
    expect(await ask(owner, shape)).toEqual(await ask(fresh, shape))
  } finally {
    await fresh.end()
    await dropDatabase(inject('adminUrl'), name)
  }
})

it('counts the questions of each inbox', async () => {
  const kept = await ask(owner, 'select team_id, tab, threads from team_inbox_counts order by 1, 2')
  expect(kept).toEqual(
    await ask(
      owner,
      'select team_id, inbox_tab as tab, count(*)::int as threads from threads group by 1, 2 order by 1, 2',
    ),
  )
})

it('shows an assistant a full page of the inbox under row-level security', async () => {
  const [row] = await ask<{ tenant_id: string; person_id: string; team_id: string }>(
    owner,
    `select a.tenant_id, a.person_id, m.team_id from accounts a join team_memberships m on m.person_id = a.person_id
     where a.email = 'assistent@groot.example'`,
  )
  const { tenant_id: tenantId, person_id: personId, team_id: teamId } = row!
  const who = {
    kind: 'professional',
    role: 'PRACTICE_ASSISTANT',
    displayName: 'Assistent',
    requestId: newId(),
  } as const
  const inbox = await withActor({ ...who, tenantId, personId, teamIds: [teamId], now }, (tx) =>
    listTeamInbox(tx, { teamId, tab: 'new', after: null }),
  )
  expect('items' in inbox && inbox.items.length).toBe(25)
})

it('stands beside another one, and refuses to be made twice', async () => {
  await seedLargeInto(testUrls().owner, { ...size, messages: 100, seed: 7, slug: 'klein' })
  await expect(seedLarge(testUrls().owner, { ...size, seed: 7 })).rejects.toThrow('"groot" is there already')
  expect(await ask(owner, 'select slug from tenants order by 1')).toEqual([{ slug: 'groot' }, { slug: 'klein' }])
})
