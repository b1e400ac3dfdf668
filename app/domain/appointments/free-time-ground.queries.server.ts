import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { Absence, ConsultationSession, WeekPattern } from './session.ts'

/** When somebody sees people for a kind of visit, and when they are away. */
export interface Available {
  readonly professional: Pick<OwnProfessional, 'personId' | 'calledName'>
  readonly sessions: readonly (ConsultationSession & { readonly location: string })[]
  readonly absences: readonly Absence[]
}

/** What free times are found from, but for when people are busy. */
export interface FreeTimeGround {
  readonly type: { readonly code: string; readonly minutes: number }
  /** At least one; the own huisarts first. */
  readonly those: readonly Available[]
}

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  /** Only this one; everybody of the own practice, and who gives support, when left out. */
  readonly personId?: string
  readonly visitTypeId: string
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

interface Stretch<T> {
  readonly from: T
  readonly until: T
}

interface SessionRow {
  readonly id: string
  readonly person: string
  readonly weekday: number
  readonly starts: string
  readonly ends: string
  readonly weeks: WeekPattern
  readonly since: string
  readonly last: string | null
  readonly location: string
  readonly codes: readonly string[]
  readonly share: number
  readonly horizon: number | null
  readonly lead: number | null
  readonly buffer: number
  readonly pauses: readonly Stretch<string>[]
  readonly extra: boolean
}

interface Row extends Record<string, unknown> {
  readonly code: string
  readonly minutes: number
  readonly sessions: readonly SessionRow[] | null
  readonly closed: readonly Stretch<string>[] | null
  readonly away:
    | readonly (Stretch<string> & {
        readonly person: string
        readonly starts: string | null
        readonly ends: string | null
      })[]
    | null
}

/** Most sessions of a practice begin and end alike: each text is read once. */
function reader<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const value = known.get(text) ?? read(text)
    known.set(text, value)
    return value
  }
}

function availabilityOf({ sessions, closed, away }: Row): (professional: OwnProfessional) => Available {
  const day = reader((text) => Temporal.PlainDate.from(text))
  const time = reader((text) => Temporal.PlainTime.from(text))
  const days = ({ from, until }: Stretch<string>) => ({ from: day(from), until: day(until) })
  const closures = (closed ?? []).map(days)
  const held = Map.groupBy(sessions ?? [], ({ person }) => person)
  const absences = Map.groupBy(away ?? [], ({ person }) => person)
  return ({ personId, calledName }) => ({
    professional: { personId, calledName },
    sessions: (held.get(personId) ?? []).map((row) => ({
      ...{ id: row.id, weekday: row.weekday, weeks: row.weeks, location: row.location, visitTypeCodes: row.codes },
      ...{ startsAt: time(row.starts), endsAt: time(row.ends), onlineShare: row.share, onClosedDays: row.extra },
      ...{ validFrom: day(row.since), validUntil: row.last === null ? null : day(row.last), closed: closures },
      ...{ releaseHorizonDays: row.horizon, leadMinutes: row.lead, bufferMinutes: row.buffer },
      pauses: row.pauses.map(({ from, until }) => ({ from: time(from), until: time(until) })),
    })),
    absences: (absences.get(personId) ?? []).map((row) => ({
      ...days(row),
      hours: row.starts !== null && row.ends !== null ? { from: time(row.starts), until: time(row.ends) } : null,
    })),
  })
}

const pgArray = (values: readonly string[]) => `{${values.join(',')}}`

/**
 * With whom this resident may book a kind of visit, in which sessions, and when they are away, as `listBookable` has it:
 * in one statement, whoever and however many they are.
 * `notFound` for who is not the resident's own or of the own practice, and a kind that residents don't book themselves.
 */
export async function findFreeTimeGround(tx: Tx, asked: Asked): Promise<Result<FreeTimeGround>> {
  const { personId, visitTypeId } = asked
  const all = await listOwnProfessionals(tx, asked.residentId, 'practice')
  if (!all.ok) return all
  const own = personId === undefined ? all.value : all.value.filter((each) => each.personId === personId)
  if (own.length === 0) return notFound
  const people = pgArray(own.map((each) => each.personId))
  const teams = pgArray([...new Set(own.map(({ teamId }) => teamId))])
  const { calendar, rules } = bookingSettings(asked.tenant)
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const today = dayOf(tx.actor.now)
  const [horizon, asksUntil] = [today.add({ days: rules.releaseHorizonDays }), dayOf(asked.until)]
  // A session may open further ahead than the wijk.
  const furthest = Temporal.PlainDate.compare(horizon, asksUntil) < 0 ? asksUntil : horizon
  const [first, last] = [today.toString(), furthest.toString()]
  const { rows } = await tx.execute<Row & { readonly team_id: string }>(
    sql`select t.code, t.minutes, t.team_id,
      (select json_agg(s) from (
        select s.id, s.person_id as person, s.weekday, s.starts_at as starts, s.ends_at as ends, s.weeks, s.valid_from as since,
          s.valid_until as last, s.location, s.visit_type_codes as codes, s.online_share as share, s.release_horizon_days as horizon,
          s.lead_minutes as lead, s.buffer_minutes as buffer, s.pauses, s.on_closed_days as extra
        from consultation_sessions s
        where s.tenant_id = t.tenant_id and s.person_id = any(${people}::uuid[]) and s.team_id = t.team_id and t.code = any(s.visit_type_codes)
          and s.valid_from <= ${last}::date and (s.valid_until is null or s.valid_until >= ${first}::date)
        order by s.weekday, s.starts_at, s.id limit 1000) s) as sessions,
      (select json_agg(c) from (
        select c.first_day as from, c.last_day as until from team_closures c
        where c.tenant_id = t.tenant_id and c.team_id = t.team_id and c.first_day <= ${last}::date and c.last_day >= ${first}::date
        limit 1000) c) as closed,
      (select json_agg(a) from (
        select a.person_id as person, a.first_day as from, a.last_day as until, a.starts_at as starts, a.ends_at as ends from absences a
        where a.tenant_id = t.tenant_id and a.person_id = any(${people}::uuid[])
          and a.first_day <= ${dayOf(asked.until).toString()}::date and a.last_day >= ${dayOf(asked.from).toString()}::date
        limit 1000) a) as away
      from visit_types t
      where t.tenant_id = ${tx.actor.tenantId}::uuid and t.id = ${visitTypeId}::uuid and t.team_id = any(${teams}::uuid[])
        and t.self_bookable and t.ended_at is null`,
  )
  const [row] = rows
  if (!row) return notFound
  const availability = availabilityOf(row)
  const those = own
    .filter(({ teamId }) => teamId === row.team_id)
    .map(availability)
    .filter(({ sessions }) => sessions.some(({ onlineShare }) => onlineShare > 0))
  return those.length === 0 ? notFound : done({ type: { code: row.code, minutes: row.minutes }, those })
}
