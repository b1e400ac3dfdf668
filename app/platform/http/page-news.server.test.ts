import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeTenant } from '#db/seed/factories/tenant.server.ts'
import { openAsOwner, type OwnerDb } from '#db/seed/factories/insert.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { createLog } from '../log.server.ts'
import { listenForPages } from './page-news.server.ts'
import { frontUnderTest } from './testing/front-under-test.server.ts'

const quick = { proof: 100, patience: 500, retry: 100 }
const log = createLog('silent')

let owner: OwnerDb
let overvecht: string
let spoorwijk: string
beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  const now = Temporal.Instant.from('2026-04-07T08:20:00Z')
  overvecht = (await makeTenant(owner, now, { slug: 'overvecht', name: 'Overvecht', city: 'Utrecht' })).id
  spoorwijk = (await makeTenant(owner, now, { slug: 'spoorwijk', name: 'Spoorwijk', city: 'Utrecht' })).id
})
const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
afterAll(() => owner.end())

const rename = (tenant: string, name: string) =>
  owner.client.query('update tenants set name = $2 where id = $1', [tenant, name])
const nameOf = async (tenant: string) =>
  String((await owner.client.query('select name from tenants where id = $1', [tenant])).rows[0].name)

/** A process of the portal whose public page shows the name of the wijk, as the database has it. */
async function portalProcess(url = testUrls().app) {
  const drawn: string[] = []
  const hearing = { ready: 0, lost: 0 }
  const portal = await frontUnderTest({
    resolveTenant: async (host) => {
      const slug = host.split('.')[0] ?? ''
      const id = slug === 'spoorwijk' ? spoorwijk : overvecht
      return { id, slug, name: await nameOf(id) }
    },
    render: async (_, { tenant }) => {
      drawn.push(tenant.slug)
      return new Response(await nameOf(tenant.id))
    },
    listenForPages: (heard) => {
      const onReady = () => ((hearing.ready += 1), heard.onReady())
      const onLost = () => ((hearing.lost += 1), heard.onLost())
      return listenForPages(url, { ...heard, onReady, onLost }, log, quick)
    },
  })
  open.push(portal.front)
  await expect.poll(() => hearing.ready, { timeout: 5_000 }).toBe(1)
  const read = async (slug = 'overvecht') =>
    (await portal.ask('GET /nl/activiteiten', [`Host: ${slug}.localhost:${portal.port}`])).text
  return { read, hearing, drawn }
}

/** What is told while `act` runs, and a moment after. */
async function toldDuring(act: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = []
  let ready = false
  const heard = {
    onReady: () => void (ready = true),
    onChange: (id: string) => void told.push(id),
    onLost: () => undefined,
  }
  const news = listenForPages(testUrls().app, heard, log, quick)
  await expect.poll(() => ready, { timeout: 5_000 }).toBe(true)
  await act()
  await new Promise((resolve) => setTimeout(resolve, 150))
  await news.stop()
  return told
}

test('a change is on the pages of every process within five seconds, and other pages stay as they are', async () => {
  const [one, other] = [await portalProcess(), await portalProcess()]
  for (const process of [one, other]) {
    expect(await process.read()).toBe('Overvecht')
    expect(await process.read('spoorwijk')).toBe('Spoorwijk')
  }
  await rename(overvecht, 'Overvecht aan de Vecht')
  for (const process of [one, other]) {
    await expect.poll(() => process.read(), { timeout: 5_000 }).toBe('Overvecht aan de Vecht')
    await process.read('spoorwijk')
    expect(process.drawn.filter((slug) => slug === 'spoorwijk')).toHaveLength(1)
  }
  await rename(overvecht, 'Overvecht')
})

test('what is written is told at commit only, once for a thousand rows, and of the own wijk alone', async () => {
  const add = (from: number, client: Pick<OwnerDb['client'], 'query'> = owner.client) =>
    client.query(
      `insert into neighbourhoods (tenant_id, id, name) select $1, gen_random_uuid(), 'Buurt ' || n from generate_series($2::int, $2::int + 999) n`,
      [overvecht, from],
    )
  expect(await toldDuring(() => add(0))).toEqual([overvecht])
  const taken = async () => {
    const client = await owner.client.connect()
    await client.query('begin')
    await add(1_000, client)
    await client.query('rollback')
    client.release()
  }
  expect(await toldDuring(taken)).toEqual([])
  const none = () => owner.client.query(`update neighbourhoods set name = name where name = 'nowhere'`)
  expect(await toldDuring(none)).toEqual([])
})

test('everything that public pages show tells of its changes, and nothing else does', async () => {
  const { rows } = await owner.client.query(
    `select c.relname::text as name, count(*)::int as ways from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname like 'tells_public_pages_%' group by 1 order by 1`,
  )
  expect(rows.map(({ name }) => String(name))).toEqual(shown)
  expect(new Set(rows.map(({ ways }) => Number(ways)))).toEqual(new Set([3]))
})
const shown = [
  'activities',
  'activity_exceptions',
  'activity_occurrences',
  'decision_aid_versions',
  'decision_aids',
  'directory_entries',
  'neighbourhoods',
  'organisations',
  'search_synonyms',
  'tenants',
]

/** Only who connected may end a connection. */
async function endListeners(): Promise<void> {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'drieluik-pages' and datname = current_database()`,
  )
  await client.end()
}

test('a listener that loses its connection says so, connects again, and misses nothing', async () => {
  const process = await portalProcess()
  expect(await process.read()).toBe('Overvecht')
  await endListeners()
  await rename(overvecht, 'Overvecht-Noord')
  await expect.poll(() => process.hearing.lost, { timeout: 5_000 }).toBe(1)
  await expect.poll(() => process.read(), { timeout: 5_000 }).toBe('Overvecht-Noord')
  await expect.poll(() => process.hearing.ready, { timeout: 5_000 }).toBe(2)
  await rename(overvecht, 'Overvecht')
  await expect.poll(() => process.read(), { timeout: 5_000 }).toBe('Overvecht')
})

test('a line that falls silent without a word is noticed', async () => {
  const line = await silentLine(testUrls().app)
  const process = await portalProcess(line.url)
  line.silence()
  await expect.poll(() => process.hearing.lost, { timeout: 5_000 }).toBe(1)
  line.cut()
})

/** A way to the database that can be made to swallow everything, as a firewall does that forgot a connection. */
async function silentLine(databaseUrl: string) {
  const to = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let silent = false
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => silent || into.write(bytes))
      from.on('error', () => into.destroy())
      from.on('close', () => into.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(databaseUrl)
  through.port = String((server.address() as AddressInfo).port)
  through.hostname = '127.0.0.1'
  return {
    url: through.href,
    silence: () => void (silent = true),
    cut: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
