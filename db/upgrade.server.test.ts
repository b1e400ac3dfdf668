import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { migrate } from './migrate.server.ts'
import { prepareRoles, withClient, type RoleUrls } from './roles.server.ts'
import { dropDatabase } from './testing/clone-database.server.ts'
import { roleUrlsOn } from './testing/test-server.server.ts'

const ownFolder = join(import.meta.dirname, 'migrations')
/** Where databases stand that have to be brought up to date. */
const stands = { first: '0005_appointments', signedIn: '0016_queue_and_own_words' } as const
const names = ['first', 'ahead', 'signed_in'].map((state) => `drieluik_upgrade_${state}_${process.pid}`)

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[]
}

let folder: string
let journal: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drieluik-upgrade-'))
  await cp(ownFolder, folder, { recursive: true })
  journal = await readFile(join(folder, 'meta/_journal.json'), 'utf8')
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  for (const name of names) await dropDatabase(inject('adminUrl'), name)
})

/** Fingerprints of what has landed: an edited migration would be missed, or run twice, where it ran already. */
const landed = {
  '0000_tables': '1795295728807 9ec378ec3a5e73e5',
  '0001_guards': '1795295734706 cb2800fa9dfa9a80',
  '0002_messaging': '1795295740273 94ff02dd3370f8fd',
  '0003_dossier': '1795295742904 479f74c29e0bb599',
  '0004_consultations': '1795295745303 a96222151df997ff',
  '0005_appointments': '1795295747305 0a2ccc73992ad499',
  '0006_identity': '1795300613042 543a7f826214db25',
  '0007_identity_guards': '1795300613994 760025d8d5182a07',
  '0008_sign_in': '1795301063808 957bde278837c97a',
  '0009_credentials': '1795301064982 e0a7f291c0a0fc0c',
  '0010_mandates': '1795301066173 83283e3b2e53f47a',
  '0011_permissions': '1795301067213 fa24795c377f11c2',
  '0012_emergency': '1795301068218 2d68226833ec636c',
  '0013_log': '1795301069327 3f79b46ddc3432f5',
  '0014_leaving': '1795301070301 ee0912b7e601bf2a',
  '0015_keys': '1795301071561 8409760b502fad0c',
  '0016_queue_and_own_words': '1795310477998 1914d8f4c63b31e2',
  '0017_representatives': '1795315000000 21d30c7f783d898e',
  '0018_identity_last': '1795320000000 75161b64ca1b47b3',
  '0019_schedules': '1795325000000 a97c0e5eab741d0a',
  '0020_practice_bookings': '1795326000000 426a4877728f865c',
  '0021_settling_bookings': '1795335000000 c7c115d76d964d97',
  '0022_interfaces': '1795345000000 9b0ff3d7e426ff58',
  '0023_waiting_list': '1795355000000 d85bef99d9fb4949',
  '0024_reminders': '1795365000000 655d49e7542bc314',
  '0025_interpreter_requests': '1795375000000 50555907ca5a55f5',
  '0026_mending_doors': '1795385000000 9faba9ed2b6ad682',
  '0027_people_and_settings': '1795395000000 4135c27576283ddf',
  '0028_busy_once': '1795396000000 d209aeab68342f2a',
  '0029_activities_by_date': '1795429000000 8aa367794d6590c4',
  '0030_directory': '1795430000000 d8fee1cd4a353548',
  '0031_offer': '1795431000000 490b79acdb741908',
  '0032_sign_ups': '1795432000000 1e907a04d4ccfc0f',
  '0033_public_page_news': '1795433000000 511ca6f85747d930',
  '0034_feeds_and_sources': '1795434000000 8d6547bcb42121c4',
  '0035_decision_aids': '1795435000000 455c8d5e81747a2e',
  '0036_reminders_for_somebody': '1795436000000 5360a7f10f37e65e',
  '0037_full_dates': '1795437000000 0f4fa628b54e771a',
  '0038_sociale_kaart_in_languages': '1795438000000 abd9584c62967029',
  '0039_leaving_the_neighbourhood': '1795439000000 a24c0e57242c88e8',
  '0040_holds_that_ran_out': '1795440000000 e90b89e8520fbc97',
  '0041_groups': '1795442000000 10d48d7844a652c9',
  '0042_less_to_plan': '1795443000000 34bad5b030087850',
  '0043_invited_to_book': '1795444000000 6821a6c50e44e7e6',
}

test('a migration that landed is never edited', async () => {
  const { entries } = JSON.parse(journal) as Journal
  for (const [tag, print] of Object.entries(landed)) {
    const sql = await readFile(join(ownFolder, `${tag}.sql`))
    const when = entries.find((entry) => entry.tag === tag)!.when
    expect(`${when} ${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`, tag).toBe(print)
  }
})

async function databaseAt(last: string, name: string): Promise<RoleUrls> {
  const urls = roleUrlsOn(inject('adminUrl'), name)
  await prepareRoles(inject('adminUrl'), urls)
  const { entries, ...head } = JSON.parse(journal) as Journal
  const before = entries.slice(0, entries.findIndex(({ tag }) => tag === last) + 1)
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...head, entries: before }))
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker, folder })
  return urls
}

/** A practice with one question. @param amber the column is there already. */
const question = (amber: boolean) => `
  with t as (insert into tenants (id, slug, name, city, settings, created_at) values ($1, 'w', 'W', 'U', '{}', now()) returning id),
  o as (insert into organisations (tenant_id, id, kind, name) select id, $1, 'HEALTH_CENTRE', 'C' from t returning id),
  e as (insert into teams (tenant_id, id, organisation_id, kind, name, phone, opens_at, closes_at)
    select $1, $1, id, 'GP_PRACTICE', 'P', '1', '08:00', '17:00' from o returning id),
  p as (insert into people (tenant_id, id, created_at) select $1, $1, now() from t returning id),
  r as (insert into residents (tenant_id, id, given_name, family_name, birth_date, language, created_at)
    select $1, id, 'A', 'B', '1980-01-01', 'nl', now() from p returning id)
  insert into threads (tenant_id, id, resident_id, team_id, kind, state, subject, preview, language, submitted_at, due_at, last_message_at, details, red_flags${amber ? ', amber_at' : ''})
  select $1, $1, r.id, e.id, 'SHORT_QUESTION', 'submitted', 'S', 'S', 'nl', '2026-04-01T08:00:00Z', '2026-04-03T08:00:00Z',
    '2026-04-01T08:00:00Z', '{}', '{chest}'${amber ? `, '2026-04-02T20:00:00Z'` : ''} from r, e`

/** The columns and policies of a database that was made while 0016 still stood in what came before it. */
const ahead = `
  alter table threads add column amber_at timestamptz not null;
  alter table threads add column queue_at timestamptz not null generated always as (due_at) stored;
  create policy own_words on assessments as restrictive for update to drieluik_app using (true)`

test.each([
  ['as it landed first', stands.first, names[0]!, ''],
  ['that had the columns from the start', stands.first, names[1]!, ahead],
  ['that knows sign-in and permission', stands.signedIn, names[2]!, ''],
])('a database %s is brought up to date, and its questions stay', async (_state, last, name, before) => {
  const urls = await databaseAt(last, name)
  const id = newId()
  await withClient(urls.owner, async (client) => {
    if (before) await client.query(before)
    await client.query(question(before !== '' || last !== stands.first), [id])
  })
  await writeFile(join(folder, 'meta/_journal.json'), journal)
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker, folder })
  const { rows } = await withClient(urls.owner, (client) =>
    client.query<{ id: string; amber: string; policies: string }>(
      `select t.id, to_char(amber_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as amber,
         (select count(*) from pg_policy where polname like 'own_words%' and pg_get_expr(polqual, polrelid) like '%resident_id%') as policies
       from threads t where queue_at is not null`,
    ),
  )
  expect(rows).toEqual([{ id, amber: '2026-04-02 20:00', policies: '6' }])
})
