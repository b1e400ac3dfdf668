import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { calendarOf } from '../tenants/calendar-of.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { daysOfChange, toScheduleChange, type AskedChange } from './asked-change.ts'
import { checkChange, touchedBy } from './check-change.server.ts'
import { colleaguesFor, readSchedules } from './colleagues-for.queries.server.ts'
import { groupsLedBy } from './groups.queries.server.ts'
import { inChosenGroups, leadersFor, listGroupsHit, type GroupToSettle } from './groups-hit.queries.server.ts'
import { listBookingsHit, type HitBooking } from './hit-bookings.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { otherTimesFor } from './other-times-for.queries.server.ts'
import type { OtherTime } from './other-times.ts'
import type { ScheduleChange } from './schedule.ts'
import { sessionsCameFree } from './sessions-came-free.server.ts'
import {
  mostBookingsHit,
  treatmentOf,
  treatmentOfGroup,
  type GroupTreatment,
  type Treatment,
  type Treatments,
} from './treatment.ts'
import { dropHolds, treatBooking } from './treat-booking.server.ts'
import { treatGroup } from './treat-group.server.ts'
import { addAbsence, addClosure, addSession, endSession } from './write-schedule.server.ts'

/** How far ahead bookings are looked for, in days: nobody books further. */
const bookedDays = 731

export type BookingToSettle = HitBooking & {
  readonly colleagues: readonly { readonly id: string; readonly calledName: string }[]
  /** With the same professional; each for this booking alone. */
  readonly others: readonly OtherTime[]
}

export type ScheduleChanged =
  | { readonly saved: true }
  /** Nothing was saved: these bookings and groups have to be settled first. */
  | {
      readonly saved: false
      /** What to choose for each booking, or the words for who has to choose a new time. */
      readonly missing: 'treatment' | 'words'
      readonly bookings: readonly BookingToSettle[]
      readonly groups: readonly GroupToSettle[]
      readonly hidden: number
    }

async function write(tx: Tx, asked: AskedChange, change: ScheduleChange): Promise<void> {
  if (asked.kind === 'away') {
    const { personId, why, firstDay, lastDay, hours, deputyPersonId } = asked
    return addAbsence(tx, { personId, kind: why, firstDay, lastDay, hours, deputyPersonId })
  }
  if (asked.kind === 'close') {
    const { teamId, name, firstDay, lastDay } = asked
    return addClosure(tx, { teamId, name, firstDay, lastDay })
  }
  if (asked.kind === 'end') return endSession(tx, asked.sessionId, asked.lastDay)
  if (asked.kind === 'replace') await endSession(tx, asked.sessionId, asked.session.validFrom.subtract({ days: 1 }))
  if (change.kind === 'add' || change.kind === 'replace') await addSession(tx, asked.personId, change.session)
}

/** What happens to each booking, or null as long as something was not chosen, or can't be any more. */
function settle(bookings: readonly BookingToSettle[], treatments: Treatments | null) {
  const settled: { readonly booking: BookingToSettle; readonly treatment: Treatment }[] = []
  for (const booking of bookings) {
    const free = booking.colleagues.map(({ id }) => id)
    const times = booking.others.map(({ startsAt }) => startsAt)
    const treatment = treatments && treatmentOf(booking.id, { free, times }, treatments)
    if (!treatment) return null
    settled.push({ booking, treatment })
  }
  return settled
}

/** As `settle`, for the groups. */
function settleGroups(groups: readonly GroupToSettle[], treatments: Treatments | null) {
  const settled: { readonly group: GroupToSettle; readonly treatment: GroupTreatment }[] = []
  for (const group of groups) {
    const free = group.colleagues.map(({ id }) => id)
    const treatment = treatments && treatmentOfGroup(group.id, free, treatments)
    if (!treatment) return null
    settled.push({ group, treatment })
  }
  return settled
}

const wantedTimes = (treatments: Treatments | null) =>
  new Map(
    [...(treatments?.byBooking ?? [])].flatMap(([id, each]) =>
      each.way === 'move' && each.startsAt !== null ? [[id, each.startsAt] as const] : [],
    ),
  )

const named = (treatments: Treatments | null) =>
  [...(treatments?.byBooking.values() ?? []), treatments?.rest].flatMap((each) =>
    each?.way === 'colleague' && each.personId !== null && isId(each.personId) ? [each.personId] : [],
  )

/** What was chosen by itself for something else than to leave it as it is. */
const changing = (treatments: Treatments | null) =>
  [...(treatments?.byBooking ?? [])].flatMap(([id, { way }]) => (way === 'keep' ? [] : [id]))

/**
 * Changes when a professional or a team has time. When that hits bookings, nothing is saved until each has a treatment: then
 * the change and all of them in one transaction; residents are told. What was booked between two looks is shown too, and
 * nothing is cancelled without words for the resident.
 * A group that somebody leads is one of them, with a treatment of its own.
 * Refuses `notFound` to who does not plan for them, what `checkChange` refuses, `appointments.tooManyHit` above 100 bookings,
 * `appointments.notForThisRole`, `appointments.slotTaken`, and `shared.conflict` when somebody came into a group meanwhile.
 */
export async function changeSchedule(
  tx: Tx,
  input: { readonly tenant: Tenant; readonly asked: AskedChange; readonly treatments: Treatments | null },
): Promise<Result<ScheduleChanged>> {
  const { asked, treatments } = input
  const calendar = calendarOf(input.tenant)
  const { timeZone } = calendar
  const { now } = tx.actor
  const touched = await touchedBy(tx, asked, timeZone)
  const { personIds, teamIds, personId } = touched
  if (!(await decideAboutSchedule(tx, { action: 'read', personId, teamIds, timeZone }))) return notFound
  const { firstDay, lastDay } = daysOfChange(asked)
  const lookedAt = { firstDay, lastDay: lastDay ?? firstDay.add({ days: bookedDays }) }
  const begins = firstDay.toZonedDateTime(timeZone).toInstant()
  const from = Temporal.Instant.compare(begins, now) < 0 ? now : begins
  const until = lookedAt.lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  const window = { personIds, from, until }
  // Who books with them waits until this is saved; who is in a group that changes too, all at once, in the one order.
  const chosen = changing(treatments)
  const people = [...personIds, ...named(treatments), ...(await inChosenGroups(tx, window, chosen))]
  await lockParticipants(tx, people)
  if ((await inChosenGroups(tx, window, chosen)).some((id) => !people.includes(id))) return refuse('shared.conflict')

  const schedules = await readSchedules(tx, personIds, lookedAt)
  const change = toScheduleChange(asked, now.epochMilliseconds)
  const checked = await checkChange(tx, { asked, change, touched, schedules, timeZone })
  if (!checked.ok) return checked

  const led = await groupsLedBy(tx, personIds, { from, until })
  const groupsHit = listGroupsHit({ led, schedules, change, calendar })
  const hits = await listBookingsHit(tx, { ...window, schedules, change, calendar, groups: led })
  const hit = hits.bookings.length + groupsHit.length
  if (hit > mostBookingsHit) return refuse('appointments.tooManyHit', { hit, most: mostBookingsHit })
  const deputyPersonId = asked.kind === 'away' ? asked.deputyPersonId : null
  const colleagues =
    asked.kind === 'close'
      ? new Map()
      : await colleaguesFor(tx, {
          ...{ personId: asked.personId, bookings: hits.bookings, calendar, deputyPersonId },
        })
  const leaders =
    asked.kind === 'close' ? new Map() : await leadersFor(tx, { groups: groupsHit, deputyPersonId, calendar })
  const others = await otherTimesFor(tx, {
    ...{ bookings: hits.bookings, change, calendar, lastDay: lastDay ?? firstDay },
    wanted: wantedTimes(treatments),
  })
  const bookings = hits.bookings.map((booking) => {
    const { id } = booking
    return { ...booking, colleagues: colleagues.get(id) ?? [], others: others.get(id) ?? [] }
  })
  const groups = groupsHit.map((group) => ({ ...group, colleagues: leaders.get(group.id) ?? [] }))
  const settled = settle(bookings, treatments)
  const settledGroups = settleGroups(groups, treatments)
  const unseen = hits.hidden > 0 && treatments === null
  const open = { saved: false, bookings, groups, hidden: hits.hidden } as const
  if (!settled || !settledGroups || unseen) return done({ ...open, missing: 'treatment' })
  const words = treatments?.words ?? null
  if (words === null && [...settled, ...settledGroups].some(({ treatment }) => treatment.way === 'cancel'))
    return done({ ...open, missing: 'words' })
  await decideAboutSchedule(tx, { action: 'update', personId, teamIds, timeZone })
  await dropHolds(tx, hits.holds)
  for (const { booking, treatment } of settled) {
    const treated = await treatBooking(tx, booking, treatment, words)
    if (!treated.ok) return treated
  }
  for (const { group, treatment } of settledGroups) {
    const treated = await treatGroup(tx, { tenant: input.tenant, group, words }, treatment)
    if (!treated.ok) return treated
  }
  await inPortalName(tx, () => write(tx, asked, change))
  if (change.kind === 'add' || change.kind === 'replace') {
    const sessions = asked.kind === 'close' ? [] : [{ ...change.session, personId: asked.personId }]
    await sessionsCameFree(tx, { tenant: input.tenant, sessions, firstDay, lastDay: change.session.validUntil })
  }
  return done({ saved: true })
}
