import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookForResident } from '#app/domain/appointments/book-for-resident.server.ts'
import { findGroup, type GroupView } from '#app/domain/appointments/groups.queries.server.ts'
import { joinGroup } from '#app/domain/appointments/join-group.server.ts'
import { makeGroup, type NewGroup } from '#app/domain/appointments/make-group.server.ts'
import { putInGroup } from '#app/domain/appointments/put-in-group.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { TestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { at } from './planning.server.ts'

type Person = Actor & { personId: string }

/** What people do with groups in tests, each as one request. */
export function groupsOf(wijk: () => TestNeighbourhood, agenda: () => TestAgenda) {
  /** A group of two on Tuesday afternoon, led by Joost and Petra. */
  const asked = (more: Partial<NewGroup> = {}): NewGroup => ({
    ...{ tenant: wijk().tenant, teamId: wijk().practice.id, visitTypeId: agenda().practiceTypes.get('CONSULT')! },
    ...{
      personIds: [wijk().actors.joost.personId, wijk().actors.petra.personId],
      title: 'Samen eten met suikerziekte',
    },
    ...{ startsAt: at('2026-04-07T14:00'), minutes: 90, most: 2, selfBookable: true, roomId: null, location: null },
    ...{ formKey: newId(), ...more },
  })
  const make = (actor: Actor, group: NewGroup) => withActor(actor, (tx) => makeGroup(tx, group))
  return {
    asked,
    make,
    async aGroup(more: Partial<NewGroup> = {}): Promise<string> {
      const answer = await make(wijk().actors.sanne, asked(more))
      if (!answer.ok) throw new Error(answer.refusal.code)
      return answer.value.id
    },
    put: (groupId: string, { personId: residentId }: Person, actor: Actor = wijk().actors.sanne) =>
      withActor(actor, (tx) => putInGroup(tx, { groupId, residentId, reason: null })),
    join: (groupId: string, me: Person) => withActor(me, (tx) => joinGroup(tx, { residentId: me.personId, groupId })),
    groupOf: async (id: string) =>
      (await withActor(wijk().actors.sanne, (tx) => findGroup(tx, id))) as GroupView | null,
    book: (resident: Person, professional: Person, time: string) =>
      withActor(wijk().actors.sanne, (tx) =>
        bookForResident(tx, {
          ...{ tenant: wijk().tenant, residentId: resident.personId, personId: professional.personId },
          ...{ startsAt: at(time), visitTypeId: agenda().practiceTypes.get('CONSULT')!, reason: null },
          ...{ overrideReason: 'Kan niet anders', formKey: newId() },
        }),
      ),
    /** Templates of what was sent, sorted. */
    told: async () =>
      (
        await wijk().owner.client.query<{ template: string }>(
          'select template, person_id from notifications order by template',
        )
      ).rows.map(({ template }) => template),
    /** As if nobody ever booked, led or was away. */
    async clear(): Promise<void> {
      for (const table of ['appointments', 'group_appointments', 'agenda_blocks', 'absences', 'notifications'])
        await wijk().owner.client.query(`delete from ${table}`)
    },
  }
}
