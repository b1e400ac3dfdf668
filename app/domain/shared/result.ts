/** A refusal that people meet in daily life. `code` is a translation key: `<room>:refusals.<name>` without the prefix. */
export interface Refusal {
  readonly code: RefusalCode
  /** Values for the translation; never personal data. */
  readonly data?: Readonly<Record<string, string | number>>
}

/** `<room>.<name>`, for example `appointments.slotTaken`. */
export type RefusalCode = `${string}.${string}`

export type Done<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly refusal: Refusal }
/** What a command answers: a value, or a refusal that rolls its transaction back. Faults are thrown. */
export type Result<T> = Done<T> | Refused

export function done(): Done<undefined>
export function done<T>(value: T): Done<T>
export function done<T>(value?: T): Done<T | undefined> {
  return { ok: true, value }
}

export function refuse(code: RefusalCode, data?: Refusal['data']): Refused {
  return { ok: false, refusal: data ? { code, data } : { code } }
}

/** The one answer to a stranger: whether something exists is itself personal data. */
export const notFound = refuse('shared.notFound')

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false && 'refusal' in value
}
