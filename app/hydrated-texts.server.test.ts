import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import routes from './routes.ts'
import { allTexts, textsFor } from './platform/i18n/i18n.server.ts'

const app = import.meta.dirname

interface Configured {
  readonly file: string
  readonly children?: readonly Configured[] | undefined
}

const read = (path: string) => readFileSync(path, 'utf8')
/** What a browser never runs: a route's loader and action. */
const atServer = /^export (async function|const) (loader|action)\b[\s\S]*?^}/gm
const comments = /^\s*(\/\/|\/\*\*|\*).*$/gm

/** Each page that hydrates: its own module first, then those it is drawn within and that are drawn in it. */
function pagesThatHydrate(all: readonly Configured[], above: readonly string[] = ['root.tsx']): string[][] {
  const below = ({ file, children = [] }: Configured): string[] => [file, ...children.flatMap(below)]
  return all.flatMap((route) => {
    const own = /handle = \{[^}]*hydrate: true/.test(read(join(app, route.file)))
    return [
      ...(own ? [[...below(route), ...above]] : []),
      ...pagesThatHydrate(route.children ?? [], [...above, route.file]),
    ]
  })
}

/** Drawn for visitors and residents alone, whose pages don't hydrate; the error page shares its frame with theirs. */
const neverHydrated = ['ui/read-aloud.tsx']

/** The modules that a browser gets with these, and what each says. */
function modulesOf(files: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const add = (path: string) => {
    if (neverHydrated.includes(path.slice(app.length + 1))) return
    if (found.has(path) || /\.server\.tsx?$/.test(path) || !/\.tsx?$/.test(path) || !existsSync(path)) return
    const text = read(path).replace(atServer, '').replace(comments, '')
    found.set(path, text)
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)'/gm))
      add(from.startsWith('#app/') ? join(app, from.slice('#app/'.length)) : join(dirname(path), from))
  }
  for (const file of files) add(join(app, file))
  return found
}

/** Whether a room of texts has this key, in any of its forms. */
function has(texts: unknown, room: string, key: string): boolean {
  const steps = key.split('.')
  const last = steps.pop() ?? ''
  const part = steps.reduce<unknown>(
    (tree, step) => (tree as Record<string, unknown> | undefined)?.[step],
    (texts as Record<string, unknown>)[room],
  )
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.keys(part).some((each) => each === last || each.startsWith(`${last}_`))
  )
}

/** The texts that a module asks for, as `room:key`, of those that there are. */
function askedIn(text: string, all: unknown): string[] {
  const rooms = [...text.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, named = '']) =>
    [...named.matchAll(/'([\w.-]+)'/g)].map(([, room = '']) => room),
  )
  const keys = [...text.matchAll(/(?:\bt\(|i18nKey=)\s*['"`]([\w.:-]+)['"`]/g)].map(([, key = '']) => key)
  return keys.flatMap((key) => {
    if (key.includes(':')) return [key]
    const room = [...rooms, 'ui'].find((each) => has(all, each, key))
    return room ? [`${room}:${key}`] : []
  })
}

const nl: unknown = allTexts().nl

test('a page that hydrates takes every text along that its modules ask for', () => {
  const pages = pagesThatHydrate(routes)
  expect(pages.map(([own]) => own)).toContain('routes/professional/inbox.tsx')
  for (const files of pages) {
    const taken = /textsFor\(language, \[([\s\S]*?)\]\)/.exec(read(join(app, files[0]!)))?.[1] ?? ''
    const rooms = [...taken.replace(comments, '').matchAll(/'([\w.:-]+)'/g)].map(([, room = '']) => room)
    const along = textsFor('nl', rooms).nl
    const asked = [...modulesOf(files)].flatMap(([path, text]) => askedIn(text, nl).map((key) => [path, key] as const))
    expect(asked.length).toBeGreaterThan(50)
    const missing = asked.filter(([, key]) => !has(along, key.split(':')[0]!, key.split(':')[1]!))
    expect(missing.map(([path, key]) => `${path.slice(app.length + 1)}: ${key}`)).toEqual([])
  }
})
