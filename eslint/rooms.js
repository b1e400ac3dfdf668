import {
  componentPackages,
  everyImport,
  pathOf,
  placeOf,
  purePackages,
  roomPackages,
  standsAbove,
  targetOf,
} from './house.js'

const extension = /\.(ts|tsx|js|jsx|mjs|cjs|json|css|svg|png|jpg|woff2|sql|md|html)$/

/**
 * Which door a file should use instead of this import.
 * In: two paths from the top of the project (or a package or builtin). Out: a sentence, or null where the import is fine.
 */
export function doorFor(from, target, typeOnly = false) {
  if (from.zone === 'migration') return 'a migration imports nothing: it must mean the same for ever'
  if (from.zone === 'elsewhere') return null
  if (target.path === undefined) return from.test ? null : forPackage(from, target, typeOnly)
  if (!extension.test(target.path))
    return 'imports carry their extension (.ts, .tsx): Node runs these files from source'
  if (from.test) return null
  return forFile(from, placeOf(target.path), typeOnly)
}

function forPackage(from, { package: name, builtin }, typeOnly) {
  const inBrowser = ['room', 'ui', 'element', 'platform'].includes(from.zone) && from.kind !== 'server'
  if (builtin && inBrowser) return `node:${builtin} belongs in a .server.ts file`
  if (from.zone === 'element' && !typeOnly && name !== '@simplewebauthn/browser')
    return 'an element is a few lines on its own: it imports no package'
  if (!name || from.zone !== 'room') return null
  const extra = roomPackages[from.room] ?? []
  if (from.kind === 'pure' && ![...purePackages, ...extra].includes(name))
    return `a pure file uses zod, Temporal and #app/domain/shared only: put what needs ${name} in a .server.ts file`
  if (from.kind === 'component' && ![...componentPackages, ...extra].includes(name))
    return `a component of a room uses React, forms and i18next only: wrap ${name} once in #app/ui or ask it in a .server.ts file`
  return null
}

function forFile(from, to, typeOnly) {
  if (to.zone === 'route' && to.kind !== 'asset' && from.zone !== 'outside')
    return 'nobody imports a route: what two pages share belongs to a room or to #app/ui'
  if (to.zone === 'root' && !typeOnly) return 'nobody imports a route: what two pages share belongs to #app/ui'
  if (to.test) return 'nobody imports a test'
  if (to.kind === 'server' && !typeOnly && runsInBrowser(from))
    return `${to.path} runs on the server: let the route's loader ask it and hand over the answer`
  if (to.kind === 'component' && !typeOnly && from.kind === 'server')
    return 'Node runs .server.ts files from source and reads no JSX: let the route draw'
  return zones[from.zone]?.(from, to, typeOnly) ?? null
}

function runsInBrowser(from) {
  if (from.kind === 'server') return false
  return ['room', 'ui', 'element', 'platform', 'door'].includes(from.zone) || from.path.startsWith('app/entry.client')
}

const noRoom = (reader) => (from, to) => {
  if (to.zone === 'room') return `${reader} knows no room: take what it needs as an argument`
  if (to.zone === 'schema') return `${reader} knows no table: a room asks its own tables and hands over the answer`
  return null
}

const zones = {
  schema(from, to) {
    if (to.zone === 'room' && (to.kind !== 'pure' || !standsAbove(to.room, from.room)))
      return `the tables of ${from.room} may use the pure words of ${from.room} and the rooms above it, nothing else`
    return null
  },
  db(from, to, typeOnly) {
    if (to.zone !== 'room' || to.room === 'shared' || (typeOnly && to.kind === 'pure')) return null
    return 'the pool stands under every room: take it as an argument'
  },
  outside: (from, to) =>
    to.zone === 'schema'
      ? 'scripts, e2e and bench go through the domain; rows are made by the factories of #db/seed'
      : null,
  element: (from, to) =>
    to.zone === 'element'
      ? null
      : 'an element gets its words and addresses from its attributes, and imports elements only',
  ui: (from, to) => (to.zone === 'db' || to.zone === 'seed' ? 'ui knows no table' : noRoom('ui')(from, to)),
  platform: (from, to) =>
    to.zone === 'ui'
      ? 'platform draws nothing'
      : to.room === 'shared' && to.zone === 'room'
        ? null
        : noRoom('platform')(from, to),
  door: (from, to) => (to.room === 'shared' && to.zone === 'room' ? null : noRoom('this door')(from, to)),
  route: (from, to) =>
    to.path.startsWith('db/')
      ? 'a route never touches #db: call an exported function of the room inside withActor'
      : null,
  root: (from, to) => zones.route(from, to),
  room: forRoom,
}

function forRoom(from, to, typeOnly) {
  if (to.zone === 'room') return standsAbove(to.room, from.room) ? withinReach(from, to, typeOnly) : below(from, to)
  if (to.zone === 'schema') return forTables(from, to)
  if (to.path === 'db/columns.ts' || to.path === 'db/client.server.ts')
    return from.kind === 'server' ? null : 'only a .server.ts file speaks to the database'
  if (to.zone === 'db' || to.zone === 'seed') return 'a room reaches the database through #db/client.server.ts only'
  if (to.zone === 'app') return 'the entries know the rooms, not the other way round'
  if (from.kind === 'pure')
    return 'a pure file uses zod, Temporal, #app/domain/shared and pure files of rooms above it only'
  if (to.path === 'app/framework.server.ts' && from.room !== 'identity' && !typeOnly)
    return 'the domain reads without knowing Remix: answer a value and let the route turn it into a response'
  if (to.path === 'app/framework.ts' && from.kind === 'server')
    return 'on the server the door is #app/framework.server.ts'
  if (from.kind === 'server' && to.zone === 'ui') return 'a .server.ts file draws nothing: let the route draw'
  if (to.zone === 'element' && !typeOnly) return 'a page loads an element by name; it is imported by nobody'
  return null
}

/** A room above, or the own one: pure files stay pure. */
function withinReach(from, to, typeOnly) {
  if (from.kind === 'pure' && to.kind !== 'pure') return `a pure file imports pure files only, not ${to.path}`
  if (from.kind === 'component' && to.kind === 'server' && typeOnly && to.room !== from.room)
    return `take the type from a pure file of ${to.room}, or ask it in a .server.ts file of ${from.room}`
  return null
}

function below(from, to) {
  return `${from.room} stands above ${to.room}: what must happen in ${to.room} is a job (docs/architecture.md: the order of the rooms)`
}

function forTables(from, to) {
  if (from.kind !== 'server') return 'only a .server.ts file speaks to the database'
  if (to.room === from.room) return null
  return standsAbove(to.room, from.room)
    ? `the tables of ${to.room} belong to ${to.room}: call a function that #app/domain/${to.room} exports`
    : below(from, to)
}

/** The import zones of the house. */
export const roomsRule = {
  meta: { type: 'problem', schema: [], messages: { door: '{{ door }}' } },
  create(context) {
    const from = placeOf(pathOf(context))
    return everyImport((node, specifier, typeOnly) => {
      const door = doorFor(from, targetOf(specifier, from.path), typeOnly)
      if (door) context.report({ node, messageId: 'door', data: { door } })
    })
  },
}
