import { clockText, languageText, shortDayText, weekdayText } from '#app/platform/i18n/format.ts'
import { latenessAt } from './answer-promise.ts'
import type { InboxItem } from './team-inbox.queries.server.ts'
import type { Reader } from './thread-words.server.ts'
import { awaitsAnswer } from './thread-words.server.ts'

/** One line of the inbox, in ready words. */
export interface InboxLine {
  readonly id: string
  readonly title: string
  readonly due: string | null
  readonly dueLook: 'late' | 'soon' | null
  readonly preview: string
  readonly previewLang: string
  readonly meta: string
  readonly hasRedFlag: boolean
  readonly isUnread: boolean
}

const hourMs = 3_600_000
const dayHours = 24

/** "2 uur te laat", "nog 3 uur", "morgen 12.00", "ma 12.00": how long there is until the promise. */
function dueText(dueAt: InboxItem['dueAt'], { t, now, timeZone, language }: Reader): string {
  const left = dueAt.epochMilliseconds - now.epochMilliseconds
  const hours = Math.round(Math.abs(left) / hourMs)
  if (left < 0 && hours < dayHours) return t('messaging.work:due.hoursLate', { count: Math.max(1, hours) })
  if (left < 0) return t('messaging.work:due.daysLate', { count: Math.floor(hours / dayHours) })
  const due = dueAt.toZonedDateTimeISO(timeZone)
  const days = now.toZonedDateTimeISO(timeZone).toPlainDate().until(due.toPlainDate()).days
  if (days === 0)
    return hours < 1 ? t('messaging.work:due.withinHour') : t('messaging.work:due.hoursLeft', { count: hours })
  const time = clockText(due, language)
  if (days === 1) return t('messaging.work:due.tomorrow', { time })
  return days < 7
    ? `${weekdayText(due.dayOfWeek, language, 'short')} ${time}`
    : shortDayText(due.toPlainDate(), language)
}

/** "Mevrouw Yılmaz": at the start of a line. */
const sentence = (words: string) => words.charAt(0).toLocaleUpperCase('nl') + words.slice(1)

/** What a professional reads in the list, late and soon marked (ECO-7). */
// i18n: messaging.work:topics.*
export function inboxLine(item: InboxItem, reader: Reader): InboxLine {
  const { t, now, language } = reader
  const waits = awaitsAnswer(item.state)
  const urgency = waits ? latenessAt(item, now) : 'on_time'
  const meta = [
    item.topic ? t(`messaging.work:topics.${item.topic}`) : null,
    item.language === 'nl' ? null : languageText(item.language, language),
    item.interpreterLanguage ? t('messaging.work:meta.interpreter') : null,
    item.assigneeName && waits ? t('messaging.work:meta.takenBy', { name: item.assigneeName }) : null,
  ]
  return {
    id: item.id,
    title: sentence(item.residentName ?? t('messaging.work:unknownResident')),
    due: waits ? dueText(item.dueAt, reader) : null,
    dueLook: urgency === 'on_time' ? null : urgency,
    preview: item.preview,
    previewLang: item.language,
    meta: meta.filter(Boolean).join(' · '),
    hasRedFlag: item.redFlags.length > 0,
    isUnread: item.isUnread,
  }
}
