import type { Resource } from '#app/domain/access/permissions.ts'
import { topics, type Topic } from '#app/domain/access/topics.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { LiveGrant } from '#app/domain/access/decide.ts'
import { makeTeam } from '../seed/factories/organisation.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { sources, type Source } from './permission-matrix.ts'

/** One resident for each way in which somebody can hold grants on a record, each with a record, in the database. */

export interface HeldGrant {
  readonly topic: Topic
  readonly source: Source
  readonly level: LiveGrant['level']
  readonly object: 'none' | 'this' | 'another'
  readonly to: 'me' | 'my team' | 'somebody else' | 'another team' | 'my team, in another role'
  readonly when: 'now' | 'ended' | 'later'
  readonly tenant: 'here' | 'elsewhere'
}

export interface Situation {
  readonly name: string
  readonly residentId: string
  /** Of everything that belongs to this resident. */
  readonly objectId: string
  readonly held: readonly HeldGrant[]
  /** What shuts a mandate whatever its grants say. */
  readonly mandate?: 'ended' | 'suspended' | 'hidden'
}

export interface MatrixRows {
  readonly wijk: TestNeighbourhood
  /** Who asks: a resident, in whatever role the test gives them. */
  readonly me: string
  readonly myTeam: string
  readonly situations: readonly Situation[]
}

/** Tables with a resident in every row, what a row is, and the topics that open it. */
export const recordTables: readonly { name: string; resident: string; resource: Resource; topic: string }[] = [
  { name: 'residents', resident: 'id', resource: 'contact', topic: `'CONTACT'` },
  { name: 'care_relationships', resident: 'resident_id', resource: 'careTeam', topic: `'CARE_TEAM'` },
  { name: 'threads', resident: 'resident_id', resource: 'thread', topic: `'MESSAGES'` },
  { name: 'messages', resident: 'resident_id', resource: 'thread', topic: `'MESSAGES'` },
  { name: 'appointments', resident: 'resident_id', resource: 'appointment', topic: `'APPOINTMENTS'` },
  { name: 'assessments', resident: 'resident_id', resource: 'assessment', topic: 'null' },
  { name: 'assessment_notes', resident: 'resident_id', resource: 'assessment', topic: 'domain' },
  { name: 'invitations', resident: 'resident_id', resource: 'invitation', topic: `'PLAN'` },
]

const plain = {
  ...{ level: 'contribute', object: 'none', to: 'me', when: 'now', tenant: 'here' },
} as const satisfies Partial<HeldGrant>

function situationsOf(): Situation[] {
  const found: Situation[] = []
  const add = (name: string, held: readonly HeldGrant[], more: Partial<Situation> = {}) =>
    found.push({ name, held, residentId: newId(), objectId: newId(), ...more })
  add('no grant', [])
  for (const source of Object.values(sources)) {
    const every = (more: Partial<HeldGrant>) => topics.map((topic) => ({ ...plain, topic, source, ...more }))
    for (const topic of topics) add(`${source} on ${topic}`, [{ ...plain, topic, source }])
    add(`${source}, to read`, every({ level: 'read' }))
    add(`${source}, metadata`, every({ level: 'metadata' }))
    add(`${source} of my team`, every({ to: 'my team' }))
    add(`${source} of somebody else`, every({ to: 'somebody else' }))
    add(`${source} of another practice`, every({ to: 'another team' }))
    add(`${source} of another role in my team`, every({ to: 'my team, in another role' }))
    add(`${source} on this object`, every({ object: 'this' }))
    add(`${source} on another object`, every({ object: 'another' }))
    add(`${source} that ended this moment`, every({ when: 'ended' }))
    add(`${source} that begins in a second`, every({ when: 'later' }))
    add(`${source} in another tenant`, every({ tenant: 'elsewhere' }))
  }
  const mandated = topics.map((topic) => ({ ...plain, topic, source: 'mandate' as const }))
  for (const mandate of ['ended', 'suspended', 'hidden'] as const)
    add(`a mandate that is ${mandate}`, mandated, { mandate })
  return found
}

async function makePeopleOf(
  wijk: TestNeighbourhood,
  tenantId: string,
  ids: readonly string[],
  practiceId: string,
): Promise<void> {
  const { client } = wijk.owner
  const values = [tenantId, ids, testNow.toString()]
  await client.query(
    'insert into people (tenant_id, id, created_at) select $1, id, $3 from unnest($2::uuid[]) as id',
    values,
  )
  await client.query(
    `insert into residents (tenant_id, id, given_name, family_name, birth_date, language, created_at)
     select $1, id, 'Iemand', 'Vries', '1970-01-01', 'nl', $3 from unnest($2::uuid[]) as id`,
    values,
  )
  await client.query(
    `insert into care_relationships (tenant_id, id, resident_id, team_id, kind, starts_at)
     select $1, gen_random_uuid(), id, $4, 'REGISTRATION', $3 from unnest($2::uuid[]) as id`,
    [...values, practiceId],
  )
}

/** A thread, an appointment, a 4D that was agreed, an invitation and a question for permission of each resident. */
async function makeRecords(wijk: TestNeighbourhood, tenantId: string, rows: MatrixRows, teamId: string): Promise<void> {
  const { client } = wijk.owner
  const ids = [rows.situations.map(({ residentId }) => residentId), rows.situations.map(({ objectId }) => objectId)]
  const all = 'from unnest($2::uuid[], $3::uuid[]) as s (resident, object)'
  const before = testNow.subtract({ hours: 2 }).toString()
  const put = (text: string, ...more: unknown[]) => client.query(`${text} ${all}`, [tenantId, ...ids, before, ...more])
  await put(
    `insert into threads (tenant_id, id, resident_id, team_id, kind, state, subject, preview, language, submitted_at, due_at, amber_at, last_message_at, red_flags, details)
     select $1, object, resident, $5, 'SHORT_QUESTION', 'submitted', 'Vraag', 'Vraag', 'nl', $4::timestamptz, $4, $4, $4, '{}', '{}'`,
    teamId,
  )
  await put(
    `insert into messages (tenant_id, id, thread_id, resident_id, team_id, author_person_id, author_kind, body, language, sent_at)
     select $1, gen_random_uuid(), object, resident, $5, resident, 'resident', 'Vraag', 'nl', $4::timestamptz`,
    teamId,
  )
  await put(
    `insert into appointments (tenant_id, id, resident_id, team_id, visit_type_code, status, starts_at, ends_at, channel, location, online_editable_until, booked_by_person_id, created_at, updated_at)
     select $1, object, resident, $5, 'CONSULT', 'booked', $4::timestamptz, $4::timestamptz + interval '10 minutes', 'in_person', 'Hier', $4, resident, $4, $4`,
    teamId,
  )
  await put(
    `insert into assessments (tenant_id, id, resident_id, state, created_at, updated_at, sent_at, sent_to_team_id, agreed_at)
     select $1, object, resident, 'agreed', $4::timestamptz, $4, $4, $5, $4`,
    teamId,
  )
  await client.query(
    `insert into assessment_notes (tenant_id, id, assessment_id, resident_id, domain, kind, text, position, sent_at, sent_to_team_id, agreed_at)
     select $1, gen_random_uuid(), object, resident, domain, 'concern', 'Zorg', 0, $4::timestamptz, $5, $4
     ${all} cross join unnest(array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL']) as domain`,
    [tenantId, ...ids, before, teamId],
  )
  await put(
    `insert into invitations (tenant_id, id, resident_id, state, subject, created_at) select $1, object, resident, 'draft', 'Samen', $4::timestamptz`,
  )
}

async function makeMandates(wijk: TestNeighbourhood, rows: MatrixRows): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  const { client } = wijk.owner
  for (const { residentId, held, mandate } of rows.situations) {
    const [first] = held.filter(({ source }) => source === 'mandate')
    if (!first) continue
    const tenantId = first.tenant === 'here' ? wijk.tenant.id : wijk.otherTenant.id
    const id = newId()
    made.set(residentId, id)
    await client.query(
      `insert into mandates (tenant_id, id, resident_id, representative_person_id, kind, scopes, created_at, starts_at, ends_at, given_by, accepted_at, suspended_at, ended_at, end_reason)
       values ($1, $2, $3, $4, 'PROXY', '{messages}', $5::timestamptz, $5, $5::timestamptz + interval '1 year', $3, $5, $6, $7, $8)`,
      [
        ...[tenantId, id, residentId, rows.me, testNow.subtract({ hours: 48 }).toString()],
        ...[mandate === 'suspended' ? testNow.toString() : null, mandate === 'ended' ? testNow.toString() : null],
        mandate === 'ended' ? 'resident' : null,
      ],
    )
    for (const topic of mandate === 'hidden' ? topics : [])
      await client.query(
        `insert into hidden_from_representatives (tenant_id, id, resident_id, topic, hidden_by, hidden_by_kind, during)
         values ($1, $2, $3, $4, $3, 'resident', tstzrange($5::timestamptz, null))`,
        [tenantId, newId(), residentId, topic, testNow.toString()],
      )
  }
  // Their own grants, by what each situation says, and no other.
  await client.query(`delete from access_grants where source = 'mandate'`)
  return made
}

const moments: Record<HeldGrant['when'], readonly [string, string | null]> = {
  now: [testNow.subtract({ hours: 24 }).toString(), null],
  ended: [testNow.subtract({ hours: 24 }).toString(), testNow.toString()],
  later: [testNow.add({ seconds: 1 }).toString(), null],
}

/** The rows of grants as they stand in the database. */
function grantRows(rows: MatrixRows, mandates: Map<string, string>, teams: Record<'here' | 'elsewhere', string>) {
  const { wijk, me, myTeam } = rows
  return rows.situations.flatMap(({ residentId, objectId, held }) =>
    held.map(({ topic, source, level, object, to, when, tenant }) => ({
      ...{ tenant_id: tenant === 'here' ? wijk.tenant.id : wijk.otherTenant.id, id: newId(), resident_id: residentId },
      ...{ topic, source, level, object_id: { none: null, this: objectId, another: newId() }[object] },
      grantee_person_id: to === 'me' ? me : to === 'somebody else' ? wijk.actors.danuta.personId : null,
      grantee_team_id: to.startsWith('my team') ? myTeam : to === 'another team' ? teams.here : null,
      grantee_role: to === 'my team, in another role' ? 'NOBODY' : null,
      source_id: (source === 'mandate' && mandates.get(residentId)) || newId(),
      ...{ begins: moments[when][0], ends: moments[when][1] },
    })),
  )
}

/** Puts a neighbourhood with all of it in the database. */
export async function makeMatrixRows(): Promise<MatrixRows> {
  const wijk = await makeTestNeighbourhood()
  const { owner, tenant, otherTenant, otherPractice } = wijk
  const team = (tenantId: string) => makeTeam(owner, tenantId, { name: 'Team', kind: 'NEIGHBOURHOOD_TEAM' })
  const [{ id: myTeam }, { id: farTeam }] = [await team(tenant.id), await team(otherTenant.id)]
  const me = newId()
  const rows: MatrixRows = {
    ...{ wijk, me, myTeam },
    situations: [...situationsOf(), { name: 'one’s own', residentId: me, objectId: newId(), held: [] }],
  }
  const ids = rows.situations.map(({ residentId }) => residentId)
  for (const [tenantId, teamId] of [
    [tenant.id, myTeam],
    [otherTenant.id, farTeam],
  ] as const) {
    await makePeopleOf(wijk, tenantId, ids, teamId)
    await makeRecords(wijk, tenantId, rows, teamId)
  }
  const mandates = await makeMandates(wijk, rows)
  await owner.client.query(
    `insert into access_grants (tenant_id, id, resident_id, grantee_person_id, grantee_team_id, grantee_role, topic, object_id, level, source, source_id, during)
     select tenant_id, id, resident_id, grantee_person_id, grantee_team_id, grantee_role, topic, object_id, level, source, source_id, tstzrange(begins, ends)
     from json_to_recordset($1::json) as g (tenant_id uuid, id uuid, resident_id uuid, grantee_person_id uuid, grantee_team_id uuid, grantee_role text,
       topic text, object_id uuid, level text, source text, source_id uuid, begins timestamptz, ends timestamptz)`,
    [JSON.stringify(grantRows(rows, mandates, { here: otherPractice.id, elsewhere: farTeam }))],
  )
  return rows
}
