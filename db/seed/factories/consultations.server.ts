import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { permissionUntil } from '#app/domain/consultations/invitation-dates.ts'
import { talkMinutes, type InvitableRole } from '#app/domain/consultations/three-way-talk.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { accessGrants } from '../../schema/access.ts'
import { invitations, invitees } from '../../schema/consultations.ts'
import { makeAppointments } from './appointments.server.ts'
import type { OwnerDb } from './insert.server.ts'

export interface InviteeGiven {
  readonly personId: string
  readonly role: InvitableRole
  readonly answer: 'invited' | 'accepted' | 'declined'
  /** Only when declined. */
  readonly reason?: string
}

export interface InvitationGiven {
  readonly residentId: string
  readonly people: readonly [InviteeGiven, InviteeGiven]
  readonly subject: string
  readonly domain?: 'BODY' | 'MIND' | 'SOCIAL' | 'SOCIETAL' | null
  readonly startsAt: Temporal.Instant
  readonly location: string
  readonly sentAt: Temporal.Instant
  readonly answerBy: Temporal.Instant
  /** Of all who answered; 20 hours after it was sent when left out. */
  readonly respondedAt?: Temporal.Instant
  readonly interpreterLanguage?: string | null
  readonly timeZone?: string
}

const stateOf = (people: readonly InviteeGiven[]) => {
  if (people.some(({ answer }) => answer === 'declined')) return 'declined' as const
  return people.every(({ answer }) => answer === 'accepted') ? ('planned' as const) : ('sent' as const)
}
const statusOf = { declined: 'cancelled', planned: 'booked', sent: 'pending' } as const

async function openGrants({ db }: OwnerDb, tenantId: string, given: InvitationGiven, objects: [string, string][]) {
  const { residentId, people, startsAt, sentAt, timeZone = 'Europe/Amsterdam' } = given
  const until = permissionUntil(startsAt.add({ minutes: talkMinutes }), timeZone)
  const during = sql<string>`tstzrange(${sentAt.toString()}::timestamptz, ${until.toString()}::timestamptz)`
  const grant = { tenantId, residentId, level: 'contribute' as const, source: 'participation' as const, during }
  await db.insert(accessGrants).values(
    objects.flatMap(([topic, objectId]) =>
      people.map(({ personId }) => ({
        ...grant,
        id: newId(),
        granteePersonId: personId,
        topic,
        objectId,
        sourceId: objectId,
      })),
    ),
  )
}

/**
 * An invitation that was sent, in the state that its answers make, with its appointment in everybody's agenda and what
 * it opens to the invited. What is off opens nothing.
 */
export async function makeInvitation(
  owner: OwnerDb,
  tenantId: string,
  given: InvitationGiven,
): Promise<{ id: string; appointmentId: string }> {
  const { residentId, people, subject, domain = null, startsAt, location, sentAt, answerBy } = given
  const state = stateOf(people)
  const id = newId(sentAt.epochMilliseconds)
  const personIds = people.map(({ personId }) => personId)
  const { respondedAt = sentAt.add({ hours: 20 }), interpreterLanguage = null } = given
  const [appointmentId = ''] = await makeAppointments(owner, tenantId, [
    {
      residentId,
      personIds,
      teamId: null,
      visitTypeCode: 'THREE_WAY_CONVERSATION',
      status: statusOf[state],
      startsAt,
      minutes: talkMinutes,
      location,
      interpreterLanguage,
      heldUntil: state === 'sent' ? answerBy : null,
      selfBooked: false,
      createdAt: sentAt,
    },
  ])
  await owner.db.insert(invitations).values({
    ...{ tenantId, id, residentId, appointmentId, state, subject, domain, personIds, startsAt, location },
    createdAt: sentAt,
    sentAt,
    answerBy,
    plannedAt: state === 'planned' ? respondedAt : null,
    closedAt: state === 'declined' ? respondedAt : null,
  })
  await owner.db.insert(invitees).values(
    people.map(({ personId, role, answer, reason }) => ({
      ...{ tenantId, invitationId: id, personId, residentId, role },
      state: answer,
      reason: reason ?? null,
      respondedAt: answer === 'invited' ? null : respondedAt,
    })),
  )
  if (state !== 'declined') {
    await openGrants(owner, tenantId, given, [
      ['PLAN', id],
      ['APPOINTMENTS', appointmentId],
    ])
  }
  return { id, appointmentId }
}
