import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rooms } from './house.js'
import { verdicts } from './verdicts.js'

const seen = (path, specifier, kind = '') => verdicts(path, `import ${kind} { x } from '${specifier}'\nx()`)
const appointments = 'app/domain/appointments'

const refused = [
  [
    'a room uses a room below it',
    `${appointments}/book.server.ts`,
    '#app/domain/messaging/send.server.ts',
    /appointments stands above messaging: what must happen in messaging is a job/,
  ],
  [
    'a room uses a room below it by a relative path',
    `${appointments}/book.server.ts`,
    '../messaging/send.server.ts',
    /is a job/,
  ],
  [
    'a room reads a table of a room above it',
    `${appointments}/book.server.ts`,
    '#db/schema/access.ts',
    /tables of access belong to access/,
  ],
  ['a room reads a table of a room below it', `${appointments}/book.server.ts`, '#db/schema/dossier.ts', /is a job/],
  [
    'a room makes its own way to the database',
    `${appointments}/book.server.ts`,
    '#db/migrate.server.ts',
    /through #db\/client\.server\.ts only/,
  ],
  [
    'a room plants demo data',
    `${appointments}/book.server.ts`,
    '#db/seed/people.server.ts',
    /through #db\/client\.server\.ts only/,
  ],
  ['a pure file takes a package', `${appointments}/appointment.ts`, 'drizzle-orm', /pure file uses zod, Temporal/],
  ['a pure file takes a part of Node', `${appointments}/appointment.ts`, 'node:crypto', /\.server\.ts/],
  [
    'a pure file runs a query',
    `${appointments}/appointment.ts`,
    './appointments.queries.server.ts',
    /runs on the server/,
  ],
  ['a pure file takes a component', `${appointments}/appointment.ts`, './appointment-card.tsx', /pure files only/],
  ['a pure file builds an address', `${appointments}/appointment.ts`, '#app/paths.ts', /pure file/],
  [
    'a component runs a query',
    `${appointments}/appointment-card.tsx`,
    './appointments.queries.server.ts',
    /runs on the server/,
  ],
  [
    'a component takes a package that nobody wrapped',
    `${appointments}/appointment-card.tsx`,
    '@nl-design-system-candidate/link-react',
    /wrap @nl-design-system-candidate\/link-react once/,
  ],
  ['a command draws', `${appointments}/book.server.ts`, './appointment-card.tsx', /reads no JSX/],
  [
    'a command knows the framework',
    `${appointments}/book.server.ts`,
    '#app/framework.server.ts',
    /without knowing Remix/,
  ],
  ['a room calls the worker', `${appointments}/book.server.ts`, '#app/jobs.server.ts', /not the other way round/],
  [
    'a room imports a route',
    `${appointments}/book.server.ts`,
    '#app/routes/resident/home.tsx',
    /nobody imports a route/,
  ],
  ['a route imports a route', 'app/routes/resident/home.tsx', './inbox.tsx', /nobody imports a route/],
  ['a route touches a table', 'app/routes/resident/home.tsx', '#db/schema/people.ts', /route never touches #db/],
  ['a route opens the pool', 'app/routes/resident/home.tsx', '#db/client.server.ts', /route never touches #db/],
  ['the interface knows a room', 'app/ui/card.tsx', '#app/domain/tenants/tenant.ts', /ui knows no room/],
  ['the interface runs on the server', 'app/ui/card.tsx', '#app/platform/env.server.ts', /runs on the server/],
  ['platform knows a room', 'app/platform/mail.server.ts', '#app/domain/tenants/tenant.ts', /platform knows no room/],
  ['platform knows a table', 'app/platform/jobs.server.ts', '#db/schema/tenants.ts', /knows no table/],
  ['an element takes a package', 'app/elements/read-aloud.ts', 'react', /no package/],
  ['an element knows a room', 'app/elements/read-aloud.ts', '#app/domain/tenants/tenant.ts', /elements only/],
  ['a migration imports', 'db/migrations/0001-start.ts', 'drizzle-orm', /imports nothing/],
  ['a script reads a table', 'scripts/seed.ts', '#db/schema/people.ts', /go through the domain/],
  ['a journey reads a table', 'e2e/inbox.spec.ts', '../db/schema/people.ts', /go through the domain/],
  ['the pool knows a room', 'db/client.server.ts', '#app/domain/access/decide.ts', /under every room/],
  ['a table uses a command', 'db/schema/appointments.ts', '#app/domain/appointments/book.server.ts', /pure words/],
  ['the browser entry takes server code', 'app/entry.client.tsx', '#app/platform/log.server.ts', /runs on the server/],
  ['an import lacks its extension', `${appointments}/book.server.ts`, './appointment', /carry their extension/],
]

const allowed = [
  ['a room uses a room above it', `${appointments}/book.server.ts`, '#app/domain/access/decide-access.server.ts'],
  ['a room uses its own tables', `${appointments}/book.server.ts`, '#db/schema/appointments.ts'],
  ['a room uses the pool and the shared columns', `${appointments}/book.server.ts`, '#db/client.server.ts'],
  ['a room uses platform', `${appointments}/book.server.ts`, '#app/platform/jobs.server.ts'],
  ['a pure file uses Temporal', `${appointments}/appointment.ts`, 'temporal-polyfill'],
  ['a pure file uses shared words', `${appointments}/appointment.ts`, '#app/domain/shared/result.ts'],
  [
    'a pure file uses a pure file of a room above',
    `${appointments}/appointment.ts`,
    '#app/domain/tenants/working-days.ts',
  ],
  ['the calendar of a wijk uses the library of holidays', 'app/domain/tenants/holidays.ts', 'date-holidays'],
  ['a component uses the interface', `${appointments}/appointment-card.tsx`, '#app/ui/card.tsx'],
  ['guards of identity answer with a redirect', 'app/domain/identity/guards.server.ts', '#app/framework.server.ts'],
  ['a route asks a room', 'app/routes/resident/home.tsx', '#app/domain/appointments/appointments.queries.server.ts'],
  ['a route loads a style sheet', 'app/routes/resident/home.tsx', './home.css'],
  ['a test plants rows', `${appointments}/book.server.test.ts`, '#db/testing/database.ts'],
  ['platform uses shared words', 'app/platform/jobs.server.ts', '#app/domain/shared/result.ts'],
  ['a key points at a person', 'db/schema/organisations.ts', './identity.ts'],
  ['a script uses the domain', 'scripts/seal.ts', '#app/domain/access/seal-log.server.ts'],
]

describe('the order of the rooms', () => {
  test.each(refused)('it is refused that %s', (_what, path, specifier, message) => {
    expect(seen(path, specifier).join('\n')).toMatch(message)
  })

  test.each(allowed)('it is fine that %s', (_what, path, specifier) => {
    expect(seen(path, specifier)).toEqual([])
  })

  test('a component may take the type of what its own room answers', () => {
    expect(seen(`${appointments}/card.tsx`, './appointments.queries.server.ts', 'type')).toEqual([])
    expect(seen(`${appointments}/card.tsx`, '#app/domain/access/log.server.ts', 'type')).not.toEqual([])
  })

  test('an import() and a type import() are seen too', () => {
    const path = `${appointments}/book.server.ts`
    expect(verdicts(path, `await import('../messaging/send.server.ts')`)).toHaveLength(1)
    expect(verdicts(path, `export type T = import('../messaging/thread.ts').Thread`)).toHaveLength(1)
  })

  test('every folder of the domain has a place in the list', () => {
    const folders = readdirSync(new URL('../app/domain', import.meta.url))
    expect(folders.filter((folder) => !rooms.includes(folder))).toEqual([])
  })
})
