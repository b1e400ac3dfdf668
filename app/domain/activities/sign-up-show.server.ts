import { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { mostSeriesDates } from './registration.ts'
import type { Registration } from './registrations.queries.server.ts'
import { titleIn, type SignUpActivity } from './sign-up-activity.queries.server.ts'
import type { ShownDate, ShownRegistration, ShownSignUp } from './sign-up-view.ts'

interface Reader {
  readonly language: string
  readonly timeZone: string
  readonly now: Temporal.Instant
}

function saysOf({ state, status }: Registration): ShownRegistration['says'] {
  if (state === 'cancelled') return 'cancelled'
  if (status === 'cancelled') return 'off'
  return state === 'placed' && status === 'moved' ? 'moved' : state
}

/** Dates that somebody signed up for, in the reader's words. */
export function showRegistrations(items: readonly Registration[], reader: Reader): ShownRegistration[] {
  const { language, timeZone, now } = reader
  return items.map((item) => {
    const says = saysOf(item)
    const isOver = Temporal.Instant.compare(item.endsAt, now) <= 0
    const begun = Temporal.Instant.compare(item.startsAt, now) <= 0
    const date = item.originalDate.toString()
    return {
      ...{ key: `${item.signUpId} ${date}`, signUpId: item.signUpId, date },
      when: dateTimeText(item.startsAt, timeZone, language),
      ...titleIn(item, language),
      ...{ place: item.place, says, isOver, helped: item.helped },
      canCancel: !begun && (says === 'placed' || says === 'waiting' || says === 'moved'),
      asks: isOver && (says === 'placed' || says === 'moved'),
    }
  })
}

/**
 * What a page to sign up on shows, about the date that was asked for or the first one that is open.
 * @param asked an ISO date from the address, or anything.
 * @returns null where no date is open.
 */
export function showSignUp(activity: SignUpActivity, asked: string | null, reader: Reader): ShownSignUp | null {
  const { language, timeZone } = reader
  const found = activity.dates.findIndex(({ originalDate }) => originalDate.toString() === asked)
  const first = Math.max(found, 0)
  const date = activity.dates[first]
  if (!date) return null
  const shown: ShownDate = {
    date: date.originalDate.toString(),
    when: dateTimeText(date.startsAt, timeZone, language),
    full: date.full,
  }
  return {
    ...{ id: activity.id, activity: activity.title, activityLanguage: activity.titleLanguage },
    ...{ place: activity.place, companion: activity.companion, chosen: shown },
    series: Math.min(activity.dates.length - first, mostSeriesDates),
  }
}
