import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary } from './testing/canary.server.ts'
import { listFunctions, type DatabaseFunction } from './testing/catalog.server.ts'
import {
  actorOf,
  claimsOf,
  makeFatmasRecord,
  visitors,
  type FatmasRecord,
  type Visitor,
} from './testing/fatmas-record.server.ts'
import { testNow } from './testing/neighbourhood.server.ts'
import { attempt, claiming, type Claims } from './testing/raw-app.server.ts'

let made: FatmasRecord
let doors: DatabaseFunction[]
beforeAll(async () => {
  made = await makeFatmasRecord()
  doors = (await listFunctions(made.wijk.owner)).filter(({ definer, app }) => definer && app)
})
afterAll(() => made.end())

/** Something plausible for each argument of a door, about Fatma. An argument that is missing here fails the test. */
function valueOf(name: string): unknown {
  const { residentId, threadId, invitationId, appointmentId, assessmentId, permissionId } = made.fatmas
  const values: Record<string, unknown> = {
    p_tenant: made.wijk.tenant.id,
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
    p_person: made.wijk.actors.danuta.personId,
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
    p_emergency: invitationId,
    p_from: '2020-01-01T00:00:00Z',
    p_since: '2020-01-01T00:00:00Z',
    p_until: '2040-01-01T00:00:00Z',
    p_before: '2040-01-01T00:00:00Z',
    p_before_entry: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    p_limit: 100,
    p_ahead: 1,
    p_years: 5,
    p_hashes: [made.fatmas.bsnHash],
    p_activity: made.fatmas.activityId,
    p_date: '2026-04-07',
    p_sign_up: made.fatmas.signUpId,
    p_phone_hashes: [made.fatmas.signUpPhoneHash],
    p_family: 'Yılmaz',
    p_words: ['Yılmaz'],
    p_search: '[["yilmaz"],["fatma"]]',
    p_born: null,
    // Not hers: the desk must know both.
    p_birth: '1900-01-01',
    p_user: null,
    p_checks: null,
    p_without_self: false,
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
  return claiming(made.client, claims, async () => {
    const found: string[] = []
    for (const { name, takes } of doors) {
      const call = takes.map(({ type }, at) => `$${at + 1}::${type}`).join(', ')
      const answer = await attempt(
        made.client,
        `select * from ${name}(${call})`,
        takes.map((one) => valueOf(one.name)),
      )
      if (typeof answer !== 'string' && answer.rows.some(made.isFatmas)) found.push(name)
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
  // With which sign-up a number is signed up: asked while a guest signs up, who is never told.
  anonymous: ['sign_ups_of_phone'],
  fatma: ['access_log_about_me', 'busy_ranges'],
  // What he did himself.
  joost: ['access_log_by_me', 'assessment_metadata', 'busy_ranges', 'own_residents_find'],
  petra: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  sanne: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  noor: ['assessment_metadata', 'busy_ranges', 'own_residents_find'],
  farid: ['busy_ranges', 'own_residents_find'],
}

test.each(visitors)('what %s is told of Fatma by the doors of the database is what is meant', async (visitor) => {
  const ofThisWijk = !['anonymous', 'farGp', 'farResident'].includes(visitor)
  const worksHere = actorOf(made.wijk, visitor).kind === 'professional'
  const meant = [
    ...signingIn,
    ...(ofThisWijk ? subjects : []),
    ...(ofThisWijk && worksHere ? numberDoor : []),
    ...(mayBeTold[visitor] ?? []),
  ]
  expect((await told(claimsOf(actorOf(made.wijk, visitor)))).sort()).toEqual(meant.sort())
})

test('who says nothing of who acts is told nothing', async () => {
  expect(await told(null)).toEqual(signingIn)
})

test('the word is in everything that can hold it, so that a leak would show', async () => {
  const { rows } = await made.wijk.owner.client.query<{ table: string }>(
    made.tables
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
