import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { intersect, merge, type Interval } from './intervals.ts'
import { awayHours, sessionPeriods, type Absence, type ConsultationSession } from './session.ts'
import { timeCameFree } from './time-came-free.server.ts'

interface CameFree {
  readonly tenant: Tenant
  readonly sessions: readonly (ConsultationSession & { readonly personId: string })[]
  /** Both included; null for as far ahead as residents book. */
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  /** Only these hours of each day. */
  readonly hours?: Absence['hours']
}

/** From the first to the last moment of each day in the zone of the wijk. */
function byDay(open: readonly Interval[], timeZone: string): Interval[] {
  const dayOf = ({ start }: Interval) =>
    Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return [...Map.groupBy(open, dayOf).values()].map((parts) => ({ start: parts[0]!.start, end: parts.at(-1)!.end }))
}

/**
 * Asks that those who wait are told of time that sessions have (again): one that was added, or whose professional or team is
 * there after all; a day of a session at a time, as far ahead as residents book, with the transaction that made it so. What is
 * taken or closed is left out when they are told. Decides nothing: the caller has.
 */
export async function sessionsCameFree(tx: Tx, { tenant, sessions, ...days }: CameFree): Promise<void> {
  const { calendar, rules } = bookingSettings(tenant)
  const { timeZone } = calendar
  const { compare } = Temporal.PlainDate
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const furthest = today.add({ days: rules.releaseHorizonDays })
  const firstDay = compare(days.firstDay, today) < 0 ? today : days.firstDay
  const lastDay = days.lastDay !== null && compare(days.lastDay, furthest) < 0 ? days.lastDay : furthest
  if (compare(firstDay, lastDay) > 0) return
  const soonest = tx.actor.now.epochMilliseconds + rules.minLeadMinutes * 60_000
  const gone = { from: firstDay, until: lastDay, hours: days.hours ?? null }
  for (const session of sessions.filter(({ onlineShare }) => onlineShare > 0)) {
    const held = merge(sessionPeriods([session], [], firstDay, lastDay, calendar))
    const open = days.hours ? intersect(held, merge(awayHours([gone], firstDay, lastDay, timeZone))) : held
    for (const { start, end } of byDay(open, timeZone)) {
      const from = Math.max(start, soonest)
      if (from >= end) continue
      const [startsAt, endsAt] = [from, end].map((at) => Temporal.Instant.fromEpochMilliseconds(at))
      const time = { personId: session.personId, startsAt: startsAt!, endsAt: endsAt! }
      await timeCameFree(tx, time, { freedAt: tx.actor.now, together: true })
    }
  }
}
