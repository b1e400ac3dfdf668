import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { roleNames } from './roles.server.ts'
import { openAsOwner, type OwnerDb } from './seed/factories/insert.server.ts'
import { listFunctions, rightsOf, type DatabaseFunction } from './testing/catalog.server.ts'
import { testUrls } from './testing/test-database.ts'

let owner: OwnerDb
let functions: DatabaseFunction[]
beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  functions = await listFunctions(owner)
})
afterAll(() => owner.end())

/** Everything that the portal may do with tables. Row-level security narrows each of them. */
const app = {
  // Who reads who runs it, and what everybody may know.
  'drizzle.__drizzle_migrations': 'select',
  // The administrator of the wijk sets them.
  tenants: 'select, update (settings)',
  neighbourhoods: 'select',
  organisations: 'select',
  teams: 'select, update (child_accounts)',
  professionals: 'insert, select',
  team_memberships: 'insert, select, update (role, specialty, ends_on, is_lead)',
  directory_entries: 'select',
  activities: 'select',
  activity_exceptions: 'select',
  visit_types:
    'insert, select, update (minutes, channel, self_bookable, cancel_notice_hours, max_future_self_booked, label, instructions, color, video_url, ended_at)',
  consultation_sessions: 'insert, select, update (valid_until)',
  absences:
    'delete, insert, select (tenant_id, id, person_id, first_day, last_day, starts_at, ends_at, deputy_person_id, created_by_person_id, created_at)',
  team_closures: 'delete, insert, select',
  agenda_blocks: 'delete, insert, select',
  rooms: 'insert, select, update (name, ends_on)',
  // Accounts, without the hash of a password.
  people: 'insert, select',
  accounts:
    'insert (tenant_id, id, person_id, email, kind, status, language, created_at, display_name), select (tenant_id, id, person_id, email, kind, status, language, created_at, closed_at, display_name), update (status, language, closed_at, display_name)',
  // What one signs in with: the own account alone, or the portal while it signs somebody in.
  external_identities: 'delete, insert, select, update',
  mailed_codes: 'delete, insert, select, update',
  passkeys: 'delete, insert, select, update',
  passkey_challenges: 'delete, insert, select, update',
  totp_secrets: 'delete, insert, select, update',
  recovery_codes: 'delete, insert, select, update',
  known_devices: 'delete, insert, select, update',
  contact_changes: 'delete, insert, select, update',
  sign_in_requests: 'delete, insert, select, update',
  account_tokens: 'delete, insert, select, update',
  passwords_by_mail: 'delete, insert, select, update',
  second_factor_resets: 'insert, select',
  activation_codes: 'delete, insert, select, update',
  activation_claims: 'delete, insert, select, update',
  rate_limits: 'delete, insert, select, update',
  key_checks: 'insert, select',
  // Residents.
  residents: 'select, update',
  care_relationships: 'select, update (person_id)',
  case_coordinators: 'insert, select, update (ends_at)',
  departures:
    'insert, select, update (last_day, cancelled_by, cancelled_at, overridden_by, overridden_at, override_reason, closed_at)',
  departure_items: 'delete, insert, select, update (accepted_at)',
  access_grants: 'insert, select, update (during)',
  mandates: 'insert, select, update (suspended_at, ended_at, ended_by, end_reason)',
  hidden_from_representatives: 'insert, select, update (during)',
  // Answered, ended, objected to; whom it is about and what was asked never changes.
  sharing_permissions:
    'insert, select, update (topics, later_at, refused_at, refused_by, given_at, given_by, starts_at, ends_at, how, language, confirmed_at, objected_at, objected_by, objection_seen_at, ended_at, ended_by)',
  // Set and ended by the administrator; never changed.
  legal_bases: 'insert, select, update (ended_at, ended_by)',
  // Ended by who pressed, told by a job, judged once; each its own columns, by a trigger.
  emergency_accesses:
    'insert, select, update (reason_sealed, ended_at, delay_sealed, told_at, judged_at, judged_by, outcome, note_sealed)',
  privacy_questions: 'insert, select, update (question_sealed, answer_sealed, answered_at, answered_by)',
  threads: 'insert, select, update',
  messages: 'insert, select',
  question_drafts: 'delete, insert, select, update',
  team_inbox_counts: 'select',
  assignee_inbox_counts: 'select',
  appointments: 'delete, insert, select, update',
  appointment_participants: 'delete, insert, select, update',
  appointment_rooms: 'delete, insert, select, update',
  // Of whom and for what never changes; whom it waits for does when the appointment passes to a colleague.
  waiting_list_entries: 'insert, select, update (person_id, ended_at, end_reason)',
  waiting_list_offers: 'insert, select, update (expires_at, taken_at, declined_at)',
  assessments: 'insert, select, update',
  assessment_notes: 'delete, insert, select, update',
  assessment_priorities: 'delete, insert, select, update',
  invitations: 'insert, select, update',
  invitees: 'insert, select, update',
  // What was done, and what was sent.
  // All but when it was written: that is the database's to say.
  access_log:
    'insert (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name, role_code, portal_role, is_requestor, resource, query, request_id, source_id, login_id, responsible_user_id, responsible_user_name, responsible_role_code, access_point_type, access_point_id, purpose_of_use)',
  access_log_objects: 'insert',
  notifications: 'insert, select, update',
  contact_preferences: 'insert, select, update (reminders, updated_at)',
  // Written when it is sent; then only that it failed, and who called.
  appointment_notices: 'insert, select, update (failed_at, failure, called_at, called_by_person_id)',
  demo_mails: 'insert, select',
  // Systems of practices, and calendars; hashes and sealed addresses only.
  machine_clients: 'insert, select, update (ended_at)',
  machine_tokens: 'delete, insert, select',
  machine_requests: 'insert, select',
  calendar_feeds: 'insert, select, update (ended_at)',
  external_calendars: 'delete, insert, select, update (url_sealed, tried_at, read_at, failing_since, failure)',
}

/** Doors for what the portal may do but not read; each is looked into by the test of leaks. */
const doors = [
  'absence_kinds',
  'access_log_about_me',
  'access_log_about_subject',
  'access_log_by_me',
  'access_log_prepare',
  'access_log_retire',
  'account_activate',
  'account_change_email',
  'account_rehash',
  'account_set_password',
  'account_withdraw',
  'acting_topics',
  'appointment_subject',
  'assessment_metadata',
  'assessment_subject',
  'busy_ranges',
  'emergency_find',
  'emergency_resident',
  'emergency_told_to',
  'end_invitation_access',
  'find_representative',
  'hidden_from_me',
  'invitation_subject',
  'login_account',
  'login_account_by_id',
  'mandate_accept',
  'mandate_let_go',
  'mandate_names',
  'my_ended_invitations',
  'officer_find_residents',
  'officer_log',
  'officer_residents',
  'own_residents_find',
  'permission_subject',
  'queue.add',
  'release_expired_holds',
  'representation_ended',
  'representations_read',
  'representatives_to_ask',
  'representatives_to_tell',
  'represented_topics',
  'resident_by_bsn',
  'sealed_key_ids',
  'session_end',
  'session_end_all',
  'session_end_one',
  'session_end_others',
  'session_list',
  'session_open',
  'session_raise',
  'session_read',
  'session_sweep',
  'session_touch',
  'sign_in_account',
  'thread_subject',
]

test('the portal may do what is listed here with tables, and nothing else', async () => {
  expect(await rightsOf(owner, roleNames.app)).toEqual(app)
})

test('the queue’s role has no table of the portal, and the sealer the log alone', async () => {
  expect(await rightsOf(owner, roleNames.worker)).toEqual({})
  expect(await rightsOf(owner, roleNames.sealer)).toEqual({
    access_log: 'select',
    access_log_objects: 'select',
    access_log_seals: 'insert, select',
    'log_archive.months': 'select',
  })
})

test('the portal owns nothing, bypasses nothing and can become nobody else', async () => {
  const { rows } = await owner.client.query(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powers,
       exists (select 1 from pg_auth_members m where m.member = r.oid) as member,
       exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_proc p where p.proowner = r.oid)
         or exists (select 1 from pg_namespace n where n.nspowner = r.oid) or exists (select 1 from pg_database d where d.datdba = r.oid) as owns,
       array(select n.nspname::text from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create') and n.nspname !~ '^pg_') as makes,
       has_database_privilege(r.oid, current_database(), 'create, temporary') as database
     from pg_roles r where rolname = $1`,
    [roleNames.app],
  )
  expect(rows).toEqual([{ powers: false, member: false, owns: false, makes: [], database: false }])
})

test('no right comes later by itself', async () => {
  const { rows } = await owner.client.query('select defaclobjtype, defaclacl::text from pg_default_acl')
  expect(rows).toEqual([])
})

const closed = [
  'select password_hash from accounts',
  'select * from accounts',
  'select * from sessions',
  'select * from access_log',
  'select * from access_log_objects',
  'select * from access_log_seals',
  'select * from graphile_worker.jobs',
  'select * from graphile_worker._private_jobs',
  'update access_log set outcome = outcome',
  'delete from access_log',
  'truncate access_log_objects',
  'select * from log_months.access_log_rest',
  'select * from log_archive.months',
  'update access_grants set resident_id = resident_id',
  'delete from access_grants',
  'update messages set body = body',
  'update accounts set password_hash = password_hash',
  'select guards.tenant()',
  'create table mine (id int)',
  'create temporary table mine (id int)',
  'set role drieluik_owner',
  'set session authorization drieluik_owner',
  'alter table residents disable row level security',
  'drop policy tenant_wall on residents',
  "copy residents to program 'cat'",
]
test.each(closed)('the portal’s own role is refused: %s', async (statement) => {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  try {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})

test('row_security off makes the portal’s role see an error, not the rows', async () => {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  try {
    await client.query('set row_security = off')
    await expect(client.query('select * from residents')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})

test('a function with its owner’s rights looks up names in a fixed place, and not everybody may run it', () => {
  const powerful = functions.filter(({ definer }) => definer)
  expect(powerful.length).toBeGreaterThan(10)
  for (const { name, settings, everybody } of powerful) {
    expect(settings, name).toContainEqual(expect.stringMatching(/^search_path=(public|pg_catalog), pg_temp$/))
    expect(everybody, name).toBe(false)
  }
  expect(functions.filter(({ everybody }) => everybody)).toEqual([])
})

test('the portal may run the doors that are listed here, and nothing else that has its owner’s rights', () => {
  expect(
    functions
      .filter(({ definer, app: may }) => definer && may)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(doors)
})
