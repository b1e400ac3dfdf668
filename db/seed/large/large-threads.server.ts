import { Temporal } from 'temporal-polyfill'
import { answerPromise } from '#app/domain/messaging/answer-promise.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import { questionsNl } from '../data/questions/questions-nl.ts'
import { copyRows, type CopyValue } from './copy-rows.server.ts'
import { gpsPerPractice, type LargeWijk } from './large-wijk.server.ts'
import { sequenceOf } from './sequence.ts'

/** The history that the threads are spread over evenly. */
const historyMilliseconds = 3 * 365 * 86_400_000
/** Between one message of a thread and the next. */
const betweenMessages = 3_600_000

interface LargeThread {
  readonly id: string
  readonly residentId: string
  readonly teamId: string
  /** Who answers it. */
  readonly professionalId: string
  readonly template: (typeof questionsNl)[number]
  readonly length: number
  readonly isOpen: boolean
  /** An open question that somebody has. */
  readonly isTaken: boolean
  /** Epoch milliseconds. */
  readonly startsAt: number
}

/** Every thread, oldest first: the same ones each time it is walked. */
function* threadsOf({ wish, plan, now, teamIds, staffIds, residentIds }: LargeWijk): Generator<LargeThread> {
  const { dice, nextId } = sequenceOf(`${wish.slug}:${wish.seed}:threads`)
  const count = plan.lengths.length
  const step = historyMilliseconds / Math.max(1, count)
  const end = now.epochMilliseconds - 9 * betweenMessages
  for (let index = 0; index < count; index += 1) {
    const practice = plan.practiceOf[index]!
    const inPractice = Math.ceil((residentIds.length - practice) / plan.practices)
    yield {
      id: nextId(),
      residentId: residentIds[practice + plan.practices * dice.below(inPractice)]!,
      teamId: teamIds[practice]!,
      professionalId: dice.pick(staffIds[practice]!.slice(gpsPerPractice)),
      template: dice.pick(questionsNl),
      length: plan.lengths[index]!,
      isOpen: plan.open[index] === 1,
      isTaken: dice.chance(0.3),
      startsAt: Math.round(end - (count - 1 - index) * step),
    }
  }
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

/** By when a question was promised, and when it turns amber; asked anew only when the hour changes. */
function promises({ tenant }: LargeWijk): (startsAt: number) => readonly [string, string] {
  const calendar = calendarOf(tenant)
  let hour = NaN
  let promised: readonly [string, string] = ['', '']
  return (startsAt) => {
    const now = Math.floor(startsAt / betweenMessages)
    if (now !== hour) {
      hour = now
      const promise = answerPromise(Temporal.Instant.fromEpochMilliseconds(startsAt), {}, calendar)
      promised = [promise.dueAt.toString(), promise.amberAt.toString()]
    }
    return promised
  }
}

function* threadRows(wijk: LargeWijk): Generator<CopyValue[]> {
  const promisedAt = promises(wijk)
  for (const thread of threadsOf(wijk)) {
    const { id, residentId, teamId, professionalId, template, length, isOpen, isTaken, startsAt } = thread
    const lastAt = iso(startsAt + (length - 1) * betweenMessages)
    const taker = isOpen && !isTaken ? null : professionalId
    const state = isOpen ? (isTaken ? 'in_progress' : 'submitted') : 'closed'
    const done = isOpen ? null : lastAt
    yield [
      ...[wijk.tenant.id, id, residentId, teamId, 'SHORT_QUESTION', state, template.subject, template.text, 'nl'],
      ...[iso(startsAt), ...promisedAt(startsAt), taker, taker && lastAt, done, done, lastAt],
      ...[0, isOpen ? 1 : 0, '{}', `{"topic":"${template.topic}"}`],
    ]
  }
}

const threadColumns = [
  ...['tenant_id', 'id', 'resident_id', 'team_id', 'kind', 'state', 'subject', 'preview', 'language'],
  ...[
    'submitted_at',
    'due_at',
    'amber_at',
    'assigned_person_id',
    'assigned_at',
    'answered_at',
    'closed_at',
    'last_message_at',
  ],
  ...['unread_by_resident', 'unread_by_team', 'red_flags', 'details'],
]

function* messageRows(wijk: LargeWijk): Generator<CopyValue[]> {
  const { nextId } = sequenceOf(`${wijk.wish.slug}:${wijk.wish.seed}:messages`)
  for (const { id, residentId, teamId, professionalId, template, length, isOpen, startsAt } of threadsOf(wijk)) {
    for (let index = 0; index < length; index += 1) {
      // They take turns; an open question ends with the resident's words, a closed one as it may.
      const byResident = isOpen ? (length - 1 - index) % 2 === 0 : index % 2 === 0
      const author = byResident
        ? [residentId, 'resident', template.text]
        : [professionalId, 'professional', template.answer]
      yield [wijk.tenant.id, nextId(), id, residentId, teamId, ...author, 'nl', iso(startsAt + index * betweenMessages)]
    }
  }
}

const messageColumns = [
  ...['tenant_id', 'id', 'thread_id', 'resident_id', 'team_id', 'author_person_id', 'author_kind', 'body'],
  ...['language', 'sent_at'],
]

/** Questions; the triggers count them for the inboxes, once for the whole COPY. */
export async function copyLargeThreads(wijk: LargeWijk): Promise<void> {
  await copyRows(wijk.client, 'threads', threadColumns, threadRows(wijk))
}

/** What was said in them. */
export async function copyLargeMessages(wijk: LargeWijk): Promise<void> {
  await copyRows(wijk.client, 'messages', messageColumns, messageRows(wijk))
}
