import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { withActor } from '../domain/access/with-actor.server.ts'
import { listResidentCards } from '../domain/identity/residents.queries.server.ts'
import { identityNumberHashes, sealPhone } from '../domain/identity/sealed-contact.server.ts'
import type { Actor } from '../domain/shared/actor.ts'
import { isRefused } from '../domain/shared/result.ts'
import { parseKeyRing, type KeyRing } from '#app/platform/key-ring.ts'
import { freshKeyRing, keyRing } from '#app/platform/keys.server.ts'
import { checkKeys } from '#db/key-check.server.ts'
import { rotateKeys } from './rotate-keys.server.ts'
import { residents } from '#db/schema/identity.ts'
import { sealedColumns } from './sealed-columns.server.ts'
import { testIdentityNumber } from '#db/seed/data/test-identity-number.ts'
import { makeResident } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'

const keyLine = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}\n`
const ringOf = (...lines: string[]): KeyRing => {
  const read = parseKeyRing(lines.join(''))
  if ('problem' in read) throw new Error(read.problem)
  return read.ring
}
const [first, second, third] = [keyLine('k1', 1), keyLine('k2', 2), keyLine('k3', 3)]
const many = 240

/** For this process, which reads its settings once, and for the programs that tests start. */
function setKeyFile(): void {
  vi.stubEnv('SEAL_KEYS', '')
  vi.stubEnv('SEAL_KEYS_FILE', keyFile)
}

let folder: string
let keyFile: string
let wijk: TestNeighbourhood
/** Residents beside the story's, with the number that each was made with. */
let people: { actor: Actor & { personId: string }; phone: string; number: string }[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drieluik-keys-'))
  keyFile = join(folder, 'seal-keys')
  await writeFile(keyFile, first)
  setKeyFile()
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  people = []
  for (let index = 0; index < many; index += 1) {
    const [phone, number] = [`06 ${10_000_000 + index}`, testIdentityNumber(index)!]
    const given = { givenName: 'Bewoner', familyName: String(index), phone, identityNumber: number }
    const { id } = await makeResident(owner, tenant.id, testNow, given)
    people.push({ actor: { ...actors.fatma, personId: id }, phone, number })
  }
})
afterAll(async () => {
  await wijk.end()
  await rm(folder, { recursive: true })
})

/** Back to everything under the first key. */
beforeEach(async () => {
  setKeyFile()
  await writeFile(keyFile, first)
  freshKeyRing()
  const all = ringOf(third, second, first)
  await rotateKeys({ url: testUrls().app, ring: all, now: testNow })
})

const rotate = (ring: KeyRing, more: { batch?: number; rounds?: number } = {}) =>
  rotateKeys({ url: testUrls().app, ring, now: testNow, ...more })
const start = (ring: KeyRing) => checkKeys(testUrls().app, ring)

const ownPhone = async (actor: Actor & { personId: string }) => {
  const cards = await withActor(actor, (tx) => listResidentCards(tx, [actor.personId]))
  if (isRefused(cards)) throw new Error('refused')
  return cards.get(actor.personId)?.phone
}
const foundBy = async (number: string) => {
  const hashes = identityNumberHashes(wijk.tenant.id, number)
  const { rows } = await wijk.owner.client.query<{ id: string }>('select id from residents where bsn_hash = any($1)', [
    hashes,
  ])
  return rows.map(({ id }) => id)
}
const counts = async () => {
  const { rows } = await wijk.owner.client.query<{ key: string; count: number }>(
    `select split_part(v, '.', 2) as key, count(*)::int as count
     from residents, unnest(array[phone_sealed, bsn_sealed, bsn_hash]) as v where v is not null group by 1 order by 1`,
  )
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]))
}

test('every column with sealed values is rotated, and the keys in use are found in each by an index', async () => {
  const { rows } = await wijk.owner.client.query<{ name: string; indexed: boolean; renewed: boolean }>(
    `select c.relname || '.' || a.attname as name, exists (select from pg_indexes i where i.tablename = c.relname
       and i.indexdef like '%split_part(' || a.attname || ', ''.''::text, 2))%') as indexed,
       has_column_privilege('drieluik_app', c.oid, a.attname, 'update') as renewed
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (a.attname ~ '_sealed$' or a.attname ~ '^bsn_' or a.attname = 'phone_hash')`,
  )
  const known = sealedColumns.flatMap(({ table, column, search }) =>
    [column, ...(search ? [search.column] : [])].map((name) => `${table}.${name}`),
  )
  expect(rows.map(({ name }) => name).sort()).toEqual(known.sort())
  expect(rows.filter(({ indexed, renewed }) => !indexed || !renewed)).toEqual([])
})

test('while keys are changed everybody reads, writes and is found, and nothing stays under the old key', async () => {
  expect(await counts()).toEqual({ k1: 3 * many })
  await appendFile(keyFile, second)
  let going = true
  /** What was written for each resident, in order. */
  const written = new Map<string, string[]>()
  let writes = 0
  let asked = 0
  const readers = Array.from({ length: 4 }, async (_, lane) => {
    for (let at = lane; going; at = (at + 7) % many) {
      const { actor, phone, number } = people[at]!
      const [read, found] = [await ownPhone(actor), await foundBy(number)]
      expect([phone, ...(written.get(actor.personId) ?? [])]).toContain(read)
      expect(found).toEqual([actor.personId])
      asked += 1
    }
  })
  const writer = (async () => {
    for (let at = 0; going; at = (at + 11) % many) {
      const { actor } = people[at]!
      const phone = `06 9${(writes += 1)}`
      written.set(actor.personId, [...(written.get(actor.personId) ?? []), phone])
      await withActor(actor, async (tx) => {
        const phoneSealed = sealPhone({ tenantId: actor.tenantId, id: actor.personId }, phone)
        await tx
          .update(residents)
          .set({ phoneSealed })
          .where(and(eq(residents.tenantId, actor.tenantId), eq(residents.id, actor.personId)))
      })
    }
  })()
  const rotation = await rotate(ringOf(first, second), { batch: 7 })
  const after = asked
  await expect.poll(() => asked).toBeGreaterThan(after)
  going = false
  await Promise.all([...readers, writer])
  expect(rotation).toMatchObject({ newest: 'k2', left: [], broken: 0 })
  // The portal itself sealed with the new key what it wrote meanwhile.
  expect(rotation.sealed).toBeGreaterThan(many)
  expect(asked).toBeGreaterThan(20)
  expect(writes).toBeGreaterThan(5)
  expect(await counts()).toEqual({ k2: 3 * many })

  await writeFile(keyFile, second)
  freshKeyRing()
  await start(ringOf(second))
  for (const person of people) {
    const phone = written.get(person.actor.personId)?.at(-1) ?? person.phone
    expect(await ownPhone(person.actor)).toBe(phone)
    Object.assign(person, { phone })
    expect(await foundBy(person.number)).toEqual([person.actor.personId])
  }
}, 60_000)

test('a rotation that was killed half-way goes on where it stopped', async () => {
  await appendFile(keyFile, second)
  // Somebody holds the last resident, so that the rotation can't end before it is killed.
  const { client } = wijk.owner
  await client.query('begin')
  await client.query('select from residents where id = $1 for update', [people.at(-1)!.actor.personId])
  const child = spawn(process.execPath, ['scripts/keys-rotate.ts'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  await expect.poll(() => output, { timeout: 15_000 }).toContain('sealed anew')
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  await client.query('rollback')
  const between = await counts()
  expect(between['k1'], 'some were not done yet').toBeGreaterThan(0)
  expect(between['k2'], 'some were done').toBeGreaterThan(0)
  for (const number of [people[0]!.number, people.at(-1)!.number]) expect(output).not.toContain(number)

  const again = spawn(process.execPath, ['scripts/keys-rotate.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = ''
  again.stdout.on('data', (part: Buffer) => (told += part.toString()))
  const [code] = (await once(again, 'exit')) as [number]
  expect([code, told]).toEqual([0, expect.stringMatching(/\d+ values sealed with k2, 0 left under k1/)])
  expect(await counts()).toEqual({ k2: 3 * many })
  for (const { actor, phone } of people.slice(0, 20)) expect(await ownPhone(actor)).toBe(phone)
}, 60_000)

test('a key that is taken away too early is missed at the start, by its name', async () => {
  await expect(start(ringOf(second))).rejects.toThrow(/The key "k1" is missing from SEAL_KEYS/)
  await start(ringOf(first, second))
  await rotate(ringOf(first, second))
  await start(ringOf(second))
  await expect(start(ringOf(first))).rejects.toThrow('The key "k2" is missing')
  await expect(rotate(ringOf(first))).rejects.toThrow('The key "k2" is missing')
  freshKeyRing()
})

test('another key under the name of an old one is noticed at the start, by its name', async () => {
  await start(ringOf(first))
  await expect(start(ringOf(keyLine('k1', 77)))).rejects.toThrow(/The key "k1" in SEAL_KEYS .* is not the one/)
})

test('what an older version kept in clear is shown until it is sealed, and then gone from the column', async () => {
  const { actor, phone } = people[3]!
  const whose = [actor.personId]
  await wijk.owner.client.query(`update residents set phone_sealed = null, phone = '06 oud' where id = $1`, whose)
  expect(await ownPhone(actor)).toBe('06 oud')
  expect(await rotate(keyRing())).toMatchObject({ sealed: 1, left: [] })
  const { rows } = await wijk.owner.client.query('select phone from residents where id = $1', whose)
  expect(rows).toEqual([{ phone: null }])
  expect(await ownPhone(actor)).toBe('06 oud')
  const phoneSealed = sealPhone({ tenantId: wijk.tenant.id, id: actor.personId }, phone)
  await wijk.owner.db.update(residents).set({ phoneSealed }).where(eq(residents.id, actor.personId))
})

test('a value that somebody changed outside the portal is told of, and does not hold up the others', async () => {
  const [one, other] = [people[4]!.actor.personId, people[5]!.actor.personId]
  const { client } = wijk.owner
  const { rows } = await client.query<{ phone_sealed: string }>('select phone_sealed from residents where id = $1', [
    one,
  ])
  // The value of one resident in the row of another: it opens nowhere else.
  const own = await client.query<{ phone_sealed: string }>('select phone_sealed from residents where id = $1', [other])
  await client.query('update residents set phone_sealed = $2 where id = $1', [other, rows[0]!.phone_sealed])
  const rotation = await rotate(ringOf(first, second), { rounds: 1 })
  expect(rotation).toMatchObject({ broken: 1, left: [{ place: 'residents.phone_sealed', keyId: 'k1' }] })
  await client.query('update residents set phone_sealed = $2 where id = $1', [other, own.rows[0]!.phone_sealed])
  expect(await rotate(ringOf(first, second))).toMatchObject({ broken: 0, left: [], sealed: 1 })
})
