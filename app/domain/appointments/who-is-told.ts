import { Temporal } from 'temporal-polyfill'
import type { BusyRange, Slot } from './slots.ts'

/** So many are told of a time at once; the next ones when these say no or let it pass. */
export const mostTold = 5

/** How long somebody may think about an offer, in hours of elapsed time. */
const offerHours = 24

/** Somebody who waits, with what keeps them from a time. */
export interface Waiting {
  readonly id: string
  readonly residentId: string
  readonly createdAt: Temporal.Instant
  /** With whom; null for anybody who gives this kind of visit. */
  readonly personId: string | null
  readonly visitTypeId: string
  /** Both included, in the zone of the wijk. */
  readonly fromDay: Temporal.PlainDate
  readonly untilDay: Temporal.PlainDate
  /** The start of the appointment that an earlier time takes the place of. */
  readonly replacesStart: Temporal.Instant | null
  /** What else the resident has then, without that appointment. */
  readonly busy: readonly BusyRange[]
}

/** Time of one professional that came free. */
export interface FreedTime<S extends Slot = Slot> {
  readonly personId: string
  readonly now: Temporal.Instant
  readonly timeZone: string
  /** The times that it offers, by kind of visit, in order. */
  readonly times: ReadonlyMap<string, readonly S[]>
}

export interface Told<W extends Waiting, S extends Slot> {
  readonly waiting: W
  readonly time: S
}

const { compare } = Temporal.Instant

function fits(waiting: Waiting, { startsAt, endsAt }: Slot, { now, timeZone }: FreedTime): boolean {
  const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return (
    compare(startsAt, now) > 0 &&
    Temporal.PlainDate.compare(waiting.fromDay, day) <= 0 &&
    Temporal.PlainDate.compare(day, waiting.untilDay) <= 0 &&
    (waiting.replacesStart === null || compare(startsAt, waiting.replacesStart) < 0) &&
    !waiting.busy.some((range) => compare(range.startsAt, endsAt) < 0 && compare(startsAt, range.endsAt) < 0)
  )
}

const overlaps = (one: Slot, other: Slot) =>
  compare(one.startsAt, other.endsAt) < 0 && compare(other.startsAt, one.endsAt) < 0

/** The time that fewest were told of so far; of as many the earliest. */
function leastTold<S extends Slot>(times: readonly S[], told: readonly { readonly time: Slot }[]): S | undefined {
  let [least, fewest]: [S | undefined, number] = [undefined, Infinity]
  for (const time of times) {
    const many = told.filter((each) => overlaps(each.time, time)).length
    if (many < fewest) [least, fewest] = [time, many]
  }
  return least
}

/**
 * Who is told of freed time, and of which part of it: those whom it fits, whoever waits longest first (lesson 15.1). The
 * same whatever the order of `waiting`. A resident who waits for two things is told once; where more than one time came free,
 * not all are told of the same one.
 * @param most how many more may be told now.
 */
export function whoIsTold<W extends Waiting, S extends Slot>(
  waiting: readonly W[],
  freed: FreedTime<S>,
  most = mostTold,
): Told<W, S>[] {
  const inTurn = [...waiting].sort(
    (one, other) => compare(one.createdAt, other.createdAt) || (one.id < other.id ? -1 : 1),
  )
  const told = new Map<string, Told<W, S>>()
  for (const each of inTurn) {
    if (told.size >= most) break
    if (told.has(each.residentId) || (each.personId !== null && each.personId !== freed.personId)) continue
    const fitting = freed.times.get(each.visitTypeId)?.filter((slot) => fits(each, slot, freed)) ?? []
    const time = leastTold(fitting, [...told.values()])
    if (time) told.set(each.residentId, { waiting: each, time })
  }
  return [...told.values()]
}

/** Until when an offer may be taken: a day, and never later than one may book that time (APP-2). */
export function offerEnds(startsAt: Temporal.Instant, now: Temporal.Instant, leadMinutes: number): Temporal.Instant {
  const last = startsAt.subtract({ minutes: leadMinutes })
  const dayLater = now.add({ hours: offerHours })
  return compare(last, dayLater) < 0 ? last : dayLater
}
