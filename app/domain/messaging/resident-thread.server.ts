import { dateTimeText } from '#app/platform/i18n/format.ts'
import { newId } from '../shared/ids.ts'
import { calendarOfTeam, type Place } from './practice.server.ts'
import type { ReadThread } from './read-thread.server.ts'
import { residentMayReply } from './reply.ts'
import { awaitsAnswer, dayOf, statusText, type Reader } from './thread-words.server.ts'
import { followUpUntil } from './thread.ts'
import { urgentPhonesOf } from './urgent-phones.server.ts'

/** Whose pages these are: the resident's own, or of the resident for whom this person acts. */
export interface ThreadViewer {
  readonly personId: string
  readonly actsFor: { readonly name: string } | null
}

/** Isolated, so that a Latin name does not turn the order of an Arabic sentence. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** Who wrote it, as the heading of a message; null for what the reader wrote in the own name. */
function authorOf(
  { authorKind, authorName, authorPersonId }: ReadThread['messages'][number],
  { personId, actsFor }: ThreadViewer,
  { t }: Reader,
) {
  if (authorKind === 'representative') {
    if (!authorName) return t('messaging:thread.representative')
    const name = isolated(authorName)
    if (!actsFor) return t('messaging:thread.forYou', { name })
    const other = isolated(actsFor.name)
    return authorPersonId === personId
      ? t('messaging:thread.youFor', { other })
      : t('messaging:thread.onBehalf', { name, other })
  }
  if (authorPersonId === personId) return null
  return authorKind === 'resident' ? (actsFor?.name ?? null) : authorName
}

/** One thread as its resident reads it: ready words, and what may be done. */
export function residentThread(
  { thread, messages, team, assignee }: ReadThread,
  place: Place,
  reader: Reader,
  viewer: ThreadViewer,
) {
  const { now, timeZone, language } = reader
  const waits = awaitsAnswer(thread.state)
  const may = residentMayReply(thread, now, timeZone)
  const wasAnswered = thread.state === 'answered' || thread.state === 'closed'
  const urgent = urgentPhonesOf({ team, calendar: calendarOfTeam(team, place) }, place, now)
  const lastDay =
    wasAnswered && thread.answeredAt ? followUpUntil(thread.answeredAt, timeZone).subtract({ seconds: 1 }) : null
  return {
    id: thread.id,
    subject: thread.subject,
    subjectLanguage: thread.language,
    teamName: team.name,
    phone: team.phone,
    urgentPhone: urgent.number,
    status: statusText({ ...thread, with: assignee?.name ?? null }, reader),
    /** While the resident waits: the day of the promise and who keeps it. */
    promise: waits ? { day: dayOf(thread.dueAt, reader), who: assignee?.name ?? null } : null,
    isLate: waits && now.epochMilliseconds > thread.dueAt.epochMilliseconds,
    wantsCall: waits && thread.details.replyBy === 'phone',
    redFlags: thread.redFlags,
    messages: messages.map((message) => ({
      id: message.id,
      isMine: message.authorPersonId === viewer.personId,
      author: authorOf(message, viewer, reader),
      when: dateTimeText(message.sentAt, timeZone, language),
      body: message.body,
      language: message.language,
    })),
    reply: may.ok
      ? { id: newId(now.epochMilliseconds), until: lastDay && dayOf(lastDay, reader), afterAnswer: wasAnswered }
      : null,
    refusal: may.ok ? null : may.refusal,
  }
}
