import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAsOwner, type OwnerDb } from './seed/factories/insert.server.ts'
import { listForeignKeys, listTables, listUniqueKeys, type ForeignKey } from './testing/catalog.server.ts'
import { testUrls } from './testing/test-database.ts'

let owner: OwnerDb
let keys: ForeignKey[]
beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  keys = await listForeignKeys(owner)
})
afterAll(() => owner.end())

/** Rows of these are never deleted (a person leaves, a team closes: a date says so), so nothing searches who points at them. */
const neverDeleted = ['neighbourhoods', 'organisations', 'professionals', 'teams', 'tenants', 'visit_types']
/** Keys that hold a copied resident equal to the parent’s: indexed by wijk and parent, which names the rows already. */
const withCopy = [
  'appointment_notices_appointment',
  'appointment_participants_appointment',
  'appointment_rooms_appointment',
  'assessment_notes_assessment',
  'assessment_priorities_assessment',
  'booking_invitations_appointment',
  'invitees_invitation',
  'messages_thread',
  'waiting_list_entries_appointment',
  'waiting_list_offers_entry',
]

/** Ids without a foreign key, and why. */
const loose = {
  'access_grants.object_id': 'one thing of several kinds',
  'access_grants.source_id': 'what the grant follows from, of several kinds',
  'access_log_objects.entry_id': 'each month has the key to its own entries',
  'hidden_from_representatives.object_id': 'one thing of several kinds',
  'departure_items.object_id': 'one thing of several kinds',
  'machine_requests.object_id': 'what came of it, of several kinds',
  'access_log_objects.object_id': 'the log outlives what it tells of',
  'directory_entries.provider_id': 'who offers it: an organisation of the portal, or one that is known by name alone',
  'access_log_seals.entry_id': 'a seal outlives its entry, and so shows that one was removed',
  'activity_occurrences.neighbourhood_id': 'copy of the activity’s',
  'activity_occurrences.organiser_id': 'copy of the activity’s',
  'activity_sources.created_by_person_id': 'who did it; an administrator is no resident and no professional',
  'appointments.booked_by_person_id': 'who did it; an administrator is no resident and no professional',
  'appointments.cancelled_by_person_id': 'likewise',
  'appointments.interpreter_arranged_by_person_id': 'likewise',
  'sign_ups.created_by_person_id': 'who did it; a representative is a resident or comes from outside',
  'messages.author_person_id': 'who wrote it',
  // Copies of the parent’s column, so that a policy needs no join.
  'appointment_notices.team_id': 'copy of the appointment’s',
  'appointment_participants.team_id': 'copy of the appointment’s',
  'appointment_rooms.team_id': 'copy of the appointment’s',
  'assessment_notes.sent_to_team_id': 'copy of the assessment’s',
  'assessment_priorities.sent_to_team_id': 'copy of the assessment’s',
  'messages.team_id': 'copy of the thread’s',
  'waiting_list_offers.appointment_id': 'copy of the entry’s',
  'waiting_list_offers.team_id': 'copy of the entry’s',
  'booking_invitations.created_by_person_id': 'who did it',
  'waiting_list_entries.created_by_person_id': 'who asked for it; the resident or whoever acts for them',
}

test('nothing can point into another wijk', () => {
  expect(keys.length).toBeGreaterThan(40)
  for (const { name, columns, target, targetColumns } of keys) {
    if (target === 'tenants') expect([columns, targetColumns], name).toEqual([['tenant_id'], ['id']])
    else expect([columns[0], targetColumns[0]], name).toEqual(['tenant_id', 'tenant_id'])
  }
})

test('what loses its object keeps its wijk', () => {
  const emptied = keys.filter(({ nulls }) => nulls === null || nulls.length > 0)
  for (const { name, nulls } of emptied) expect(nulls ?? ['tenant_id'], name).not.toContain('tenant_id')
})

test('every id points at a row that exists, or a reason stands here', async () => {
  const { rows } = await owner.client.query<{ column: string }>(
    `select c.relname || '.' || a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and a.atttypid = 'uuid'::regtype and a.attname like '%\\_id' order by 1`,
  )
  const kept = new Set(keys.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)))
  const free = rows.map(({ column }) => column).filter((column) => !kept.has(column) && !column.endsWith('.tenant_id'))
  expect(free).toEqual(Object.keys(loose).sort())
})

test('removing a row never searches a whole table for what points at it', () => {
  const slow = keys.filter(({ indexed, target }) => !indexed && !neverDeleted.includes(target)).map(({ name }) => name)
  expect(slow.filter((name) => !withCopy.includes(name))).toEqual([])
})

test('a copied resident is always the parent’s', () => {
  const tied = keys.filter(
    ({ columns, targetColumns }) =>
      columns.length === 3 && columns[2] === 'resident_id' && targetColumns[2] === 'resident_id',
  )
  expect(tied.map(({ name }) => name).sort()).toEqual(withCopy)
})

test('every key of a wijk begins with the wijk', async () => {
  const ofWijk = new Set(
    (await listTables(owner)).filter(({ columns }) => columns.includes('tenant_id')).map(({ name }) => name),
  )
  const unique = (await listUniqueKeys(owner)).filter(({ table }) => ofWijk.has(table))
  expect(unique.length).toBeGreaterThan(30)
  // The chain of seals is one for the whole portal: whoever takes a wijk away leaves a gap.
  expect(unique.filter(({ first }) => first !== 'tenant_id').map(({ name }) => name)).toEqual(['access_log_seals_pk'])
})

test('no column is of a type that uses no index under row-level security', async () => {
  const { rows } = await owner.client.query<{ column: string }>(
    `select c.relname || '.' || a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_type t on t.oid = a.atttypid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and (t.typtype in ('e', 'd') or t.typname = 'citext')`,
  )
  expect(rows).toEqual([])
})
