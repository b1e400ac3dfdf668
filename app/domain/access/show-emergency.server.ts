import { timeText } from '#app/platform/i18n/format.ts'
import type { Emergency } from './emergencies.queries.server.ts'
import type { ShownEmergency } from './emergency-banner.tsx'

/** A live emergency for the banner; null for none and for one that has ended. */
export function showEmergency(
  emergency: Emergency | null,
  { timeZone, language }: { timeZone: string; language: string },
): ShownEmergency | null {
  if (!emergency?.isLive) return null
  const { id, reasonCode, closesAt } = emergency
  return { id, reasonCode, until: timeText(closesAt.toZonedDateTimeISO(timeZone), language) }
}
