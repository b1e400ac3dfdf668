import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { invitationsTo } from './live-invitations.server.ts'
import type { KindWords } from './kind-words.ts'
import { listSessions, type PlacedSession } from './schedules.queries.server.ts'
import type { ConsultationSession } from './session.ts'
import type { BookingRules } from './slots.ts'
import type { Channel } from './visit-type.ts'

/** No session opens further ahead (`consultation_sessions_horizon`). */
export const furthestDays = 366

/** Whether residents may book in a session by now: it begins to hold within the days that it opens ahead (APP-2). */
export function opensWithin(
  { validFrom, releaseHorizonDays }: Pick<ConsultationSession, 'validFrom' | 'releaseHorizonDays'>,
  today: Temporal.PlainDate,
  rules: BookingRules,
): boolean {
  return validFrom === null || today.until(validFrom).days <= (releaseHorizonDays ?? rules.releaseHorizonDays)
}

/** A kind of visit that a resident may book: without asking anyone, or because they were invited to (APP-1). */
export interface BookableType {
  readonly id: string
  readonly teamId: string
  readonly code: string
  readonly minutes: number
  readonly channel: Channel
  readonly cancelNoticeHours: number
  readonly maxFutureSelfBooked: number
  /** What the practice calls it, by language; null for the portal's own words. */
  readonly label: KindWords | null
  /** Whether only an invitation opens it, with this professional. */
  readonly invited: boolean
}

export interface Bookable {
  readonly professional: OwnProfessional
  /** ISO weekdays on which this professional holds sessions. */
  readonly weekdays: readonly number[]
  readonly types: readonly BookableType[]
  readonly sessions: readonly PlacedSession[]
}

interface OpenType extends Omit<BookableType, 'invited'> {
  /** With whom this resident was invited to it; null for a kind that needs no invitation. */
  readonly invitedWith: readonly string[] | null
}

interface Whose {
  readonly residentId: string
  /** What is being moved: an invitation of which it came opens its kind. */
  readonly movedId?: string
}

async function listOpenTypes(tx: Tx, teamIds: readonly string[], whose: Whose): Promise<OpenType[]> {
  if (teamIds.length === 0) return []
  const t = alias(visitTypes, 't')
  const invitations = invitationsTo(whose)
  return tx
    .select({
      id: t.id,
      teamId: t.teamId,
      code: t.code,
      minutes: t.minutes,
      channel: t.channel,
      cancelNoticeHours: t.cancelNoticeHours,
      maxFutureSelfBooked: t.maxFutureSelfBooked,
      label: t.label,
      invitedWith: sql<
        string[] | null
      >`case when t.self_bookable then null else array(select i.person_id::text from ${invitations} i) end`,
    })
    .from(t)
    .where(
      and(
        ...[eq(t.tenantId, tx.actor.tenantId), inArray(t.teamId, [...teamIds]), isNull(t.endedAt)],
        or(eq(t.selfBookable, true), sql`exists (select 1 from ${invitations} i)`),
      ),
    )
    .orderBy(asc(t.minutes), asc(t.code))
    .limit(200)
}

/** Whether somebody sees this resident for a kind of visit: by invitation whatever share of a session is online. */
const opens = (type: OpenType, personId: string, held: readonly PlacedSession[]) =>
  (type.invitedWith === null || type.invitedWith.includes(personId)) &&
  held.some(
    ({ onlineShare, visitTypeCodes }) =>
      (onlineShare > 0 || type.invitedWith !== null) && visitTypeCodes.includes(type.code),
  )

/**
 * Another huisarts of the own practice: not among those whom a resident picks by name, but one who may be the first who
 * can, and whom they then keep to move or to choose again.
 */
export const isColleague = ({ professional: { role, bond } }: Bookable): boolean =>
  role === 'GENERAL_PRACTITIONER' && bond === 'TEAM'

/**
 * With whom this resident may book, and which kinds of visit: own professionals, and the other huisartsen of the own
 * practice, who hold sessions for a kind that residents book themselves or were invited to; the own huisarts first.
 * Only with `personId`, where that is given. `notFound` to who may not see the care team.
 */
export async function listBookable(
  tx: Tx,
  { tenant, personId, ...whose }: Whose & { readonly tenant: Tenant; readonly personId?: string },
): Promise<Result<Bookable[]>> {
  const own = await listOwnProfessionals(tx, whose.residentId, 'practice', personId)
  if (!own.ok) return own
  const { calendar, rules } = bookingSettings(tenant)
  const firstDay = tx.actor.now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay, lastDay: firstDay.add({ days: furthestDays }) }
  const ids = own.value.map(({ personId }) => personId)
  const planned = await listSessions(tx, ids, days)
  const sessions = Map.groupBy(
    planned.filter((session) => opensWithin(session, firstDay, rules)),
    ({ personId }) => personId,
  )
  const types = await listOpenTypes(tx, [...new Set(own.value.map(({ teamId }) => teamId))], whose)
  return done(
    own.value.flatMap((professional) => {
      const held = (sessions.get(professional.personId) ?? []).filter(({ teamId }) => teamId === professional.teamId)
      const open = types
        .filter((type) => type.teamId === professional.teamId && opens(type, professional.personId, held))
        .map(({ invitedWith, ...type }) => ({ ...type, invited: invitedWith !== null }))
      if (open.length === 0) return []
      const weekdays = [...new Set(held.map(({ weekday }) => weekday))].sort((a, b) => a - b)
      return [{ professional, weekdays, types: open, sessions: held }]
    }),
  )
}

export interface BookableChoice {
  readonly tenant: Tenant
  readonly residentId: string
  readonly personId: string
  readonly visitTypeId: string
}

/** One professional and one kind of visit; `notFound` for who is neither the resident's own nor of the own practice, and what they may not book. */
export async function findBookable(
  tx: Tx,
  { visitTypeId, ...asked }: BookableChoice & Whose,
): Promise<Result<Bookable & { readonly type: BookableType }>> {
  const all = await listBookable(tx, asked)
  if (!all.ok) return all
  const bookable = all.value.find(({ professional }) => professional.personId === asked.personId)
  const type = bookable?.types.find(({ id }) => id === visitTypeId)
  return bookable && type ? done({ ...bookable, type }) : notFound
}
