import type { TFunction } from 'i18next'

/** The text of a key that comes as data, which the compiler can't check; of several keys, the first that has a text. */
export function sayKey(t: TFunction, key: string | readonly string[], data: object = {}): string {
  return String(t(key as never, data as never))
}
