import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeCanary, type Canary } from './testing/canary.server.ts'
import { listTables, rightsOf, type Table } from './testing/catalog.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from './testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp, type Claims } from './testing/raw-app.server.ts'

let wijk: TestNeighbourhood
let fatmas: Canary
let client: pg.Client
let tables: Table[]
let rights: Record<string, string>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  fatmas = await makeCanary(wijk)
  client = await connectAsApp()
  tables = await listTables(wijk.owner)
  rights = await rightsOf(wijk.owner, 'drieluik_app')
})
afterAll(async () => {
  await client.end()
  await wijk.end()
})

/** Whoever acts in the wijk may add to these: what was done is always written down, and mail is always asked for. */
const anybodyAdds = ['access_log', 'access_log_objects', 'demo_mails', 'notifications', 'rate_limits']

/** Every topic for everybody: what is refused here is refused by the grants alone. */
const topics = 'BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP'.split(' ')
const claimsOf = ({ tenantId, personId, kind, teamIds, now }: Actor): Claims => ({
  ...{ tenant: tenantId, person: personId, kind, teams: teamIds, topics, now: now.toString() },
})

const strangers = ['danuta', 'otherGp', 'otherAssistant', 'admin', 'nobody', 'farGp'] as const
function claimsOfStranger(name: (typeof strangers)[number]): Claims | null {
  if (name === 'nobody') return null
  return claimsOf(name === 'farGp' ? wijk.otherTenantActors.gp : wijk.actors[name])
}

/** One row of Fatma's in a table, as the owner sees it, or undefined. */
async function fatmasRow(table: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await wijk.owner.client.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from "${table}" t`,
  )
  return rows.find(({ row }) => fatmas.marks.some((mark) => JSON.stringify(row).includes(mark)))?.row
}

/** Adds a copy of a row, as whoever acts. Gives PostgreSQL's code, or `added`. */
async function addCopy(
  table: string,
  row: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { rows } = await wijk.owner.client.query<{ column: string }>(
    `select a.attname as column from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
       and (has_column_privilege('drieluik_app', a.attrelid, a.attnum, 'insert') or not has_any_column_privilege('drieluik_app', a.attrelid, 'insert'))`,
    [table],
  )
  const columns = rows.map(({ column }) => `"${column}"`).join(', ')
  const copy = { ...row, ...('id' in row && table !== 'residents' ? { id: newId() } : {}), ...changes }
  const answer = await attempt(
    client,
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_record(null::"${table}", $1::jsonb)`,
    [JSON.stringify(copy)],
  )
  return typeof answer === 'string' ? answer : 'added'
}

/** How many rows of Fatma's a statement touched; 0 where the right itself is missing. */
async function touched(statement: string): Promise<number> {
  const answer = await attempt(client, statement)
  if (typeof answer !== 'string') return answer.rowCount ?? 0
  expect(answer, statement).toBe('42501')
  return 0
}

const firstColumn = (table: string) => /update \(([a-z_]+)/.exec(rights[table] ?? '')?.[1] ?? null
const columnToChange = (table: string, row: Record<string, unknown>) =>
  firstColumn(table) ?? Object.keys(row).find((key) => key !== 'inbox_tab')!

test.each(strangers)('%s can’t add, change or remove anything of Fatma’s', async (name) => {
  let tried = 0
  for (const { name: table } of tables) {
    const row = await fatmasRow(table)
    if (!row) continue
    await claiming(client, claimsOfStranger(name), async () => {
      if (name === 'nobody' || !anybodyAdds.includes(table))
        expect(await addCopy(table, row), `insert ${table}`).toBe('42501')
      const column = columnToChange(table, row)
      expect(
        await touched(`update "${table}" set "${column}" = "${column}"${ofFatma(table, row)}`),
        `update ${table}`,
      ).toBe(0)
      expect(await touched(`delete from "${table}"${ofFatma(table, row)}`), `delete ${table}`).toBe(0)
    })
    tried += 1
  }
  expect(tried).toBeGreaterThan(18)
})

/** The administrator may close an account, so only what is not an account is Fatma’s to guard. */
function ofFatma(table: string, row: Record<string, unknown>): string {
  if (table === 'accounts') return ' where false'
  return 'resident_id' in row
    ? ` where resident_id = '${fatmas.residentId}'`
    : 'id' in row
      ? ` where id = '${String(row['id'])}'`
      : ''
}

test('the administrator may close an account; nobody else’s can be changed by somebody else', async () => {
  const close = `update accounts set status = 'closed' where person_id = '${fatmas.residentId}'`
  const count = (actor: Actor) => claiming(client, claimsOf(actor), () => touched(close))
  expect(await count(wijk.actors.admin)).toBe(1)
  expect(await count(wijk.actors.danuta)).toBe(0)
  expect(await count(wijk.actors.joost)).toBe(0)
})

test('what Fatma may write about herself she can write, so that the refusals above mean something', async () => {
  const allowed = ['threads', 'messages', 'appointments', 'assessment_notes', 'invitations', 'access_grants']
  await claiming(client, claimsOf(wijk.actors.fatma), async () => {
    // What follows from a relationship or a permission opens with that alone; taking part she opens herself.
    const changes = (table: string) => (table === 'access_grants' ? { source: 'participation' } : {})
    for (const table of allowed)
      expect(await addCopy(table, (await fatmasRow(table))!, changes(table)), table).toBe('added')
    expect(await touched(`update residents set street = street where id = '${fatmas.residentId}'`)).toBe(1)
    expect(await touched(`delete from question_drafts where resident_id = '${fatmas.residentId}'`)).toBe(1)
  })
})

test('nobody but the resident opens or ends a grant, not even a professional who holds one', async () => {
  const row = (await fatmasRow('access_grants'))!
  for (const name of ['joost', 'sanne', 'farid', 'admin'] as const) {
    await claiming(client, claimsOf(wijk.actors[name]), async () => {
      expect(await addCopy('access_grants', row), name).toBe('42501')
      expect(
        await touched(`update access_grants set during = during where resident_id = '${fatmas.residentId}'`),
        name,
      ).toBe(0)
    })
  }
})

test('a grant to read lets nothing be written', async () => {
  const { client: owner } = wijk.owner
  const level = (to: string) =>
    owner.query('update access_grants set level = $2 where resident_id = $1', [fatmas.residentId, to])
  const message = (await fatmasRow('messages'))!
  const write = () =>
    claiming(client, claimsOf(wijk.actors.sanne), async () => [
      (await client.query('select from threads')).rowCount,
      await touched('update threads set preview = preview'),
      await addCopy('messages', { ...message, author_person_id: wijk.actors.sanne.personId }),
    ])
  expect(await write()).toEqual([1, 1, 'added'])
  await level('read')
  try {
    expect(await write()).toEqual([1, 0, '42501'])
  } finally {
    await level('contribute')
  }
})

test('nobody writes in another’s name, nor under what is another’s', async () => {
  const { danuta, sanne } = wijk.actors
  const message = (await fatmasRow('messages'))!
  await claiming(client, claimsOf(sanne), async () => {
    expect(await addCopy('messages', message, { author_person_id: wijk.actors.joost.personId })).toBe('42501')
  })
  await claiming(client, claimsOf(danuta), async () => {
    const hers = { resident_id: danuta.personId, author_person_id: danuta.personId }
    // 23503: the thread is not hers, whatever she says of the resident.
    expect(await addCopy('messages', message, hers)).toBe('23503')
    expect(
      await addCopy('assessment_notes', (await fatmasRow('assessment_notes'))!, { resident_id: danuta.personId }),
    ).toBe('23503')
  })
})

test('a row can’t be moved to somebody else, or into another wijk', async () => {
  const { fatma, joost, danuta } = wijk.actors
  await claiming(client, claimsOf(fatma), async () => {
    const move = (column: string, to: string) =>
      attempt(client, `update threads set ${column} = $1 where id = $2`, [to, fatmas.threadId])
    expect(await move('resident_id', danuta.personId)).toBe('42501')
    expect(await move('tenant_id', wijk.otherTenant.id)).toBe('42501')
  })
  await claiming(client, claimsOf(joost), async () => {
    const stranger = wijk.otherTenantActors.resident.personId
    expect(await addCopy('messages', (await fatmasRow('messages'))!, { resident_id: stranger })).toBe('42501')
    expect(await addCopy('messages', (await fatmasRow('messages'))!, { team_id: wijk.otherPractice.id })).toBe('42501')
  })
})

test('the log can be written and never read, changed or removed', async () => {
  const row = (await fatmasRow('access_log'))!
  await claiming(client, claimsOf(wijk.actors.joost), async () => {
    expect(await addCopy('access_log', row)).toBe('added')
    for (const statement of [
      'select id from access_log',
      'update access_log set outcome = outcome',
      'delete from access_log',
    ])
      expect(await attempt(client, statement), statement).toBe('42501')
    expect(await addCopy('access_log', row, { tenant_id: wijk.otherTenant.id })).toBe('42501')
  })
})
