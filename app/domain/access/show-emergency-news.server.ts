import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { ToldEmergency } from './emergencies.queries.server.ts'

/** Emergencies as a resident reads them in a list: who and when. */
export function showEmergencyNews(
  emergencies: readonly ToldEmergency[],
  { t, language, timeZone }: { t: PortalT; language: string; timeZone: string },
) {
  return emergencies.map(({ id, name, startedAt }) => ({
    id,
    // Isolated, so that a Latin name does not turn the order of an Arabic sentence.
    text: t('emergency:line', { name: `\u2068${name}\u2069`, day: dateTimeText(startedAt, timeZone, language) }),
  }))
}
