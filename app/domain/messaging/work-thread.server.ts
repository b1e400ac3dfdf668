import { dateTimeText, languageText } from '#app/platform/i18n/format.ts'
import { newId } from '../shared/ids.ts'
import { latenessAt } from './answer-promise.ts'
import { sinceChoices, type SinceChoice } from './question.ts'
import type { ReadThread, ThreadMessage } from './read-thread.server.ts'
import { awaitsAnswer, dayOf, type Reader } from './thread-words.server.ts'
import { threadCan } from './thread.ts'

const isSinceChoice = (value: string | undefined): value is SinceChoice =>
  (sinceChoices as readonly (string | undefined)[]).includes(value)

/** What the resident chose, each in a few words (ECO-4). */
// i18n: messaging.work:since.*, messaging.work:flags.*
function detailWords(details: ReadThread['thread']['details'], { t }: Reader): string[] {
  const { topic, since, tried, replyBy } = details
  const words = [
    topic ? t(`messaging.work:topics.${topic}`) : null,
    isSinceChoice(since) ? t(`messaging.work:since.${since}`) : since,
    tried ? t('messaging.work:details.tried', { words: tried }) : null,
    replyBy === 'phone' ? t('messaging.work:details.callBack') : null,
    replyBy === 'message' ? t('messaging.work:details.message') : null,
  ]
  return words.filter((each): each is string => Boolean(each))
}

/** Who wrote it: of what was written on behalf of the resident, both names (REP-6). */
function authorWords({ authorKind, authorName }: ThreadMessage, { residentName }: Viewer, { t }: Reader) {
  if (authorKind !== 'representative') return authorName
  if (!authorName) return t('messaging.work:thread.onBehalf')
  const other = residentName ?? t('messaging.work:thread.theResident')
  return t('messaging.work:thread.byOnBehalf', { name: authorName, other })
}

interface Viewer {
  readonly personId: string
  /** Null where the reader may not know it. */
  readonly residentName: string | null
}

function messageWords(message: ThreadMessage, viewer: Viewer, reader: Reader) {
  const { t, timeZone, language } = reader
  const ofTeam = message.authorKind === 'professional'
  const foreign = !ofTeam && message.language !== 'nl'
  return {
    id: message.id,
    from: !ofTeam ? 'resident' : message.authorPersonId === viewer.personId ? 'own' : 'colleague',
    author: authorWords(message, viewer, reader),
    when: dateTimeText(message.sentAt, timeZone, language),
    body: message.body,
    language: message.language,
    ownWords: foreign
      ? t('messaging.work:thread.original', { language: languageText(message.language, language) })
      : null,
    translation: message.translation,
  } as const
}

/** One thread as the team reads it: ready words, who has it, and what may be done with it. */
export function workThread(read: ReadThread, viewer: Viewer, reader: Reader) {
  const { thread, messages, assignee } = read
  const { t, now, timeZone, language } = reader
  const waits = awaitsAnswer(thread.state)
  const isMine = assignee?.id === viewer.personId
  const others = thread.inboxTab === 'taken' && assignee !== null && !isMine
  const can = (action: 'take' | 'release' | 'close' | 'answer') =>
    threadCan(thread.state, action, 'PRACTICE_ASSISTANT').ok
  const urgency = waits ? latenessAt(thread, now) : 'on_time'
  return {
    id: thread.id,
    subject: thread.subject,
    subjectLanguage: thread.language,
    asked: t('messaging.work:thread.asked', {
      moment: dateTimeText(messages[0]?.sentAt ?? thread.submittedAt, timeZone, language),
    }),
    promised: waits ? dayOf(thread.dueAt, reader) : null,
    urgency,
    isReopened: waits && thread.followUps > 0,
    flags: thread.redFlags.map((flag) => t(`messaging.work:flags.${flag}`)),
    details: detailWords(thread.details, reader),
    messages: messages.map((message) => messageWords(message, viewer, reader)),
    assignee: assignee?.name ?? null,
    isMine,
    state: thread.state,
    /** A colleague has it in hand. */
    isWithColleague: others,
    mayTake: can('take') && !assignee,
    mayRelease: can('release') && assignee !== null,
    mayClose: can('close'),
    mayAnswer: !others && (can('take') || can('answer')),
    wasAnswered: thread.answeredAt !== null && !waits,
    answerId: newId(now.epochMilliseconds),
    /** The last message on the screen, so that a second answer is warned. */
    seen: thread.lastMessageAt.toString(),
  }
}
