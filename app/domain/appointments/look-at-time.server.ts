import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { isOnGrid, isTooFarAhead, misfitsOf, type Misfit } from './misfits.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import { sessionPeriods } from './session.ts'

interface Wanted {
  readonly tenant: Tenant
  readonly personId: string
  /** Whose appointment it is: a session that somebody holds elsewhere is not for it. Everybody's when null. */
  readonly teamId: string | null
  readonly visitTypeCode: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The time of the appointment that moves: it is not in its own way. */
  readonly leaves?: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant }
}

/** What the practice finds where it wants to book. Ask under the locks of everybody in it. */
export interface FoundTime {
  readonly misfits: readonly Misfit[]
  /** Where this professional holds a session then, or else on that day; null when nowhere. */
  readonly location: string | null
}

const sameTime = (one: NonNullable<Wanted['leaves']>, other: NonNullable<Wanted['leaves']>) =>
  one.startsAt.equals(other.startsAt) && one.endsAt.equals(other.endsAt)

/** What stands in the way of a time of one professional, for the practice, which no horizon and no lead time binds. */
export async function lookAtTime(tx: Tx, wanted: Wanted): Promise<FoundTime> {
  const { tenant, personId, teamId, startsAt, endsAt, leaves } = wanted
  const { calendar } = bookingSettings(tenant)
  const day = startsAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay: day, lastDay: day.add({ days: 1 }) }
  const held = await listSessions(tx, [personId], days)
  const sessions = held.filter((session) => teamId === null || session.teamId === teamId)
  const absences = await listAbsences(tx, [personId], days)
  const busy = await listBusy(tx, [personId], startsAt, endsAt)
  const own = leaves ? busy.findIndex((range) => sameTime(range, leaves)) : -1
  const misfits = misfitsOf({ ...wanted, sessions, absences, busy: busy.filter((_, at) => at !== own), calendar })
  const periods = sessionPeriods(sessions, [], day, day, calendar)
  const begins = startsAt.epochMilliseconds
  const then = periods.find(({ start, end }) => start <= begins && begins < end) ?? periods[0]
  return { misfits, location: sessions.find(({ id }) => id === then?.session.id)?.location ?? null }
}

/**
 * Whether the practice may write something at this instant. Refuses `appointments.inThePast`, `appointments.tooFarAhead` for
 * more than two years from now, and `appointments.offGrid`: its grid is of five minutes.
 */
export function mayWriteAt(tx: Tx, startsAt: Temporal.Instant): Result<undefined> {
  if (startsAt.epochMilliseconds < tx.actor.now.epochMilliseconds) return refuse('appointments.inThePast')
  if (isTooFarAhead(startsAt, tx.actor.now)) return refuse('appointments.tooFarAhead')
  return isOnGrid(startsAt) ? done() : refuse('appointments.offGrid')
}

/** Against a rule only with a reason (lesson 15.3). Refuses `appointments.doubleTime` and `appointments.outsideHours`. */
export function mayOverride(misfits: readonly Misfit[], reason: string | null): Result<undefined> {
  if (misfits.length === 0 || reason !== null) return done()
  return refuse(misfits.includes('double') ? 'appointments.doubleTime' : 'appointments.outsideHours')
}

/**
 * Writes into the log which rules somebody booked against, a line each, and by the appointment where the reason is to be read
 * (lesson 15.3): a reason is words about somebody, and the log holds none.
 */
export function logOverride(
  tx: Tx,
  about: {
    readonly residentId: string
    readonly appointmentId: string
    readonly misfits: readonly Misfit[]
    readonly checks: Tx['decisions'][number]['checks']
  },
): void {
  const { residentId, appointmentId, misfits, checks } = about
  for (const misfit of misfits)
    tx.decisions.push({
      ...{ action: 'E', outcome: 'success', checks, resource: 'appointment.override', eventType: ruleOf[misfit] },
      objects: [{ residentId, detail: appointmentId }],
    })
}

/** What the log calls a rule that somebody went against with a reason. */
const ruleOf: Readonly<Record<Misfit, string>> = { outside: 'outsideHoursWithReason', double: 'doubleTimeWithReason' }
