import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import {
  availabilityColumns,
  availabilityOf,
  type Available,
  type AvailabilityRow,
} from './availability-columns.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { invitationsTo, openedFor } from './live-invitations.server.ts'

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

interface Row extends AvailabilityRow {
  readonly code: string
  readonly minutes: number
  readonly team_id: string
  readonly invited: boolean
}

const pgArray = (values: readonly string[]) => `{${values.join(',')}}`

/**
 * With whom this resident may book a kind of visit, in which sessions, and when they are away, as `listBookable` has it:
 * in one statement, whoever and however many they are.
 * `notFound` for who is not the resident's own or of the own practice, and a kind that residents don't book themselves and
 * this one was not invited to with `personId`.
 */
export async function findFreeTimeGround(tx: Tx, asked: Asked): Promise<Result<FreeTimeGround>> {
  const { personId, visitTypeId } = asked
  const found = await listOwnProfessionals(tx, asked.residentId, 'practice', personId)
  if (!found.ok) return found
  const own = found.value
  if (own.length === 0) return notFound
  const people = pgArray(own.map((each) => each.personId))
  const teams = pgArray([...new Set(own.map(({ teamId }) => teamId))])
  const { calendar, rules } = bookingSettings(asked.tenant)
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const today = dayOf(tx.actor.now)
  const [horizon, asksUntil] = [today.add({ days: rules.releaseHorizonDays }), dayOf(asked.until)]
  // A session may open further ahead than the wijk.
  const furthest = Temporal.PlainDate.compare(horizon, asksUntil) < 0 ? asksUntil : horizon
  const days = { from: dayOf(asked.from), until: dayOf(asked.until) }
  // An invitation is with one professional.
  const invited = sql`exists (select 1 from ${invitationsTo({ residentId: asked.residentId })} i where i.person_id = ${personId ?? null}::uuid)`
  const { rows } = await tx.execute<Row>(
    sql`select t.code, t.minutes, t.team_id, not t.self_bookable as invited,
      ${availabilityColumns(people, { from: today, until: furthest }, days)}
      from visit_types t
      where t.tenant_id = ${tx.actor.tenantId}::uuid and t.id = ${visitTypeId}::uuid and t.team_id = any(${teams}::uuid[])
        and t.ended_at is null and (t.self_bookable or ${invited})`,
  )
  const [row] = rows
  if (!row) return notFound
  const availability = availabilityOf(row)
  const those = own
    .filter(({ teamId }) => teamId === row.team_id)
    .map(availability)
    .map((each) => ({ ...each, sessions: openedFor(row.invited, each.sessions) }))
    .filter(({ sessions }) => sessions.some(({ onlineShare }) => onlineShare > 0))
  return those.length === 0 ? notFound : done({ type: { code: row.code, minutes: row.minutes }, those })
}
