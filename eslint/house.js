/**
 * The plan of the house as lint knows it: which place a file has, and what a specifier points at.
 * The same order stands in docs/architecture.md.
 */

/** The rooms of `app/domain`, from top to bottom. A room uses only rooms above it. */
export const rooms = [
  'shared',
  'tenants',
  'safety',
  'notifications',
  'organisations',
  'identity',
  'access',
  'documents',
  'directory',
  'activities',
  'appointments',
  'messaging',
  'dossier',
  'care-network',
  'consultations',
]

/** Packages that every pure file may use. */
export const purePackages = ['zod', 'temporal-polyfill']

/** Pure rules that lean on one library made for the field. */
export const roomPackages = {
  tenants: ['date-holidays'],
  activities: ['rrule-temporal'],
  appointments: ['rrule-temporal'],
}

/** Packages that a component of a room may use. */
export const componentPackages = [...purePackages, 'react', 'react-i18next', 'i18next', '@conform-to/react']

/** Whether `name` stands above `other` in the list, or is the same room. */
export function standsAbove(name, other) {
  return rooms.indexOf(name) <= rooms.indexOf(other)
}

/**
 * Where a file lives. In: its path from the top of the project, with forward slashes.
 * Out: `{ zone, room?, kind, test }`; `kind` is `server`, `component`, `pure` or `asset`.
 */
export function placeOf(path) {
  const test = /\.test\.[jt]sx?$/.test(path)
  const kind = !/\.[cm]?[jt]sx?$/.test(path)
    ? 'asset'
    : /\.server(\.test)?\.[jt]s$/.test(path)
      ? 'server'
      : /\.[jt]sx$/.test(path)
        ? 'component'
        : 'pure'
  const place = (zone, room) => ({ zone, kind, test, path, ...(room ? { room } : {}) })

  const domain = /^app\/domain\/([^/]+)\//.exec(path)
  if (domain) return place('room', domain[1])
  const schema = /^db\/schema\/([^/.]+)(?:\.[a-z-]+)?\.ts$/.exec(path)
  if (schema) return place('schema', schema[1])
  if (path.startsWith('app/routes/')) return place('route')
  if (path.startsWith('app/ui/')) return place('ui')
  if (path.startsWith('app/platform/')) return place('platform')
  if (path.startsWith('app/elements/')) return place('element')
  if (/^app\/(framework|framework\.server|paths|paths-of)\.tsx?$/.test(path)) return place('door')
  if (/^app\/root\.tsx$/.test(path)) return place('root')
  if (path.startsWith('app/')) return place('app')
  if (path.startsWith('db/migrations/')) return place('migration')
  if (/^db\/(seed|testing)\//.test(path)) return place('seed')
  if (path.startsWith('db/')) return place('db')
  if (/^(scripts|e2e|bench)\//.test(path)) return place('outside')
  return place('elsewhere')
}

/**
 * What `specifier`, written in the file `from`, points at: `{ path }` inside the project,
 * `{ package }` or `{ builtin }` outside it.
 */
export function targetOf(specifier, from) {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#')) return { path: bare.slice(1) }
  if (bare.startsWith('.')) return { path: resolve(from, bare) }
  if (bare.startsWith('node:')) return { builtin: bare.slice('node:'.length) }
  const parts = bare.split('/')
  return { package: bare.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0] }
}

function resolve(from, relative) {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The file under the linter, as a path from the top of the project. */
export function pathOf(context) {
  const top = context.cwd.replaceAll('\\', '/').replace(/\/$/, '')
  const file = context.filename.replaceAll('\\', '/')
  return file.startsWith(`${top}/`) ? file.slice(top.length + 1) : file
}

/** Calls `check(node, specifier, typeOnly)` for every import, re-export and `import()` of a file. */
export function everyImport(check) {
  const named = (node) => {
    if (!node.source || typeof node.source.value !== 'string') return
    const specifiers = node.specifiers ?? []
    const typeOnly =
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type'))
    check(node.source, node.source.value, typeOnly)
  }
  return {
    ImportDeclaration: named,
    ExportNamedDeclaration: named,
    ExportAllDeclaration: named,
    ImportExpression: named,
    TSImportType(node) {
      const source = node.source ?? node.argument?.literal
      if (typeof source?.value === 'string') check(source, source.value, true)
    },
  }
}
