import type { LocaleFiles } from './locales.ts'
import { askedKey, flatten } from './locales.ts'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Text between quotes that may be a key: `appointments:refusals.slotTaken`, `title`, `appointments.slotTaken`. */
const keyLike = /(?<=['"`])[A-Za-z][\w-]*(?:[.:][\w-]+)*(?=['"`])/g
/** A key in a comment is not a use. */
const commentLine = /^\s*(\/\/|\/\*\*|\*).*$/gm
/** Keys built while the program runs are named next to their use: `// i18n: appointments.refusals.*`. */
const named = /\bi18n: *([^\n*]+(?:\*[^\n*/]*)*)/g

/**
 * Which keys of `nl` nothing asks for, and which keys are asked for that `nl` lacks.
 * A key is used when the source names it with its room (`room:key`), names it alone in the room's own files or in a file
 * that names the room, names it as the code of a refusal (`room.name` for `room:refusals.name`), or covers it by a
 * comment `// i18n: room.prefix.*`.
 */
export function checkUsage(source: LocaleFiles, files: readonly SourceFile[]): string[] {
  const faults: string[] = []
  const read = files.map(readFile)
  const everywhere = new Set(read.flatMap((file) => [...file.tokens]))
  const prefixes = new Set(read.flatMap((file) => file.prefixes))

  for (const text of Object.values(source)) {
    for (const value of flatten(text).values()) {
      for (const [, key] of value.matchAll(/\$t\(([\w.:-]+)/g)) everywhere.add(key!)
    }
  }

  const known = new Map(Object.entries(source).map(([namespace, tree]) => [namespace, askedKeys(tree)]))
  const covering = new Set<string>()
  for (const [namespace, keys] of known) {
    const near = new Set(read.filter((file) => isNear(file, namespace)).flatMap((file) => [...file.tokens]))
    for (const key of keys) {
      const prefix = [...prefixes].find((each) => covers(each, namespace, key))
      if (prefix) covering.add(prefix)
      if (!prefix && !names(key).some((name) => near.has(name) || isNamed(everywhere, namespace, name)))
        faults.push(`nl/${namespace}.json: nothing uses ${key}`)
    }
  }
  for (const prefix of prefixes) {
    if (![...known].some(([namespace, keys]) => [...keys].some((key) => covers(prefix, namespace, key))))
      faults.push(`the comment "i18n: ${prefix}" covers no key of nl`)
  }
  for (const file of read) faults.push(...unknownKeys(file, known))
  return faults
}

function askedKeys(tree: object): Set<string> {
  return new Set([...flatten(tree).keys()].map(askedKey))
}

interface ReadFile {
  readonly path: string
  readonly tokens: ReadonlySet<string>
  readonly prefixes: readonly string[]
}

function readFile({ path, text }: SourceFile): ReadFile {
  const comments = [...text.matchAll(named)].flatMap((match) => match[1]!.split(/[\s,]+/))
  return {
    path,
    tokens: new Set(text.replace(commentLine, '').match(keyLike) ?? []),
    prefixes: comments.filter((word) => /^[\w.:-]+\.\*$/.test(word) || /^[\w-]+(\.work)?:\*$/.test(word)),
  }
}

const isNear = (file: ReadFile, namespace: string) =>
  file.tokens.has(namespace) ||
  file.path.includes(`/${namespace.replace(/\.work$/, '')}/`) ||
  [...file.tokens].some((token) => token.startsWith(`${namespace}:`))

/** The names under which a key may be asked: itself, without its context (`_mother`), the list that it is part of. */
const names = (key: string) => [key, key.replace(/_[^_.]+$/, ''), key.replace(/(\.\d+)+(\..*)?$/, '')]

function isNamed(tokens: ReadonlySet<string>, namespace: string, key: string): boolean {
  const refusal = /^refusals\.(\w+)$/.exec(key)
  return tokens.has(`${namespace}:${key}`) || (refusal !== null && tokens.has(`${namespace}.${refusal[1]}`))
}

function covers(prefix: string, namespace: string, key: string): boolean {
  const start = prefix.slice(0, -1)
  return `${namespace}:${key}`.startsWith(start) || `${namespace}.${key}`.startsWith(start)
}

function unknownKeys(file: ReadFile, known: Map<string, Set<string>>): string[] {
  return [...file.tokens].flatMap((token) => {
    const [namespace = '', key] = token.split(':')
    const keys = known.get(namespace)
    if (!keys || !key) return []
    const there = [...keys].some((each) => names(each).includes(key) || each.startsWith(`${key}.`))
    return there ? [] : [`${file.path}: nl/${namespace}.json lacks ${key}`]
  })
}
