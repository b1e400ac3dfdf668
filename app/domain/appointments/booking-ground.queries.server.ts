import { sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { OwnProfessional } from '../access/own-professionals.server.ts'
import type { Tenant } from '../tenants/tenant.ts'
import {
  availabilityColumns,
  availabilityOf,
  type Available,
  type AvailabilityRow,
} from './availability-columns.server.ts'
import { furthestDays, opensWithin, type BookableType } from './bookable.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { Interval } from './intervals.ts'
import { invitationsTo, openedFor } from './live-invitations.server.ts'
import type { SaidByKind } from './words-at-booking.server.ts'

/** A kind of visit with what it says to whoever books it. */
export type ChosenKind = Omit<BookableType, 'label' | 'invited'> & {
  readonly words: SaidByKind
  /** The invitation that opens it; null for a kind that residents book by themselves. */
  readonly invitationId: string | null
}

/** Something that the resident holds, or has still to come. */
interface OwnTime {
  readonly id: string
  readonly status: 'proposed' | 'booked'
  readonly kind: string | null
  readonly self: boolean
  /** Whether it begins then, and is with them: of exactly this choice, when it is of this kind too. */
  readonly then: boolean
  readonly with: boolean
  readonly coming: boolean
}

/** A kind of visit, and what the resident has of it and of others. */
export interface OwnOfKind {
  readonly kind: ChosenKind
  readonly own: readonly OwnTime[]
}

/** All that the booking of one time is decided from. */
export interface BookingGround extends OwnOfKind {
  readonly available: Available
  /** When the professional or the resident is busy around that time, in epoch milliseconds. */
  readonly busy: readonly Interval[]
}

interface KindRow extends Record<string, unknown> {
  readonly code: string
  readonly minutes: number
  readonly channel: BookableType['channel']
  readonly notice: number
  readonly most: number
  readonly instructions: SaidByKind['instructions']
  readonly video: string | null
  readonly invitation: string | null
  readonly own: readonly OwnTime[] | null
}

interface Row extends KindRow, AvailabilityRow {
  readonly busy: readonly (readonly [number, number])[] | null
}

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  readonly visitTypeId: string
  readonly startsAt: Temporal.Instant
}

const invitationWith = ({ residentId, startsAt }: Asked, personId: string): SQL =>
  sql`(select i.id from ${invitationsTo({ residentId, startsAt })} i where i.person_id = ${personId}::uuid limit 1)`

/** Columns of a kind of visit `t`, with what the resident holds or has still to come. */
function kindColumns(tx: Tx, asked: Asked, personId: string): SQL {
  const { residentId, startsAt } = asked
  const [start, at] = [startsAt.toString(), tx.actor.now.toString()]
  return sql`t.code, t.minutes, t.channel, t.cancel_notice_hours as notice, t.max_future_self_booked as most, t.instructions, t.video_url as video,
      case when t.self_bookable then null else ${invitationWith(asked, personId)} end as invitation,
      (select json_agg(o) from (
        select a.id, a.status, a.visit_type_id as kind, a.self_booked as self, a.starts_at = ${start}::timestamptz as then, a.starts_at > ${at}::timestamptz as coming,
          exists (select 1 from appointment_participants p where p.tenant_id = a.tenant_id and p.appointment_id = a.id and p.person_id = ${personId}::uuid) as with
        from appointments a
        where a.tenant_id = t.tenant_id and a.resident_id = ${residentId}::uuid
          and (a.status = 'proposed' or (a.status = 'booked' and (a.starts_at > ${at}::timestamptz or a.starts_at = ${start}::timestamptz)))
        limit 1000) o) as own`
}

/** The kind itself, where residents book it themselves with this team, or this one was invited to it with this professional. */
const fromKind = (tx: Tx, asked: Asked, { teamId, personId }: OwnProfessional): SQL =>
  sql`from visit_types t
      where t.tenant_id = ${tx.actor.tenantId}::uuid and t.id = ${asked.visitTypeId}::uuid and t.team_id = ${teamId}::uuid and t.ended_at is null
        and (t.self_bookable or exists ${invitationWith(asked, personId)})`

function ownOf(row: KindRow, id: string, teamId: string): OwnOfKind {
  const { code, minutes, channel, notice: cancelNoticeHours, most: maxFutureSelfBooked } = row
  const words = { instructions: row.instructions, videoUrl: row.video }
  const { invitation: invitationId } = row
  const kind = { id, teamId, code, minutes, channel, cancelNoticeHours, maxFutureSelfBooked, words, invitationId }
  return { kind, own: row.own ?? [] }
}

/**
 * What the resident has already, and the kind of visit: all that is asked of a time that they hold. Ask under the locks.
 * Null for a kind that residents do not book themselves with this professional's team, unless invited (APP-1).
 */
export async function findOwnOfKind(tx: Tx, asked: Asked, professional: OwnProfessional): Promise<OwnOfKind | null> {
  const { rows } = await tx.execute<KindRow>(
    sql`select ${kindColumns(tx, asked, professional.personId)} ${fromKind(tx, asked, professional)}`,
  )
  return rows[0] ? ownOf(rows[0], asked.visitTypeId, professional.teamId) : null
}

/**
 * What is true of a time that a resident chose with one of their professionals, in one statement: ask under the locks, so
 * that it stays true. Null for a kind that residents do not book themselves with them, unless invited (APP-1).
 */
export async function findBookingGround(
  tx: Tx,
  asked: Asked,
  professional: OwnProfessional,
): Promise<BookingGround | null> {
  const { tenant, residentId, visitTypeId, startsAt } = asked
  const { personId, teamId } = professional
  const { calendar, rules } = bookingSettings(tenant)
  const today = tx.actor.now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const held = { from: today, until: today.add({ days: furthestDays }) }
  const day = startsAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const start = startsAt.toString()
  // No visit crosses midnight, and no session keeps more than an hour free around one (`consultation_sessions_buffer`).
  const { rows } = await tx.execute<Row>(
    sql`select ${kindColumns(tx, asked, personId)},
      ${availabilityColumns(`{${personId}}`, held, { from: day, until: day })},
      (select json_agg(json_build_array(floor(extract(epoch from b.starts_at) * 1000), ceil(extract(epoch from b.ends_at) * 1000)))
        from busy_ranges(array[${personId}::uuid, ${residentId}::uuid], ${start}::timestamptz - interval '1 hour', ${start}::timestamptz + make_interval(mins => t.minutes + 60)) b) as busy
      ${fromKind(tx, asked, professional)}`,
  )
  const [row] = rows
  if (!row) return null
  const { sessions, ...available } = availabilityOf(row)(professional)
  const known = sessions.filter((session) => opensWithin(session, today, rules))
  const open = openedFor(row.invitation !== null, known)
  if (!open.some(({ onlineShare }) => onlineShare > 0)) return null
  return {
    ...ownOf(row, visitTypeId, teamId),
    available: { ...available, sessions: open },
    busy: (row.busy ?? []).map(([from, until]) => ({ start: from, end: until })),
  }
}
