import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { closePool } from './client.server.ts'
import { decideAccess } from '#app/domain/access/decide-access.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { anonymousActor, type Actor } from '#app/domain/shared/actor.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import type { Question } from '#app/domain/access/decide.ts'
import { canary, makeCanary, type Canary } from './testing/canary.server.ts'
import { listFunctions, listTables, type DatabaseFunction, type Table } from './testing/catalog.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp, type Claims } from './testing/raw-app.server.ts'

let wijk: TestNeighbourhood
let fatmas: Canary
let client: pg.Client
let tables: Table[]
let doors: DatabaseFunction[]
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  fatmas = await makeCanary(wijk)
  client = await connectAsApp()
  tables = await listTables(wijk.owner)
  doors = (await listFunctions(wijk.owner)).filter(({ definer, app }) => definer && app)
})
afterAll(async () => {
  await client.end()
  await closePool()
  await wijk.end()
})

const everything = 'BODY MIND SOCIAL SOCIETAL RESULTS APPOINTMENTS PLAN MESSAGES CONTACT CARE_TEAM HELP'
/** The topics whose content a role may read, as the permission matrix has it: an assistant knows that a 4D exists, not what it says. */
const topics: Partial<Record<Actor['role'], string>> = {
  RESIDENT: everything,
  GENERAL_PRACTITIONER: everything,
  PRACTICE_NURSE: everything,
  SOCIAL_WORKER: everything,
  PRACTICE_ASSISTANT: 'APPOINTMENTS MESSAGES CONTACT CARE_TEAM',
}

type Visitor = keyof TestNeighbourhood['actors'] | 'anonymous' | 'farGp' | 'farResident' | 'farGpHere'
const visitors: readonly Visitor[] = [
  ...(['fatma', 'joost', 'petra', 'sanne', 'noor', 'farid', 'otherGp', 'otherAssistant', 'danuta', 'admin'] as const),
  ...(['anonymous', 'farGp', 'farResident', 'farGpHere'] as const),
]

function actorOf(visitor: Visitor): Actor {
  const { actors, otherTenantActors: far, tenant } = wijk
  if (visitor === 'anonymous') return anonymousActor(tenant.id, testNow, 'test')
  if (visitor === 'farGp') return far.gp
  if (visitor === 'farResident') return far.resident
  // A professional of another wijk who gets into this one.
  if (visitor === 'farGpHere') return { ...far.gp, tenantId: tenant.id }
  return actors[visitor]
}

function claimsOf({ tenantId, personId, kind, teamIds, role, now }: Actor): Claims {
  const readable = (topics[role] ?? '').split(' ').filter(Boolean)
  return { tenant: tenantId, person: personId, kind, teams: teamIds, topics: readable, now: now.toString() }
}

const isFatmas = (row: unknown) => fatmas.marks.some((mark) => JSON.stringify(row).includes(mark))

/** The tables in which somebody sees a row of Fatma's, by `select *` on every table and column that can be read. */
async function seen(claims: Claims | null): Promise<string[]> {
  return claiming(client, claims, async () => {
    const found: string[] = []
    for (const { name, columns } of tables) {
      const every = columns.map((column) => `has_column_privilege('${name}', '${column}', 'select') as "${column}"`)
      const { rows } = await client.query<Record<string, boolean>>(`select ${every.join(', ')}`)
      const readable = columns.filter((column) => rows[0]?.[column])
      if (readable.length === 0) continue
      const answer = await client.query(`select ${readable.map((column) => `"${column}"`).join(', ')} from "${name}"`)
      if (answer.rows.some(isFatmas)) found.push(name)
    }
    return found
  })
}

const contact = ['residents']
const careTeam = ['care_relationships', 'case_coordinators']
const grants = ['access_grants']
const asked = ['messages', 'threads']
const agenda = ['appointment_participants', 'appointments']
const fourDomains = ['assessment_notes', 'assessment_priorities', 'assessments']
const invited = ['invitations', 'invitees']
const mandated = ['hidden_from_representatives', 'mandates']
const account = ['accounts', 'people']
const shared = ['sharing_permissions']

/** Who sees a row of Fatma's in which tables. Whoever is not named sees none. */
const maySee: Partial<Record<Visitor, readonly string[]>> = {
  fatma: [
    ...contact,
    ...careTeam,
    ...grants,
    ...asked,
    ...agenda,
    ...fourDomains,
    ...invited,
    ...shared,
    ...mandated,
    ...account,
    'notifications',
    'question_drafts',
  ],
  joost: [...mandated, ...contact, ...careTeam, ...grants, ...asked, ...agenda, ...fourDomains, ...invited],
  petra: [...mandated, ...contact, ...careTeam, ...grants, ...asked, ...agenda, ...fourDomains],
  sanne: [...mandated, ...contact, ...careTeam, ...grants, ...asked, ...agenda],
  noor: [...mandated, ...contact, ...careTeam, ...grants, ...asked, ...agenda],
  // Not what Fatma asked her practice, and not a 4D that was not agreed.
  farid: [...mandated, ...contact, ...careTeam, ...grants, ...agenda, ...invited, ...shared],
  // That there is an account, for the administrator; not whose dossier it is.
  admin: account,
}

test.each(visitors)('what %s sees of Fatma straight in the database is what is meant', async (visitor) => {
  expect((await seen(claimsOf(actorOf(visitor)))).sort()).toEqual([...(maySee[visitor] ?? [])].sort())
})

test.each(visitors)('the portal tells the database of %s what these tests tell it', async (visitor) => {
  const actor = actorOf(visitor)
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
  await claiming(client, null, async () => {
    for (const { name } of tables) {
      const answer = await attempt(client, `select count(*)::int as rows from "${name}"`)
      const rows = typeof answer === 'string' ? answer : answer.rows[0].rows
      if (name === 'tenants') expect(rows).toBe(2)
      // No right to the table as a whole, or no row.
      else expect([0, '42501'], name).toContain(rows)
    }
  })
  expect(await seen(null)).toEqual([])
})

/** What a decision is asked before a table is read. */
function questionOf(table: string): Omit<Question, 'residentId' | 'action'> | null {
  if (contact.includes(table)) return { resource: 'contact' }
  if (careTeam.includes(table)) return { resource: 'careTeam' }
  if (asked.includes(table)) return { resource: 'thread', objectId: fatmas.threadId }
  if (fourDomains.includes(table)) return { resource: 'assessment' }
  if (table === 'mandates') return { resource: 'mandate' }
  if (invited.includes(table)) return { resource: 'invitation', objectId: fatmas.invitationId }
  if (shared.includes(table)) return { resource: 'permission', objectId: fatmas.permissionId }
  return null
}

test.each(visitors)('the database never shows %s what the decision refuses', async (visitor) => {
  const actor = actorOf(visitor)
  const shown = await seen(claimsOf(actor))
  let compared = 0
  for (const table of shown) {
    const question = questionOf(table)
    if (!question) continue
    const answer = await withActor(actor, async (tx) =>
      (await decideAccess(tx, { ...question, residentId: fatmas.residentId, action: 'read' })).granted
        ? true
        : notFound,
    )
    expect(isRefused(answer), `${table} for ${visitor}`).toBe(false)
    compared += 1
  }
  expect(compared > 0).toBe(['fatma', 'joost', 'petra', 'sanne', 'noor', 'farid'].includes(visitor))
})

/** Something plausible for each argument of a door, about Fatma. An argument that is missing here fails the test. */
function valueOf(name: string): unknown {
  const { residentId, threadId, invitationId, appointmentId, assessmentId, permissionId } = fatmas
  const values: Record<string, unknown> = {
    p_tenant: wijk.tenant.id,
    p_activation: residentId,
    p_new_account: residentId,
    p_language: 'nl',
    p_password_hash: 'none',
    p_mandates: [invitationId],
    p_mandate: invitationId,
    p_objects: [threadId],
    p_object: threadId,
    p_topic: 'MESSAGES',
    p_topics: ['MESSAGES'],
    p_person: wijk.actors.danuta.personId,
    p_email: 'fatma@bewoner.example',
    p_id_hash: 'f'.repeat(64),
    p_account: residentId,
    p_hash: 'none',
    p_old_hash: 'some',
    p_device_hash: 'c'.repeat(64),
    p_new_hash: 'e'.repeat(64),
    p_number: 'd'.repeat(64),
    p_assurance: 'hoog',
    p_stage: 'full',
    p_device: '',
    p_place: '',
    p_now: testNow.toString(),
    p_expires: testNow.add({ hours: 8 }).toString(),
    p_idle_since: '2000-01-01T00:00:00Z',
    p_people: [residentId],
    p_resident: residentId,
    p_thread: threadId,
    p_invitation: invitationId,
    p_appointment: appointmentId,
    p_assessment: assessmentId,
    p_permission: permissionId,
    p_from: '2020-01-01T00:00:00Z',
    p_since: '2020-01-01T00:00:00Z',
    p_until: '2040-01-01T00:00:00Z',
    p_before: '2040-01-01T00:00:00Z',
    p_before_entry: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    p_limit: 100,
    p_ahead: 1,
    p_years: 5,
    p_hashes: [fatmas.bsnHash],
    p_family: 'Yılmaz',
    p_words: ['Yılmaz'],
    p_born: null,
    // Not hers: the desk must know both.
    p_birth: '1900-01-01',
    p_user: null,
    p_checks: null,
    p_outcome: null,
    task: 'notifications.send',
    payload: '{}',
    run_at: null,
    job_key: null,
    max_attempts: null,
  }
  expect(Object.keys(values), `give the argument "${name}" a value here`).toContain(name)
  return values[name]
}

/** The doors through which somebody is told something of Fatma's. */
async function told(claims: Claims | null): Promise<string[]> {
  return claiming(client, claims, async () => {
    const found: string[] = []
    for (const { name, takes } of doors) {
      const call = takes.map(({ type }, at) => `$${at + 1}::${type}`).join(', ')
      const answer = await attempt(
        client,
        `select * from ${name}(${call})`,
        takes.map((one) => valueOf(one.name)),
      )
      if (typeof answer !== 'string' && answer.rows.some(isFatmas)) found.push(name)
    }
    return found
  })
}

/** Signing in comes before anybody is known: it looks up the one account of a whole address, for `signIn` alone. */
const signingIn = ['login_account', 'sign_in_account']
/** Whom a thread, an appointment, a 4D or an invitation is about: the question of a decision, for who knows its id. Told to `decideAccess` alone. */
const subjects = [
  'appointment_subject',
  'assessment_subject',
  'invitation_subject',
  'permission_subject',
  'thread_subject',
]
/** Whose number it is, for who works here and can make its keyed hash. Told to `decideAccess` alone. */
const numberDoor = ['resident_by_bsn']
const mayBeTold: Partial<Record<Visitor, readonly string[]>> = {
  fatma: ['access_log_about_me', 'busy_ranges'],
  joost: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  petra: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  sanne: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  noor: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  farid: ['busy_ranges', 'own_residents_find'],
}

test.each(visitors)('what %s is told of Fatma by the doors of the database is what is meant', async (visitor) => {
  const ofThisWijk = !['anonymous', 'farGp', 'farResident'].includes(visitor)
  const worksHere = actorOf(visitor).kind === 'professional'
  const meant = [
    ...signingIn,
    ...(ofThisWijk ? subjects : []),
    ...(ofThisWijk && worksHere ? numberDoor : []),
    ...(mayBeTold[visitor] ?? []),
  ]
  expect((await told(claimsOf(actorOf(visitor)))).sort()).toEqual(meant.sort())
})

test('who says nothing of who acts is told nothing', async () => {
  expect(await told(null)).toEqual(signingIn)
})

test('the word is in everything that can hold it, so that a leak would show', async () => {
  const { rows } = await wijk.owner.client.query<{ table: string }>(
    tables
      .map(({ name }) => `select '${name}' as table from "${name}" t where strpos(to_jsonb(t)::text, '${canary}') > 0`)
      .join(' union '),
  )
  const written = [
    'access_log',
    'appointments',
    'assessment_notes',
    'assessments',
    'invitations',
    'invitees',
    'mandates',
    'messages',
    'question_drafts',
    'residents',
    'sharing_permissions',
    'threads',
  ]
  expect(rows.map(({ table }) => table).sort()).toEqual(written)
})

describe('a grant opens as long as it lasts, and as far as it says', () => {
  /** What Joost sees when the practice's grants are changed by `change`, and at another time than now. */
  async function joostSees(change: string | null, now = testNow.toString()): Promise<string[]> {
    const { client: owner } = wijk.owner
    const before = change
      ? (
          await owner.query('select id, topic, level, during, object_id from access_grants where resident_id = $1', [
            fatmas.residentId,
          ])
        ).rows
      : []
    if (change) await owner.query(`update access_grants set ${change} where resident_id = $1`, [fatmas.residentId])
    try {
      return (await seen({ ...claimsOf(wijk.actors.joost), now })).filter((table) => table !== 'access_grants')
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
    expect(await joostSees(`topic = 'MESSAGES', object_id = '${wijk.tenant.id}'`)).toEqual([])
    expect(await joostSees(`topic = 'MESSAGES', object_id = '${fatmas.threadId}'`)).toEqual(asked)
  })
})

test('of a 4D that was agreed the buurtteam sees the domains that are shared with it, and no other', async () => {
  const agree = (at: string | null) =>
    Promise.all(
      fourDomains.map((table) =>
        wijk.owner.client.query(`update ${table} set agreed_at = $2 where resident_id = $1`, [fatmas.residentId, at]),
      ),
    )
  await agree(testNow.toString())
  try {
    const rows = await claiming(
      client,
      claimsOf(wijk.actors.farid),
      async () =>
        (await client.query<{ domain: string }>('select distinct domain from assessment_notes order by 1')).rows,
    )
    expect(rows.map(({ domain }) => domain)).toEqual(['SOCIAL', 'SOCIETAL'])
    expect(await seen(claimsOf(wijk.actors.otherGp))).toEqual([])
  } finally {
    await agree(null)
  }
})
