import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { listInvitedToBook, listOpenInvitations } from '#app/domain/appointments/booking-invitations.queries.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { inviteToBook } from '#app/domain/appointments/invite-to-book.server.ts'
import { takeBackInvitation } from '#app/domain/appointments/take-back-invitation.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { makeSessions } from '../seed/factories/appointments.server.ts'
import type { TestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { localTime, type Person } from './waiting.server.ts'

/** Petra has talks on Thursday and Friday afternoon. No part of it is online: an invitation opens it all the same. */
export async function makeInvitedSessions({ owner, tenant, actors, practice }: TestNeighbourhood): Promise<void> {
  await makeSessions(owner, tenant.id, {
    ...{ personId: actors.petra.personId, teamId: practice.id, location: 'Neckar', validFrom: '2025-01-01' },
    sessions: [4, 5].map((weekday) => ({
      ...{ weekday, startsAt: '13:00', endsAt: '17:00', onlineShare: 0 },
      visitTypeCodes: ['FOUR_DOMAIN_CONVERSATION'],
    })),
  })
}

interface Asked {
  readonly personId?: string
  readonly visitTypeId?: string
  readonly weeks?: number
  readonly words?: string | null
}

/** What people do with invitations to talk with Petra in tests, each as one request. */
export function invitationsOf(wijk: () => TestNeighbourhood, agenda: () => TestAgenda) {
  const talk = () => agenda().practiceTypes.get('FOUR_DOMAIN_CONVERSATION')!
  const choice = (residentId: string, time: string) => ({
    ...{ tenant: wijk().tenant, residentId, personId: wijk().actors.petra.personId, visitTypeId: talk() },
    startsAt: localTime(time),
  })
  const invite = (actor: Person, residentId: string, asked: Asked = {}) =>
    withActor(actor, (tx) =>
      inviteToBook(tx, {
        ...{ tenant: wijk().tenant, residentId, personId: wijk().actors.petra.personId, visitTypeId: talk() },
        ...{ weeks: 6, words: 'Neem uw brieven mee.', ...asked },
      }),
    )
  const book = (actor: Person, time: string, residentId = actor.personId) =>
    withActor(actor, (tx) => bookAppointment(tx, { ...choice(residentId, time), interpreterLanguage: 'tr' }))
  return {
    talk,
    choice,
    invite,
    async invited(actor: Person, residentId: string): Promise<string> {
      const answer = await invite(actor, residentId)
      if (!answer.ok) throw new Error(answer.refusal.code)
      return answer.value.id
    },
    hold: (actor: Person, time: string, residentId = actor.personId) =>
      withActor(actor, (tx) => holdAppointment(tx, choice(residentId, time))),
    book,
    async booked(actor: Person, time: string): Promise<string> {
      const answer = await book(actor, time)
      if (!answer.ok) throw new Error(answer.refusal.code)
      return answer.value.id
    },
    takeBack: (actor: Person, residentId: string, invitationId: string) =>
      withActor(actor, (tx) => takeBackInvitation(tx, { residentId, invitationId })),
    /** As the practice sees them. */
    async openAt(actor: Actor, residentId: string) {
      const open = await withActor(actor, (tx) => listOpenInvitations(tx, residentId))
      if (isRefused(open)) throw new Error(open.refusal.code)
      return open
    },
    /** As the resident sees them, or who helps. */
    async mine(actor: Person, residentId = actor.personId) {
      const found = await withActor(actor, (tx) => listInvitedToBook(tx, { tenant: wijk().tenant, residentId }))
      if (!found.ok) throw new Error(found.refusal.code)
      return found.value
    },
  }
}
