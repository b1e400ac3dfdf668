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

function authorOf(
  { authorKind, authorName }: ReadThread['messages'][number],
  { actsFor }: ThreadViewer,
  { t }: Reader,
) {
  if (authorKind === 'representative') return t('messaging:thread.representative')
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
  // Who acts for somebody asks and reads (access: C R).
  const mayReply = viewer.actsFor === null
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
    reply:
      may.ok && mayReply
        ? { id: newId(now.epochMilliseconds), until: lastDay && dayOf(lastDay, reader), afterAnswer: wasAnswered }
        : null,
    refusal: may.ok || !mayReply ? null : may.refusal,
  }
}
