import type { Temporal } from 'temporal-polyfill'
import { answerPromise } from '#app/domain/messaging/answer-promise.ts'
import { findRedFlags } from '#app/domain/safety/red-flags.ts'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { askForMore } from './data/ask-for-more.ts'
import type { Question } from './data/resident-types.ts'
import { makeThread, type GivenMessage, type GivenThread } from './factories/messaging.server.ts'
import { earlier } from './moments.ts'
import { sinceChoiceOf } from './since-choice.ts'
import { byKey, type Wijk } from './wijk.ts'

/** Answers not older than this are still new to the resident. */
const unreadWorkingDays = 4

function messagesOf({ moments, idOf }: Wijk, question: Question): GivenThread['messages'] {
  const { residentKey, text, textNl, language, replies, state, takenBy } = question
  const sentAt = moments.workingDay(question.sent)
  const first = { body: text, translation: textNl, language, sentAt }
  const said = replies.map((reply): GivenMessage => ({
    ...(reply.byKey === residentKey ? {} : { byProfessionalId: idOf('person', reply.byKey) }),
    body: reply.text,
    translation: reply.textNl,
    language: reply.language,
    sentAt: moments.workingDay(reply.at),
  }))
  if (state !== 'returned_for_info' || !takenBy || said.length > 0) return [first, ...said]
  const body = askForMore[language]
  if (!body) throw new Error(`Nobody knows how a practice asks for more in "${language}"`)
  const asked = earlier(sentAt.add({ minutes: 95 }), moments.now)
  return [first, { byProfessionalId: idOf('person', takenBy), body, language, sentAt: asked }]
}

/** By when it was promised (ECO-6), by the hours of the practice and the holidays of the wijk. */
function promised({ tenant, data }: Wijk, question: Question, sentAt: Temporal.Instant) {
  const { opensAt, closesAt } = byKey(data.teams, question.practiceKey)
  const calendar = workingCalendar({ timeZone: tenant.timeZone, opensAt, closesAt, ...tenant.settings.calendar })
  const { dueAt, amberAt } = answerPromise(sentAt, {}, calendar)
  return { dueAt, amberAt }
}

function unread({ state, replies, sent }: Question) {
  const answeredOn = replies.at(-1)?.at.workingDaysAgo ?? sent.workingDaysAgo
  const isNews = state === 'returned_for_info' || (state === 'answered' && answeredOn <= unreadWorkingDays)
  return { unreadByResident: isNews ? 1 : 0, unreadByTeam: state === 'submitted' || state === 'triaged' ? 1 : 0 }
}

/** Questions with what was said in them, in the states in which an inbox holds them. */
export async function seedQuestions(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, idOf } = wijk
  for (const question of data.questions) {
    const { residentKey, practiceKey, state, subject, text, language, takenBy, topic, since, tried, replyBy } = question
    const messages = messagesOf(wijk, question)
    await makeThread(owner, tenant.id, {
      residentId: idOf('person', residentKey),
      teamId: idOf('team', practiceKey),
      state,
      subject,
      language,
      ...promised(wijk, question, messages[0].sentAt),
      assignedPersonId: takenBy === null ? null : idOf('person', takenBy),
      details: { topic, since: sinceChoiceOf(since), tried, replyBy },
      redFlags: findRedFlags(text),
      followUps: messages.slice(1).filter((message) => message.byProfessionalId === undefined).length,
      ...unread(question),
      messages,
    })
  }
}
