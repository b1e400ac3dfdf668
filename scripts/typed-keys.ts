import type { LocaleFiles } from './locales.ts'

/**
 * The rooms of `nl` whose keys the compiler does not check, because the declaration of the keys (`text`) leaves their
 * file out or does not give it under the room's own name.
 */
export function checkTypedKeys(source: LocaleFiles, text: string): string[] {
  const imported = new Map(
    [...text.matchAll(/^import type (\w+) from '.*locales\/nl\/(.+)\.json'$/gm)].map(([, name, room]) => [room, name]),
  )
  const given = new Map([...text.matchAll(/^ +'?([\w.-]+)'?: typeof (\w+)$/gm)].map(([, room, name]) => [room, name]))
  return Object.keys(source)
    .filter((room) => !imported.has(room) || imported.get(room) !== given.get(room))
    .map((room) => `typed-keys.d.ts: the keys of nl/${room}.json are not declared`)
}
