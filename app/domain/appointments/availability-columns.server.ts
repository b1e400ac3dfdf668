import { sql, type SQL } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { OwnProfessional } from '../access/own-professionals.server.ts'
import type { Absence, ConsultationSession, WeekPattern } from './session.ts'

/** When somebody sees people for a kind of visit, and when they are away. */
export interface Available {
  readonly professional: Pick<OwnProfessional, 'personId' | 'calledName'>
  readonly sessions: readonly (ConsultationSession & { readonly location: string })[]
  readonly absences: readonly Absence[]
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

/** What `availabilityColumns` gives. */
export interface AvailabilityRow extends Record<string, unknown> {
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

/** What these columns say of each of the people. */
export function availabilityOf(row: AvailabilityRow): (professional: OwnProfessional) => Available {
  const { sessions, closed, away } = row
  const day = reader((text) => Temporal.PlainDate.from(text))
  const time = reader((text) => Temporal.PlainTime.from(text))
  const days = ({ from, until }: Stretch<string>) => ({ from: day(from), until: day(until) })
  const closures = (closed ?? []).map(days)
  const held = Map.groupBy(sessions ?? [], ({ person }) => person)
  const absences = Map.groupBy(away ?? [], ({ person }) => person)
  return ({ personId, calledName }) => ({
    professional: { personId, calledName },
    sessions: (held.get(personId) ?? []).map((each) => ({
      ...{ id: each.id, weekday: each.weekday, weeks: each.weeks, location: each.location, visitTypeCodes: each.codes },
      ...{ startsAt: time(each.starts), endsAt: time(each.ends), onlineShare: each.share, onClosedDays: each.extra },
      ...{ validFrom: day(each.since), validUntil: each.last === null ? null : day(each.last), closed: closures },
      ...{ releaseHorizonDays: each.horizon, leadMinutes: each.lead, bufferMinutes: each.buffer },
      pauses: each.pauses.map(({ from, until }) => ({ from: time(from), until: time(until) })),
    })),
    absences: (absences.get(personId) ?? []).map(({ starts, ends, ...away }) => ({
      ...days(away),
      hours: starts !== null && ends !== null ? { from: time(starts), until: time(ends) } : null,
    })),
  })
}

type Days = Stretch<Temporal.PlainDate>

/**
 * Columns for a statement that reads a kind of visit as `t`: the sessions that these people hold for it in the team of that
 * kind, the days on which that team is closed, and when these people are away; `availabilityOf` reads them.
 * @param personIds a PostgreSQL array.
 * @param held sessions and closures of any of these days.
 * @param days of which it is asked whether somebody is away.
 */
export function availabilityColumns(personIds: string, held: Days, days: Days): SQL {
  return sql`(select json_agg(s) from (
        select s.id, s.person_id as person, s.weekday, s.starts_at as starts, s.ends_at as ends, s.weeks, s.valid_from as since,
          s.valid_until as last, s.location, s.visit_type_codes as codes, s.online_share as share, s.release_horizon_days as horizon,
          s.lead_minutes as lead, s.buffer_minutes as buffer, s.pauses, s.on_closed_days as extra
        from consultation_sessions s
        where s.tenant_id = t.tenant_id and s.person_id = any(${personIds}::uuid[]) and s.team_id = t.team_id and t.code = any(s.visit_type_codes)
          and s.valid_from <= ${held.until.toString()}::date and (s.valid_until is null or s.valid_until >= ${held.from.toString()}::date)
        order by s.weekday, s.starts_at, s.id limit 1000) s) as sessions,
      (select json_agg(c) from (
        select c.first_day as from, c.last_day as until from team_closures c
        where c.tenant_id = t.tenant_id and c.team_id = t.team_id and c.first_day <= ${held.until.toString()}::date and c.last_day >= ${held.from.toString()}::date
        limit 1000) c) as closed,
      (select json_agg(a) from (
        select a.person_id as person, a.first_day as from, a.last_day as until, a.starts_at as starts, a.ends_at as ends from absences a
        where a.tenant_id = t.tenant_id and a.person_id = any(${personIds}::uuid[])
          and a.first_day <= ${days.until.toString()}::date and a.last_day >= ${days.from.toString()}::date
        limit 1000) a) as away`
}
