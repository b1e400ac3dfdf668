import { dayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { Temporal } from 'temporal-polyfill'
import type { ThreadState } from './thread.ts'

/** Who reads, in which language and zone, at what time. */
export interface Reader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
  readonly now: Temporal.Instant
}

/** "woensdag 8 april", in the zone of the wijk. */
export function dayOf(instant: Temporal.Instant, { timeZone, language }: Reader): string {
  return dayText(instant.toZonedDateTimeISO(timeZone).toPlainDate(), language)
}

export interface StatusOf {
  readonly state: ThreadState
  readonly dueAt: Temporal.Instant
  /** Who has it or answered last, as residents call this person. */
  readonly with: string | null
}

/** How an own question stands, in words for the resident. */
// i18n: messaging:states.*
export function statusText(thread: StatusOf, reader: Reader): string {
  const { t } = reader
  const day = dayOf(thread.dueAt, reader)
  const name = thread.with ?? t('messaging:team')
  const { state } = thread
  if (state === 'submitted' || state === 'triaged' || state === 'draft') return t('messaging:states.waiting', { day })
  if (state === 'in_progress') return t('messaging:states.taken', { name, day })
  return t(`messaging:states.${state}`, { name })
}

/** States in which the resident waits for the team. */
export function awaitsAnswer(state: ThreadState): boolean {
  return state === 'submitted' || state === 'triaged' || state === 'in_progress'
}
