import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAsOwner, type OwnerDb } from './seed/factories/insert.server.ts'
import { listPolicies, listTables, type Policy, type Table } from './testing/catalog.server.ts'
import { testUrls } from './testing/test-database.ts'

let owner: OwnerDb
let tables: Table[]
let policies: Policy[]
beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  tables = await listTables(owner)
  policies = await listPolicies(owner)
})
afterAll(() => owner.end())

/** Tables that belong to no wijk, and why that is right. */
const withoutTenant = {
  tenants: 'it names the wijken; the host name decides which one a visitor is in',
  key_checks: 'names of keys, each with a constant that it sealed; says nothing of anybody',
  rate_limits: 'keys are keyed hashes that hold the wijk; nothing in it says anything of anybody',
}

/** Tables about a resident that a grant does not open, and what does. */
const ownKind = {
  access_grants: 'own row, own person, own teams: a grant policy here would recurse for ever',
  question_drafts: 'what is being written is the writer’s alone',
  sign_ups: 'of who takes part, a guest by a secret, and the organiser’s: a care relationship opens none',
  sharing_permissions: 'the resident’s, and of each professional what that one asked, wrote down or received',
  emergency_accesses:
    'of who pressed; the resident’s from the notice on, or who acts for one without account; the privacy officer’s to judge',
  privacy_questions: 'the resident’s, and the privacy officer’s to answer',
  mandates: 'of two people: who gives and who represents; and the desk that checks',
  activation_codes: 'given out at the desk and read by nobody: only the portal looks one up',
  departure_items: 'of who is asked to take over, and the resident’s once that is done; the portal alone writes it',
}

/** Tables with the acts of a person who is not named `resident_id`. Nobody but the named ones has a way in. */
const otherPeople = {
  people: ['own_or_admin', 'portal_adds'],
  accounts: ['own_or_admin', 'own_or_admin_changes', 'portal_adds'],
  departures: ['colleagues_read', 'portal_adds', 'portal_changes'],
  sessions: [],
  external_identities: ['own_account'],
  mailed_codes: ['own_account'],
  passkeys: ['own_account'],
  passkey_challenges: ['own_account'],
  totp_secrets: ['own_account'],
  recovery_codes: ['own_account'],
  known_devices: ['own_account'],
  contact_changes: ['own_account'],
  sign_in_requests: ['system_only'],
  activation_claims: ['system_only'],
  account_tokens: ['system_only'],
  machine_clients: ['system_only'],
  machine_tokens: ['system_only'],
  machine_requests: ['own_requests'],
  calendar_feeds: ['own_or_portal'],
  external_calendars: ['own_or_portal'],
  offer_pending: ['portal_adds', 'portal_changes', 'portal_removes', 'work_reads'],
  offer_drafts: ['own'],
  offer_editing: ['own_adds', 'own_changes', 'own_removes', 'work_reads'],
  offer_history: ['portal_adds', 'work_reads'],
  decision_aid_changes: ['editor_reads', 'portal_adds'],
  notifications: ['everyone_asks', 'job_changes', 'own_or_job'],
  contact_preferences: ['own_or_portal'],
  registrations: ['as_the_sign_up', 'as_the_sign_up_changes', 'job_removes', 'waits_first'],
  sign_up_links: ['made_with_it'],
  activity_attendance: ['counts_are_read', 'job_counts', 'job_counts_more'],
  directory_changes: ['portal_adds', 'work_reads'],
  directory_feedback: ['portal_adds', 'portal_changes', 'portal_removes', 'work_reads'],
  access_log: ['own_name', 'sealer_reads'],
  access_log_objects: ['everyone_adds', 'sealer_reads'],
  access_log_seals: ['sealer_chains'],
}

const wall = "(tenant_id = (( SELECT NULLIF(current_setting('app.tenant'::text, true), ''::text) AS \"nullif\"))::uuid)"
/** What opens a table, and the wall. Another restrictive policy only takes away. */
const namesOn = (table: string) =>
  policies
    .filter((policy) => policy.table === table && (policy.permissive || policy.name === 'tenant_wall'))
    .map(({ name }) => name)
const aboutResidents = () =>
  tables.filter(({ name, columns }) => name === 'residents' || columns.includes('resident_id')).map(({ name }) => name)

test('every table belongs to a wijk, except the few that say nothing of anybody', () => {
  expect(tables.length).toBeGreaterThan(30)
  const loose = tables.filter(({ columns }) => !columns.includes('tenant_id')).map(({ name }) => name)
  expect(loose.sort()).toEqual(Object.keys(withoutTenant).sort())
})

test('no table of a wijk can be read without row-level security, not even by its owner', () => {
  const open = tables.filter(({ name, secured, forced }) => name !== 'rate_limits' && !(secured && forced))
  expect(open.map(({ name }) => name)).toEqual([])
})

test('a wall that no other policy opens stands around every wijk', () => {
  for (const { name } of tables.filter(({ columns }) => columns.includes('tenant_id'))) {
    const found = policies.filter((policy) => policy.table === name && policy.name === 'tenant_wall')
    expect(found, name).toEqual([
      {
        table: name,
        name: 'tenant_wall',
        permissive: false,
        command: '*',
        roles: ['drieluik_app'],
        using: wall,
        check: wall,
      },
    ])
  }
})

test('what is about a resident opens by a live grant alone, to read and to write', () => {
  const guarded = aboutResidents().filter((name) => !(name in ownKind))
  expect(guarded.length).toBeGreaterThan(10)
  for (const table of guarded) {
    const names = ['grant_adds', 'grant_changes', 'grant_reads', 'grant_removes', 'tenant_wall']
    const ofGroups = namesOn(table).filter((name) => name === 'group_reads')
    expect(namesOn(table), table).toEqual([...names, ...ofGroups].sort())
    for (const { name, using, check } of policies.filter((policy) => policy.table === table && policy.permissive)) {
      if (name === 'group_reads') {
        // What a group takes is about nobody: `appointment_participants_whose` and `appointment_rooms_whose`.
        expect([using, check], table).toEqual(['(group_id IS NOT NULL)', null])
        continue
      }
      const conditions = [using, check].filter((each) => each !== null)
      expect(conditions.length, `${table} ${name}`).toBe(name === 'grant_changes' ? 2 : 1)
      for (const condition of conditions) {
        expect(condition, `${table} ${name} asks the grants`).toContain('FROM access_grants g')
        expect(condition, `${table} ${name} asks for a live grant`).toMatch(/g\.during @> .*app\.now/)
        expect(condition, `${table} ${name} asks what the role may read`).toContain('app.topics')
        expect(condition, `${table} ${name} keeps the index`).toContain('OFFSET 0')
        // What changes something needs a grant to contribute, not one to read.
        expect(condition, `${table} ${name}`).toContain(name === 'grant_reads' ? "<> 'metadata'" : "= 'contribute'")
      }
    }
  }
})

test('grants and drafts have a kind of their own', () => {
  expect(namesOn('access_grants')).toEqual([
    ...['own_grants', 'representative_ends', 'representative_invites', 'representative_sees', 'resident_ends'],
    ...['resident_gives', 'tenant_wall'],
  ])
  expect(namesOn('question_drafts')).toEqual(['own', 'tenant_wall'])
  expect(namesOn('sharing_permissions')).toEqual([
    ...['helper_asks', 'helper_records', 'own_permissions', 'recorder_sees', 'resident_answers', 'resident_gives'],
    'tenant_wall',
  ])
  expect(namesOn('sign_ups')).toEqual([
    ...['guest_adds', 'guest_by_link', 'job_changes', 'job_removes', 'organiser_reads', 'own_sign_up'],
    ...['own_sign_up_adds', 'tenant_wall'],
  ])
  const writing = policies.filter(
    ({ table, permissive, command }) => table === 'access_grants' && permissive && command !== 'r',
  )
  for (const { using, check, name } of writing) {
    for (const condition of [using, check].filter((each) => each !== null)) {
      expect(condition, name).toContain('resident_id = ')
      expect(condition, name).not.toContain('grantee')
    }
  }
  expect(namesOn('emergency_accesses')).toEqual([
    'officer_judges',
    'own_end',
    'own_press',
    'tenant_wall',
    'those_involved',
    'told_for_somebody',
  ])
  expect(namesOn('privacy_questions')).toEqual(['asker_or_officer', 'officer_answers', 'resident_asks', 'tenant_wall'])
  for (const name of Object.keys(ownKind)) expect(aboutResidents()).toContain(name)
})

test('accounts, sessions, mails and the log have the few policies that are meant', () => {
  for (const [table, names] of Object.entries(otherPeople)) {
    expect(namesOn(table), table).toEqual([...names, 'tenant_wall'].sort())
  }
})

test('a policy names its role and asks each setting once, not once a row', () => {
  for (const { table, name, roles, using, check } of policies) {
    expect(roles, `${table} ${name}`).toHaveLength(1)
    expect(['drieluik_app', 'drieluik_sealer'], `${table} ${name}`).toContain(roles[0])
    for (const condition of [using, check]) {
      const asked = condition?.match(/current_setting\(/g) ?? []
      const inSelect =
        condition?.match(/\( SELECT NULLIF\(current_setting\('app\.[a-z]+'::text, true\), ''::text\)/g) ?? []
      expect(inSelect.length, `${table} ${name}`).toBe(asked.length)
    }
  }
})
