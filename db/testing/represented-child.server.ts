import { sql } from 'drizzle-orm'
import { hideFromRepresentatives, showToRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { paths } from '#app/paths.ts'
import { makeAppointments } from '../seed/factories/appointments.server.ts'
import { makeAssessment } from '../seed/factories/dossier.server.ts'
import { makeMandate } from '../seed/factories/mandate.server.ts'
import { makeThread } from '../seed/factories/messaging.server.ts'
import { everyScope, makeChild } from './family.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { importRoute, visit, type Answer } from './route-walk.server.ts'

/** In both messages of the child's thread. */
export const secret = 'Alleen voor de huisarts'
/** Where the child's appointment is. */
export const place = 'Kamer van de ooievaar'

/** A route below `routes/`, and where it stands below the child's own address. */
export type Part = readonly [file: string, path: string, params?: Record<string, string>]

/** Each child has an appointment on another day: Petra sees one at a time. */
let children = 0

/**
 * A child of 13 of Danuta's, with a thread, an appointment and a 4D, for whom she acts in everything; and the pages that
 * she opens. The kinds of visit must be there: `makeTestAgenda`.
 * @param danuta her cookie.
 */
export async function makeRepresentedChild(wijk: TestNeighbourhood, danuta: string) {
  const { owner, tenant, practice, actors } = wijk
  const child = await makeChild(wijk, { birthDate: '2012-06-10' })
  const residentId = child.personId
  const { id: threadId } = await makeThread(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, state: 'answered', dueAt: testNow, unreadByResident: 1 },
    messages: [
      { body: secret, sentAt: testNow.subtract({ hours: 5 }) },
      { body: `Over: ${secret}`, byProfessionalId: actors.joost.personId, sentAt: testNow.subtract({ hours: 3 }) },
    ],
  })
  const [made] = await makeAppointments(owner, tenant.id, [
    {
      ...{ residentId, personIds: [actors.petra.personId], teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 10 },
      ...{ startsAt: testNow.add({ hours: 24 * (18 + children++) }), location: place },
    },
  ])
  const appointmentId = made!
  await makeAssessment(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, score: 6, priorities: ['MIND'] },
    ...{ createdAt: testNow.subtract({ hours: 48 }), sentAt: testNow.subtract({ hours: 24 }) },
    notes: [{ domain: 'MIND', kind: 'concern', text: 'Piekeren over school' }],
  })
  const mandate = async (scopes: readonly Scope[]) => {
    const { id } = await makeMandate(owner, tenant.id, {
      ...{ residentId, representativePersonId: actors.danuta.personId, kind: 'PARENT_12_15' },
      ...{ scopes, startsAt: testNow.subtract({ hours: 1 }), verifiedBy: actors.sanne.personId },
    })
    return id
  }
  const mandateId = await mandate(everyScope)

  const pages = {
    layout: ['resident/resident-layout.tsx', ''],
    home: ['resident/home.tsx', ''],
    help: ['resident/help.tsx', '/hulp'],
    messages: ['resident/messages.tsx', '/berichten'],
    thread: ['resident/thread.tsx', `/berichten/${threadId}`, { threadId }],
    question: ['resident/new-question.tsx', '/vraag'],
    appointments: ['resident/appointments.tsx', '/afspraken'],
    booking: ['resident/new-appointment.tsx', '/afspraken/nieuw'],
    appointment: ['resident/appointment.tsx', `/afspraken/${appointmentId}`, { appointmentId }],
    calendar: ['resources/appointment-calendar.ts', `/afspraken/${appointmentId}/agenda.ics`, { appointmentId }],
    fourDomains: ['resident/four-domains.tsx', '/4d'],
    together: ['resident/together.tsx', '/samen'],
  } as const satisfies Record<string, Part>
  const every: readonly Part[] = Object.values(pages)

  return {
    ...{ child, threadId, appointmentId, mandateId, pages, every, mandate },
    /** Opens a page, or sends its form when there is a `body`. */
    async open([file, path, params = {}]: Part, cookie = danuta, body?: URLSearchParams): Promise<Answer> {
      const { loader, action } = await importRoute(`routes/${file}`)
      const address = {
        path: `${paths.onBehalfOf(residentId).home}${path}`,
        params: { ...params, subjectId: residentId },
      }
      const given = { ...address, tenant, cookie }
      return visit((body ? action : loader)!, body ? { ...given, body } : given)
    },
    hide: (actor: Actor, topic: Topic, objectId: string | null, reason?: string) =>
      withActor(actor, (tx) =>
        hideFromRepresentatives(tx, { residentId, topic, objectId, ...(reason ? { reason } : {}) }),
      ),
    show: (actor: Actor, topic: Topic, objectId: string | null) =>
      withActor(actor, (tx) => showToRepresentatives(tx, { residentId, topic, objectId })),
    /** How often the child's log says that somebody who acts for it was refused. */
    async refusals(): Promise<number> {
      const { rows } = await owner.db.execute<{ count: number }>(
        sql`select count(*)::int as count from access_log l join access_log_objects o on o.entry_id = l.id
            where l.outcome = 'refused' and o.object_id = ${residentId} and l.portal_role = 'REPRESENTATIVE'`,
      )
      return rows[0]!.count
    },
  }
}
export type RepresentedChild = Awaited<ReturnType<typeof makeRepresentedChild>>
