import type { Refusal } from '#app/domain/shared/result.ts'

/** One thing to mend in a form. `key` is a translation key with its room, such as `ui:errors.required`. */
export interface FieldError {
  readonly fieldId: string
  readonly key: string
}

/** What an action answers when a form can't be carried out; the page shows it again with what was typed. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors: readonly FieldError[]
  readonly refusal?: Refusal
}

/** The first value that was typed in a field, or `fallback`. */
export function typed(state: FormState | undefined, name: string, fallback = ''): string {
  const value = state?.values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? fallback)
}

/** All values that were chosen in a group. */
export function typedAll(
  state: FormState | undefined,
  name: string,
  fallback: readonly string[] = [],
): readonly string[] {
  const value = state?.values[name]
  return value === undefined ? fallback : typeof value === 'string' ? [value] : value
}

/** The translation key of what is wrong with a field, or undefined. */
export function errorOf(state: FormState | undefined, name: string): string | undefined {
  return state?.errors.find((error) => error.fieldId === name)?.key
}

// i18n: ui:refusals.*
/** `messaging.tooLate` reads from the room's own texts: `messaging:refusals.tooLate`; `offer.work.newer` from those of work. */
export function refusalKey(refusal: Refusal): string {
  const end = refusal.code.lastIndexOf('.')
  const [room, name] = [refusal.code.slice(0, end), refusal.code.slice(end + 1)]
  return room === 'shared' ? `ui:refusals.${name}` : `${room}:refusals.${name}`
}
