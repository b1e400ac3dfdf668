import type { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { onlineEditableUntil } from './appointment.ts'
import { takesOneMore } from './group.ts'
import type { OpenGroup } from './join-group.server.ts'
import { dutchOn, placeText, type Reader } from './show-appointment.server.ts'
import type { ShownOpenGroup } from './shown-open-group.ts'

function stateOf(group: OpenGroup, placeId: string | null, now: Temporal.Instant): ShownOpenGroup['state'] {
  if (placeId !== null) return 'mine'
  const may = takesOneMore(group, now)
  if (may.ok) return 'free'
  return may.refusal.code === 'appointments.groupFull' ? 'full' : 'ended'
}

/**
 * A group in a resident's words.
 * @param placeId the resident's own place in it; null for none.
 */
export function showOpenGroup(
  group: OpenGroup,
  placeId: string | null,
  { t, language, timeZone, now }: Reader & { readonly now: Temporal.Instant },
): ShownOpenGroup {
  const { id, title, startsAt, endsAt, professionals, channel, location, most, taken, phone } = group
  const until = onlineEditableUntil(startsAt, group.kind.cancelNoticeHours)
  return {
    ...{ id, title, titleLang: dutchOn(language), phone, placeId },
    when: dateTimeText(startsAt, timeZone, language),
    length: t('appointments:minutes', { count: startsAt.until(endsAt).total('minutes') }),
    who: new Intl.ListFormat(language).format(professionals.map(({ calledName }) => calledName)),
    face: professionals[0]?.name ?? '',
    where: placeText(t, channel, location),
    state: stateOf(group, placeId, now),
    cancelUntil: now.until(until).sign > 0 ? dateTimeText(until, timeZone, language) : null,
    left: Math.max(0, most - taken),
  }
}
