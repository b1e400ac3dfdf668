import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseOf, withClient, withDatabase } from './roles.server.ts'
import { accounts, residents } from './schema/identity.ts'
import { makeAccount, makeResident, makeCareRelationship } from './seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './testing/neighbourhood.server.ts'
import { flush, formsOf, holds, holdWal, readDisk, type DiskPart } from './testing/search-disk.server.ts'
import { testUrls } from './testing/test-database.ts'
import type { Secret, Subjects } from './testing/write-secrets.server.ts'

/** Words that nobody hides: found wherever they were put, or the search itself is broken. */
const control = { plain: 'roodborstje-in-het-zicht', base64: 'winterkoninkje-in-letters', hex: 'goudvink-in-cijfers' }

const adminUrl = inject('adminUrl')
const database = databaseOf(testUrls().app)
let wijk: TestNeighbourhood
let secrets: Secret[]
let output = ''
let queue: string
let parts: DiskPart[]
let serverLog: string | null

async function writeSecrets(subjects: Subjects): Promise<Secret[]> {
  const child = spawn(
    process.execPath,
    ['db/testing/write-secrets.server.ts', JSON.stringify(subjects), control.plain],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()))
  let told: Secret[] | undefined
  child.on('message', (message) => (told = message as Secret[]))
  await once(child, 'exit')
  if (!told) throw new Error(`the secrets were not written:\n${output}`)
  return told
}

/** What the queue holds, also what failed and waits for a next try. */
async function readQueue(): Promise<string> {
  return withClient(withDatabase(adminUrl, database), async (admin) => {
    const { rows } = await admin.query<{ row: string }>(
      'select to_jsonb(j)::text as row from graphile_worker._private_jobs j',
    )
    return rows.map(({ row }) => row).join('\n')
  })
}

/** The log of an embedded server lies beside its data folder; that of another server is its owner's. */
async function readServerLog(): Promise<string | null> {
  return withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return readFile(join(dirname(rows[0]?.folder ?? ''), 'postgres.log'), 'utf8').catch(() => null)
  })
}

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors, practice } = wijk
  const newcomer = await makeResident(owner, tenant.id, testNow, { givenName: 'Kacper', familyName: 'Nowak' })
  const registered = { residentId: newcomer.id, teamId: practice.id, kind: 'REGISTRATION' as const }
  await makeCareRelationship(owner, tenant.id, { ...registered, startsAt: testNow.subtract({ hours: 24 }) })
  const email = 'nieuw@praktijk.example'
  const account = { personId: actors.noor.personId, email, passwordHash: null, kind: 'professional' as const }
  const { id: accountId } = await makeAccount(owner, tenant.id, testNow, account)
  await owner.db.update(accounts).set({ status: 'invited' }).where(eq(accounts.id, accountId))
  const wal = await holdWal(adminUrl)
  secrets = await writeSecrets({
    ...{
      now: testNow.toString(),
      tenantId: tenant.id,
      wijk: tenant.name,
      residentId: actors.fatma.personId,
      newcomerId: newcomer.id,
    },
    assistant: { personId: actors.sanne.personId, teamId: practice.id },
    invited: { accountId, email },
  })
  const [base64, hex] = [Buffer.from(control.base64).toString('base64'), Buffer.from(control.hex).toString('hex')]
  const street = `${control.plain} ${base64} ${hex}`
  // Twice: the head of a page of the write-ahead log may stand in the middle of a word.
  for (const said of [street, null, street])
    await owner.db.update(residents).set({ street: said }).where(eq(residents.id, actors.fatma.personId))
  const waiting = JSON.stringify({ tenantId: tenant.id, notificationId: control.plain })
  await withClient(testUrls().app, (app) =>
    app.query(`select queue.add('notifications.send', $1::json, '2040-01-01')`, [waiting]),
  )
  queue = await readQueue()
  await flush(adminUrl)
  parts = []
  for await (const part of readDisk(adminUrl, database, wal.from)) parts.push(part)
  await wal.letGo()
  serverLog = await readServerLog()
}, 120_000)
afterAll(() => wijk.end())

const filesWith = (text: string) => parts.filter(({ bytes }) => holds(bytes, text)).map(({ file }) => file)

test('words that nobody hides are found in the data folder, the write-ahead log, the log and the queue', () => {
  for (const word of Object.values(control)) {
    const found = filesWith(word)
    expect(
      found.filter((file) => file.startsWith('base/')),
      word,
    ).not.toEqual([])
    expect(
      found.filter((file) => file.startsWith('pg_wal/')),
      word,
    ).not.toEqual([])
  }
  expect(holds(Buffer.from(output), control.plain)).toBe(true)
  expect(holds(Buffer.from(queue), control.plain)).toBe(true)
  expect(filesWith('this word was never written')).toEqual([])
})

test('every kind of secret was written, each worked, and what failed was told to the log', () => {
  const names = new Set(secrets.map(({ name }) => name))
  for (const name of [
    'citizen service number',
    'phone',
    'second factor',
    'recovery code',
    'password',
    'mistyped password',
    'invitation',
    'password reset',
    'activation code',
    'mailed code',
    'session of a resident',
  ])
    // prettier-ignore
    expect(names, name).toContain(name)
  for (const { name, forms } of secrets) {
    expect(forms.length, name).toBeGreaterThan(0)
    for (const form of forms) expect(form.length, name).toBeGreaterThanOrEqual(6)
  }
  expect(output).toContain('a job failed')
})

test('no secret is anywhere in the files of the database or in its write-ahead log', () => {
  expect(parts.length).toBeGreaterThan(100)
  for (const { name, forms } of secrets) for (const form of forms) expect(filesWith(form), name).toEqual([])
})

test('no secret is in the log of the portal, the log of the database, or the queue', () => {
  for (const { name, forms } of secrets) {
    for (const form of forms) {
      expect(holds(Buffer.from(output), form), `${name} in the log`).toBe(false)
      expect(holds(Buffer.from(queue), form), `${name} in the queue`).toBe(false)
      expect(holds(Buffer.from(serverLog ?? ''), form), `${name} in the server’s log`).toBe(false)
    }
  }
})

test('a word is found in each of its forms, wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const whole = Buffer.from(`${before}${control.plain}z`)
    for (const text of [
      whole.toString('utf8'),
      whole.toString('base64'),
      whole.toString('base64url'),
      whole.toString('hex'),
    ])
      expect(holds(Buffer.from(`\0\u0001${text}\0`), control.plain), text).toBe(true)
  }
  expect(formsOf('kanarie').length).toBeGreaterThan(5)
  expect(holds(Buffer.from('{"code":"123456"}'), '123456')).toBe(true)
  expect(holds(Buffer.from('1712345678 12:00:00.123456Z'), '123456')).toBe(false)
})
