import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { blockTime } from '#app/domain/appointments/block-time.server.ts'
import { bookForResident } from '#app/domain/appointments/book-for-resident.server.ts'
import { cancelAppointment } from '#app/domain/appointments/cancel-appointment.server.ts'
import { cancelForPractice } from '#app/domain/appointments/cancel-for-practice.server.ts'
import { cancelGroup } from '#app/domain/appointments/cancel-group.server.ts'
import { changeGroup } from '#app/domain/appointments/change-group.server.ts'
import { changeSchedule } from '#app/domain/appointments/change-schedule.server.ts'
import { enterInError, markArrived } from '#app/domain/appointments/follow-appointment.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { joinGroup } from '#app/domain/appointments/join-group.server.ts'
import { moveGroup } from '#app/domain/appointments/move-group.server.ts'
import { passGroup } from '#app/domain/appointments/pass-group.server.ts'
import { putInGroup } from '#app/domain/appointments/put-in-group.server.ts'
import { takeOverGroup } from '#app/domain/appointments/take-over-group.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Refused } from '#app/domain/shared/result.ts'
import { pick, timeOf, type GroupWorld, type Wish } from './group-world.server.ts'
import { day, treat } from './planning.server.ts'

type Answer = Refused | { readonly ok: true }
type Deed = (wish: Wish, groups: readonly string[], places: readonly string[]) => Promise<Answer>

const inGroup = ({ which }: Wish, groups: readonly string[]) => ({
  groupId: groups.length > 0 ? pick(groups, which) : newId(),
})
const inPlace = ({ which }: Wish, places: readonly string[]) => ({
  appointmentId: places.length > 0 ? pick(places, which) : newId(),
})

/** What people do that touches groups, each with the groups and places that there are. */
export function groupDeeds(world: GroupWorld): readonly Deed[] {
  const { wijk, residents, professionals, roomIds, visitTypeId, rows, act, make } = world
  const { tenant } = wijk
  const { sanne, joost } = wijk.actors
  const byTeam =
    (
      work: (tx: Tx, wish: Wish, of: { readonly groupId: string; readonly appointmentId: string }) => Promise<Answer>,
    ): Deed =>
    (wish, groups, places) =>
      act(sanne, (tx) => work(tx, wish, { ...inGroup(wish, groups), ...inPlace(wish, places) }))

  const join: Deed = (wish, groups) => {
    const me = pick(residents, wish.who)
    return act(me, (tx) => joinGroup(tx, { residentId: me.personId, ...inGroup(wish, groups) }))
  }
  /** The resident whose place it is gives it up. */
  const giveUp: Deed = async (wish, _groups, places) => {
    const place = inPlace(wish, places)
    const [whose] = await rows<{ id: string }>('select resident_id as id from appointments where id = $1', [
      place.appointmentId,
    ])
    const me = residents.find(({ personId }) => personId === whose?.id) ?? residents[0]!
    return act(me, (tx) => cancelAppointment(tx, place))
  }
  const hold: Deed = ({ who, slot }) => {
    const me = pick(residents, who)
    const [residentId, personId, startsAt] = [me.personId, joost.personId, timeOf(slot)]
    return act(me, (tx) => holdAppointment(tx, { tenant, residentId, personId, visitTypeId, startsAt }))
  }
  /** A colleague leads, who takes it over when somebody leaves. */
  const takeOver: Deed = (wish, groups) => {
    const [from, to] = [pick(professionals, wish.who), pick(professionals, wish.other)]
    if (from === to) return Promise.resolve({ ok: true })
    const input = { ...inGroup(wish, groups), fromPersonId: from.personId, timeZone: tenant.timeZone }
    return act(to, async (tx) => {
      const [led] = (
        await tx.execute<{ n: number }>(
          sql`select count(*)::int as n from appointment_participants where group_id = ${input.groupId}::uuid and person_id = ${to.personId}::uuid`,
        )
      ).rows
      // Who leads it already would lead it alone then; that another number leads is looked for elsewhere.
      return led?.n === 0 ? takeOverGroup(tx, input) : ({ ok: true } as const)
    })
  }
  /** Somebody is away on Thursday; every group that this hits is cancelled, or led by a colleague who can. */
  const away: Deed = ({ who, other }, groups) => {
    const [one, colleague] = [pick(professionals, who), pick(professionals, who + 1)]
    const way = other % 2 === 0 ? 'cancel' : `colleague.${colleague.personId}`
    const treatments = treat('keep', Object.fromEntries(groups.map((id) => [id, way])), 'Wij zijn er niet.')
    const lastDay = day('2026-04-16')
    const asked = { kind: 'away', personId: one.personId, why: 'ILLNESS', hours: null, firstDay: lastDay } as const
    return act(sanne, (tx) =>
      changeSchedule(tx, { tenant, treatments, asked: { ...asked, lastDay, deputyPersonId: null } }),
    )
  }

  return [
    (wish) => make(wish),
    (wish) => make(wish),
    join,
    join,
    byTeam((tx, { who }, { groupId }) =>
      putInGroup(tx, { groupId, residentId: pick(residents, who).personId, reason: null }),
    ),
    giveUp,
    byTeam((tx, _wish, { appointmentId }) => cancelForPractice(tx, { appointmentId, changeReason: 'Gaat niet door' })),
    byTeam((tx, _wish, { appointmentId }) => markArrived(tx, { appointmentId })),
    byTeam((tx, _wish, { appointmentId }) => enterInError(tx, { appointmentId })),
    byTeam((tx, { slot }, { groupId }) =>
      moveGroup(tx, { tenant, groupId, startsAt: timeOf(slot), changeReason: 'Anders' }),
    ),
    byTeam((tx, { other }, { groupId }) =>
      other % 3 === 0 ? cancelGroup(tx, { groupId, changeReason: 'Gaat niet door' }) : Promise.resolve({ ok: true }),
    ),
    byTeam((tx, { who, other }, { groupId }) => {
      const [from, to] = [pick(professionals, who), pick(professionals, other)]
      return passGroup(tx, { tenant, groupId, fromPersonId: from.personId, toPersonId: to.personId })
    }),
    byTeam((tx, { other }, { groupId }) =>
      changeGroup(tx, {
        ...{ groupId, title: 'Samen bewegen', most: 2 + (other % 5), selfBookable: true },
        roomId: other % 2 === 0 ? pick(roomIds, other) : null,
      }),
    ),
    byTeam((tx, { who, slot, other }) =>
      bookForResident(tx, {
        ...{ tenant, residentId: pick(residents, who).personId, personId: pick(professionals, other).personId },
        ...{ visitTypeId, startsAt: timeOf(slot), reason: null, overrideReason: 'Kan niet anders', formKey: newId() },
        roomId: other % 3 === 0 ? pick(roomIds, other) : null,
      }),
    ),
    hold,
    (wish) => {
      const { personId } = pick(professionals, wish.who)
      const startsAt = timeOf(wish.slot)
      const endsAt = startsAt.add({ minutes: 30 })
      const block = { personId, startsAt, endsAt, words: null, timeZone: tenant.timeZone }
      return act(sanne, (tx) => blockTime(tx, block))
    },
    takeOver,
    away,
  ]
}
