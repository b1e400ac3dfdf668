import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccessLogWalk,
  owners,
  type AccessLogWalk,
  type Area,
  type LogLine,
  type Visitor,
  type WalkAddress,
} from '../db/testing/access-log-walk.server.ts'
import { listTables } from '../db/testing/catalog.server.ts'
import {
  cookieOf,
  importRoute,
  listRoutes,
  visit,
  type Handler,
  type RouteEntry,
} from '../db/testing/route-walk.server.ts'

const areaOf = ({ pattern }: RouteEntry) => pattern.split('/')[1] as Area
const guarded = listRoutes().filter((entry) => areaOf(entry) in owners)

/** Pages that show nothing but what the session holds, what everybody may know, or nothing at all. */
const ofNobody = [
  'routes/resident/resident-layout.tsx',
  'routes/professional/work-layout.tsx',
  'routes/professional/home.tsx',
  'routes/professional/language.tsx',
  'routes/professional/residents.tsx',
  'routes/admin/admin-layout.tsx',
  'routes/admin/home.tsx',
  'routes/admin/invite.tsx',
  'routes/admin/invite-office.tsx',
  'routes/admin/settings.tsx',
  'routes/officer/officer-layout.tsx',
  'routes/resident/ask-about-log.tsx',
  'routes/resident/new-mandate.tsx',
  'routes/professional/directory-list.tsx',
  'routes/professional/directory-entry.tsx',
  'routes/admin/directory-list.tsx',
  'routes/admin/directory-entry.tsx',
]

/** Lists that are empty for everybody here, which shows nobody; the last is about one's own calendars alone. */
const emptyHere = ['take-over', 'to-call', 'interpreters', 'welcome', 'share-agenda'].map(
  (name) => `routes/professional/${name}.tsx`,
)
/** What is searched for is written down, because a search must be (LOG-1): by the privacy officer, in an emergency, and at the desk. */
const searches = ['accessLog', 'emergencyAccess', 'contact']

/** Where the list that these open with is empty for everybody: the address of one that is not. */
const fullLists: Readonly<Record<string, string>> = {
  'routes/professional/inbox.tsx': '?lijst=van-mij',
  'routes/professional/agenda.tsx': '?week=2026-04-10',
}

let walk: AccessLogWalk
beforeAll(async () => {
  walk = await makeAccessLogWalk()
})
afterAll(() => walk.end())

/** What one visit wrote down, and its status; nothing may break in it. */
async function logged(handler: Handler, who: Visitor | null, at: WalkAddress, body?: URLSearchParams) {
  const { fault, ...said } = await walk.logged(handler, who, at, body)
  expect(fault, said.where).toBeNull()
  return said
}

function expectWhole(lines: readonly LogLine[], entry: RouteEntry, where: string): void {
  const kinds = lines.map(({ kind }) => kind)
  expect(new Set(kinds).size, `${where}: ${kinds.join(', ')}`).toBe(lines.length)
  // The privacy officer's lists and searches are of the log itself, and may find nobody.
  if (areaOf(entry) === 'toezicht') return
  // A search (DICOM 110112) may find nobody.
  const shown = lines.filter(({ outcome, kind }) => outcome === 'success' && !kind.endsWith(' 110112'))
  for (const line of shown) expect(line.objects, `${where}: ${line.kind}`).toBeGreaterThan(0)
}

describe.each(guarded)('$pattern ($file)', (entry) => {
  test('is in the log when it shows something, once for each resource, with whom it showed', async () => {
    const { loader } = await importRoute(entry.file)
    let shown = 0
    let written = 0
    for (const at of loader ? walk.addressesOf(entry) : [])
      for (const who of owners[areaOf(entry)]) {
        const address = { ...at, path: at.path + (fullLists[entry.file] ?? '') }
        const { status, lines, where } = await logged(loader!, who, address)
        expectWhole(lines, entry, where)
        if (status === 200) shown += 1
        written += lines.length
      }
    if (ofNobody.includes(entry.file)) expect(written, entry.file).toBe(0)
    else if (shown > 0 && !emptyHere.includes(entry.file)) expect(written, entry.file).toBeGreaterThan(0)
  })

  test('is in the log when it was not for this person', async () => {
    const { loader, action } = await importRoute(entry.file)
    const [at] = walk.addressesOf(entry)
    for (const [area, [who]] of Object.entries(owners)) {
      if (area === areaOf(entry)) continue
      for (const handler of [loader, action]) {
        if (!handler) continue
        const body = handler === action ? new URLSearchParams({ intent: 'x' }) : undefined
        // Who is not signed in is sent to the sign-in by whatever is guarded; the rest is there for nobody.
        if ((await logged(handler, null, at!, body)).status === 404) continue
        const { status, lines, where } = await logged(handler, who, at!, body)
        expect(status, where).toBe(404)
        expect(
          lines.map(({ resource, outcome, objects }) => ({ resource, outcome, objects })),
          where,
        ).toEqual([{ resource: 'account.pageRefused', outcome: 'refused', objects: 1 }])
      }
    }
  })
})

test('each form that does something is in the log, and no word that was typed is', async () => {
  const { owner } = walk.wijk
  const { formsFor, words } = await walk.formsWithWords()
  expect(words.length).toBeGreaterThan(10)
  const since = await walk.now()
  for (const entry of guarded) {
    const { action } = await importRoute(entry.file)
    for (const at of action ? walk.addressesOf(entry) : [])
      for (const form of formsFor.get(entry.file) ?? []) {
        const who = owners[areaOf(entry)][0]
        const { status, lines, where } = await logged(action!, who, at, form)
        if (status < 400) expect(lines.length, `${where} ${form}`).toBeGreaterThan(0)
        expectWhole(lines, entry, where)
      }
  }
  const { rows: written } = await owner.client.query<{ row: string }>(
    `select (to_jsonb(l) - case when l.resource = any($2) then 'query' else '' end)::text as row from access_log l where l.written_at > $1
     union all select to_jsonb(o)::text from access_log_objects o`,
    [since, searches],
  )
  expect(written.length).toBeGreaterThan(100)
  expect(written.filter(({ row }) => words.some((word) => row.includes(word)))).toEqual([])
  // The words were typed and arrived: elsewhere they are found.
  const tables = (await listTables(owner)).filter(({ name }) => !name.startsWith('access_log'))
  const { rows } = await owner.client.query<{ row: string }>(
    tables.map(({ name }) => `select to_jsonb(t)::text as row from "${name}" t`).join(' union all '),
  )
  const all = rows.map(({ row }) => row).join('\n')
  expect(words.filter((word) => all.includes(word)).length).toBeGreaterThan(3)
}, 300_000)

test('signing out is in the log, here and everywhere', async () => {
  const { wijk } = walk
  const { danuta, noor } = wijk.actors
  const [here, everywhere] = [await cookieOf(wijk, wijk.tenant.id, danuta), await cookieOf(wijk, wijk.tenant.id, noor)]
  for (const [file, cookie, resource] of [
    ['sign-out.ts', here, 'account.signOut'],
    ['sign-out-everywhere.ts', everywhere, 'account.sessionsEnded'],
  ] as const) {
    const since = await walk.now()
    const { action } = await importRoute(`routes/resources/${file}`)
    for (const each of [cookie, cookie, null])
      await visit(action!, { path: '/uitloggen', tenant: wijk.tenant, cookie: each, body: new URLSearchParams() })
    const { rows } = await wijk.owner.client.query('select resource, outcome from access_log where written_at > $1', [
      since,
    ])
    expect(rows).toEqual([{ resource, outcome: 'success' }])
  }
})

test('a calendar file that leaves the portal is an event of its own', async () => {
  const entry = listRoutes().find(({ file }) => file === 'routes/resources/appointment-calendar.ts')!
  const { loader } = await importRoute(entry.file)
  const { status, lines } = await logged(loader!, 'fatma', walk.addressesOf(entry)[0]!)
  expect(status).toBe(200)
  expect(lines.map(({ kind }) => kind)).toEqual(['appointment R success TTTF 110106'])
})
