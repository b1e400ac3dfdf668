import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideAccess } from '#app/domain/access/decide-access.server.ts'
import type { Question } from '#app/domain/access/decide.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import {
  actorOf,
  asked,
  careTeam,
  claimsOf,
  contact,
  fourDomains,
  invited,
  makeFatmasRecord,
  maySee,
  shared,
  visitors,
  type FatmasRecord,
} from './testing/fatmas-record.server.ts'
import { testNow } from './testing/neighbourhood.server.ts'
import { attempt, claiming } from './testing/raw-app.server.ts'

let made: FatmasRecord
beforeAll(async () => {
  made = await makeFatmasRecord()
})
afterAll(() => made.end())

test.each(visitors)('what %s sees of Fatma straight in the database is what is meant', async (visitor) => {
  expect((await made.seen(claimsOf(actorOf(made.wijk, visitor)))).sort()).toEqual([...(maySee[visitor] ?? [])].sort())
})

test.each(visitors)('the portal tells the database of %s what these tests tell it', async (visitor) => {
  const actor = actorOf(made.wijk, visitor)
  const told = await withActor(actor, async (tx) => {
    const settings = ['tenant', 'person', 'kind', 'teams', 'topics', 'now']
    const { rows } = await tx.execute<{ name: string; value: string }>(
      sql`select name, current_setting('app.' || name, true) as value from json_array_elements_text(${JSON.stringify(settings)}::json) as name`,
    )
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  })
  const { tenant, person, kind, teams = [], topics: readable = [], now } = claimsOf(actor)
  const lists = { teams: `{${teams.join(',')}}`, topics: expect.any(String) as string }
  expect(told).toEqual({ tenant, person: person ?? '', kind, now, ...lists })
  const names = String((told as Record<string, string>)['topics'])
    .slice(1, -1)
    .split(',')
  expect(names.filter(Boolean).sort()).toEqual([...readable].sort())
})

test('who says nothing of who acts sees no row of anything but the names of the wijken', async () => {
  await claiming(made.client, null, async () => {
    for (const { name } of made.tables) {
      const answer = await attempt(made.client, `select count(*)::int as rows from "${name}"`)
      const rows = typeof answer === 'string' ? answer : answer.rows[0].rows
      if (name === 'tenants') expect(rows).toBe(2)
      // No right to the table as a whole, or no row.
      else expect([0, '42501'], name).toContain(rows)
    }
  })
  expect(await made.seen(null)).toEqual([])
})

/** What a decision is asked before a table is read. */
function questionOf(table: string): Omit<Question, 'residentId' | 'action'> | null {
  if (contact.includes(table)) return { resource: 'contact' }
  if (careTeam.includes(table)) return { resource: 'careTeam' }
  if (asked.includes(table)) return { resource: 'thread', objectId: made.fatmas.threadId }
  if (fourDomains.includes(table)) return { resource: 'assessment' }
  if (table === 'mandates') return { resource: 'mandate' }
  if (invited.includes(table)) return { resource: 'invitation', objectId: made.fatmas.invitationId }
  if (shared.includes(table)) return { resource: 'permission', objectId: made.fatmas.permissionId }
  return null
}

test.each(visitors)('the database never shows %s what the decision refuses', async (visitor) => {
  const actor = actorOf(made.wijk, visitor)
  const shown = await made.seen(claimsOf(actor))
  let compared = 0
  for (const table of shown) {
    const question = questionOf(table)
    if (!question) continue
    const answer = await withActor(actor, async (tx) =>
      (await decideAccess(tx, { ...question, residentId: made.fatmas.residentId, action: 'read' })).granted
        ? true
        : notFound,
    )
    expect(isRefused(answer), `${table} for ${visitor}`).toBe(false)
    compared += 1
  }
  expect(compared > 0).toBe(['fatma', 'joost', 'petra', 'sanne', 'noor', 'farid'].includes(visitor))
})

describe('a grant opens as long as it lasts, and as far as it says', () => {
  /** What Joost sees when the practice's grants are changed by `change`, and at another time than now. */
  async function joostSees(change: string | null, now = testNow.toString()): Promise<string[]> {
    const { client: owner } = made.wijk.owner
    const before = change
      ? (
          await owner.query('select id, topic, level, during, object_id from access_grants where resident_id = $1', [
            made.fatmas.residentId,
          ])
        ).rows
      : []
    if (change) await owner.query(`update access_grants set ${change} where resident_id = $1`, [made.fatmas.residentId])
    try {
      return (await made.seen({ ...claimsOf(made.wijk.actors.joost), now })).filter(
        (table) => table !== 'access_grants',
      )
    } finally {
      for (const { id, topic, level, during, object_id } of before)
        await owner.query(
          'update access_grants set topic = $2, level = $3, during = $4, object_id = $5 where id = $1',
          [id, topic, level, during, object_id],
        )
    }
  }
  const ends = (at: string) => `during = tstzrange(lower(during), '${at}')`

  test('a grant that ended shows nothing from that very moment', async () => {
    expect(await joostSees(ends(testNow.toString()))).toEqual([])
    expect(await joostSees(ends(testNow.add({ seconds: 1 }).toString()))).toEqual(
      [...maySee.joost!].filter((table) => table !== 'access_grants').sort(),
    )
  })
  test('a grant shows nothing before it begins', async () => {
    expect(await joostSees(null, testNow.subtract({ hours: 24 * 401 }).toString())).toEqual([])
  })
  test('without a time nothing is open', async () => {
    expect(await joostSees(null, '')).toEqual([])
  })
  test('what was sent or agreed later is not there yet', async () => {
    const soon = await joostSees(null, testNow.subtract({ hours: 25 }).toString())
    expect(soon.filter((table) => fourDomains.includes(table))).toEqual([])
    expect(soon).toContain('residents')
  })
  test('a grant of metadata shows no row', async () => {
    expect(await joostSees(`level = 'metadata'`)).toEqual([])
  })
  test('a grant on one topic shows no other', async () => {
    expect(await joostSees(`topic = 'HELP'`)).toEqual([])
    expect(await joostSees(`topic = 'CONTACT'`)).toEqual(['mandates', 'residents'])
  })
  test('a grant on one thing shows no other thing', async () => {
    expect(await joostSees(`topic = 'MESSAGES', object_id = '${made.wijk.tenant.id}'`)).toEqual([])
    expect(await joostSees(`topic = 'MESSAGES', object_id = '${made.fatmas.threadId}'`)).toEqual(asked)
  })
})

test('of a 4D that was agreed the buurtteam sees the domains that are shared with it, and no other', async () => {
  const agree = (at: string | null) =>
    Promise.all(
      fourDomains.map((table) =>
        made.wijk.owner.client.query(`update ${table} set agreed_at = $2 where resident_id = $1`, [
          made.fatmas.residentId,
          at,
        ]),
      ),
    )
  await agree(testNow.toString())
  try {
    const rows = await claiming(
      made.client,
      claimsOf(made.wijk.actors.farid),
      async () =>
        (await made.client.query<{ domain: string }>('select distinct domain from assessment_notes order by 1')).rows,
    )
    expect(rows.map(({ domain }) => domain)).toEqual(['SOCIAL', 'SOCIETAL'])
    expect(await made.seen(claimsOf(made.wijk.actors.otherGp))).toEqual([])
  } finally {
    await agree(null)
  }
})
