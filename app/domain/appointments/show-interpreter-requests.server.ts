import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { InterpreterRequest } from './interpreter-requests.server.ts'
import { interpreterForTeam } from './interpreter-words.server.ts'
import type { Reader } from './show-appointment.server.ts'

export interface ShownRequest {
  readonly id: string
  readonly name: string
  /** Whether the appointment's own page is open to whoever looks. */
  readonly isKnown: boolean
  readonly when: string
  readonly interpreter: string
}

/** The interpreters that are still to be arranged, in ready words. */
export function showInterpreterRequests(items: readonly InterpreterRequest[], reader: Reader): ShownRequest[] {
  const { t, language, timeZone } = reader
  return items.map((item) => ({
    id: item.id,
    name: item.name ?? t('desk.work:one.someone'),
    isKnown: item.name !== null,
    when: dateTimeText(item.startsAt, timeZone, language),
    interpreter: interpreterForTeam(item, reader) ?? '',
  }))
}
