import type { Temporal } from 'temporal-polyfill'
import { amberBetween } from '#app/domain/messaging/answer-promise.ts'
import { firstWords } from '#app/domain/messaging/question.ts'
import type { RedFlagCode } from '#app/domain/safety/red-flags.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { messages, threads } from '../../schema/messaging.ts'
import type { OwnerDb } from './insert.server.ts'

const usualHours = workingCalendar()

type NewThread = typeof threads.$inferInsert

export interface GivenMessage {
  /** The resident when left out. */
  readonly byProfessionalId?: string
  readonly body: string
  readonly language?: string
  /** A draft in Dutch that nobody checked. */
  readonly translation?: string | null
  readonly sentAt: Temporal.Instant
}

export interface GivenThread {
  readonly id?: string
  readonly residentId: string
  readonly teamId: string
  readonly state: NonNullable<NewThread['state']>
  /** First words of the first message when left out. */
  readonly subject?: string
  readonly language?: string
  readonly dueAt: Temporal.Instant
  /** By the usual hours when left out. */
  readonly amberAt?: Temporal.Instant
  readonly assignedPersonId?: string | null
  readonly details?: NewThread['details']
  readonly redFlags?: RedFlagCode[]
  readonly followUps?: number
  readonly unreadByResident?: number
  readonly unreadByTeam?: number
  /** At least one, in the order in which they were sent. */
  readonly messages: readonly [GivenMessage, ...GivenMessage[]]
}

const lastOf = (given: GivenThread, who: 'resident' | 'professional') =>
  given.messages.filter((each) => (each.byProfessionalId === undefined) === (who === 'resident')).at(-1)

/** A thread with its messages, at the times and in the state that are given. The counters follow by themselves. */
export async function makeThread({ db }: OwnerDb, tenantId: string, given: GivenThread): Promise<{ id: string }> {
  const first = given.messages[0]
  const last = given.messages.at(-1)!
  const answer = lastOf(given, 'professional')
  const id = given.id ?? newId(first.sentAt.epochMilliseconds)
  const language = given.language ?? 'nl'
  const owner = { tenantId, residentId: given.residentId, teamId: given.teamId }
  await db.insert(threads).values({
    ...owner,
    id,
    kind: 'SHORT_QUESTION',
    state: given.state,
    subject: given.subject ?? firstWords(first.body, 60),
    preview: firstWords(last.body, 120),
    language,
    submittedAt: first.sentAt,
    dueAt: given.dueAt,
    amberAt: given.amberAt ?? amberBetween(first.sentAt, given.dueAt, usualHours),
    assignedPersonId: given.assignedPersonId ?? null,
    assignedAt: given.assignedPersonId ? (answer ?? last).sentAt : null,
    answeredAt: answer?.sentAt ?? null,
    closedAt: given.state === 'closed' ? last.sentAt : null,
    followUps: given.followUps ?? 0,
    lastMessageAt: last.sentAt,
    unreadByResident: given.unreadByResident ?? 0,
    unreadByTeam: given.unreadByTeam ?? (given.state === 'submitted' ? 1 : 0),
    redFlags: given.redFlags ?? [],
    details: given.details ?? {},
  })
  await db.insert(messages).values(
    given.messages.map((message) => ({
      ...owner,
      id: newId(message.sentAt.epochMilliseconds),
      threadId: id,
      authorPersonId: message.byProfessionalId ?? given.residentId,
      authorKind: message.byProfessionalId ? ('professional' as const) : ('resident' as const),
      body: message.body,
      translation: message.translation ?? null,
      language: message.language ?? language,
      sentAt: message.sentAt,
    })),
  )
  return { id }
}
