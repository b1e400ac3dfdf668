import type { Tx } from '#db/client.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { makeGroup } from '#app/domain/appointments/make-group.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Refused } from '#app/domain/shared/result.ts'
import { makeMoreResidents, makeTestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { at } from './planning.server.ts'

/** What somebody wants: each number chooses among what there is. */
export interface Wish {
  readonly deed: number
  readonly who: number
  readonly which: number
  readonly slot: number
  readonly other: number
}

export const pick = <T>(items: readonly T[], index: number): T => items[index % items.length]!
/** Half hours of this Tuesday and of Thursday from half past eight. */
export const timeOf = (slot: number) =>
  at(slot % 2 === 0 ? '2026-04-14T08:30' : '2026-04-16T08:30').add({ minutes: 30 * (Math.floor(slot / 2) % 6) })

/** Agendas, two rooms and fifty more residents in a test neighbourhood, in which many do things with groups at once. */
export async function makeGroupWorld(wijk: TestNeighbourhood) {
  const { owner, tenant, practice, actors } = wijk
  const agenda = await makeTestAgenda(wijk)
  const residents = await makeMoreResidents(wijk, 50)
  const visitTypeId = agenda.practiceTypes.get('CONSULT')!
  const professionals = [actors.joost, actors.petra, actors.noor]
  const rows = async <T extends object>(text: string, values: unknown[] = []) =>
    (await owner.client.query<T>(text, values)).rows
  const roomIds = [newId(), newId()]
  for (const [index, id] of roomIds.entries())
    await rows('insert into rooms (tenant_id, id, team_id, name) values ($1, $2, $3, $4)', [
      ...[tenant.id, id, practice.id, `Kamer ${index + 1}`],
    ])

  let [calls, tries] = [0, 0]
  /** Early on the Tuesday; a busy machine may let somebody wait too long for a connection: they try again, as people do. */
  async function act<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | Refused> {
    calls += 1
    const acting = { ...actor, now: at('2026-04-14T07:30'), requestId: newId() }
    for (;;)
      try {
        return await withActor(acting, (tx) => {
          tries += 1
          return work(tx)
        })
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('when trying to connect'))) throw error
      }
  }

  return {
    ...{ wijk, residents, professionals, roomIds, visitTypeId, rows, act },
    make({ who, slot, other }: Wish, most = 4) {
      const [first, second] = [pick(professionals, who), pick(professionals, who + 1)]
      const personIds = other % 2 === 0 ? [first.personId, second.personId] : [first.personId]
      return act(actors.sanne, (tx) =>
        makeGroup(tx, {
          ...{ tenant, teamId: practice.id, visitTypeId, personIds, title: 'Samen eten', startsAt: timeOf(slot) },
          ...{ minutes: 60, most, selfBookable: true, formKey: newId() },
          roomId: other % 3 === 0 ? pick(roomIds, other) : null,
          // How many lead it: `faultsOfGroups` looks whether it stays so.
          location: String(personIds.length),
        }),
      )
    },
    /** How often the portal tried something again after a deadlock. */
    retries: () => tries - calls,
    /** Forgets what was booked, blocked, planned and told. */
    async clear(): Promise<void> {
      for (const table of ['appointments', 'group_appointments', 'agenda_blocks', 'absences', 'notifications'])
        await rows(`delete from ${table}`)
      ;[calls, tries] = [0, 0]
    },
  }
}
export type GroupWorld = Awaited<ReturnType<typeof makeGroupWorld>>
