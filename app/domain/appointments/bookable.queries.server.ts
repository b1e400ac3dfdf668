import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
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

/** A kind of visit that a resident may book without asking anyone (APP-1). */
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
}

export interface Bookable {
  readonly professional: OwnProfessional
  /** ISO weekdays on which this professional holds sessions. */
  readonly weekdays: readonly number[]
  readonly types: readonly BookableType[]
  readonly sessions: readonly PlacedSession[]
}

async function listSelfBookableTypes(tx: Tx, teamIds: readonly string[]): Promise<BookableType[]> {
  if (teamIds.length === 0) return []
  return tx
    .select({
      id: visitTypes.id,
      teamId: visitTypes.teamId,
      code: visitTypes.code,
      minutes: visitTypes.minutes,
      channel: visitTypes.channel,
      cancelNoticeHours: visitTypes.cancelNoticeHours,
      maxFutureSelfBooked: visitTypes.maxFutureSelfBooked,
      label: visitTypes.label,
    })
    .from(visitTypes)
    .where(
      and(
        eq(visitTypes.tenantId, tx.actor.tenantId),
        inArray(visitTypes.teamId, [...teamIds]),
        eq(visitTypes.selfBookable, true),
        isNull(visitTypes.endedAt),
      ),
    )
    .orderBy(asc(visitTypes.minutes), asc(visitTypes.code))
    .limit(200)
}

/**
 * Another huisarts of the own practice: not among those whom a resident picks by name, but one who may be the first who
 * can, and whom they then keep to move or to choose again.
 */
export const isColleague = ({ professional: { role, bond } }: Bookable): boolean =>
  role === 'GENERAL_PRACTITIONER' && bond === 'TEAM'

/**
 * With whom this resident may book, and which kinds of visit: own professionals, and the other huisartsen of the own
 * practice, who hold sessions for a kind that residents book themselves; the own huisarts first.
 * Only with `personId`, where that is given. `notFound` to who may not see the care team.
 */
export async function listBookable(
  tx: Tx,
  {
    tenant,
    residentId,
    personId,
  }: { readonly tenant: Tenant; readonly residentId: string; readonly personId?: string },
): Promise<Result<Bookable[]>> {
  const own = await listOwnProfessionals(tx, residentId, 'practice', personId)
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
  const types = await listSelfBookableTypes(tx, [...new Set(own.value.map(({ teamId }) => teamId))])
  return done(
    own.value.flatMap((professional) => {
      const held = (sessions.get(professional.personId) ?? []).filter(({ teamId }) => teamId === professional.teamId)
      const open = types.filter(
        (type) =>
          type.teamId === professional.teamId &&
          held.some((session) => session.onlineShare > 0 && session.visitTypeCodes.includes(type.code)),
      )
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
  { personId, visitTypeId, tenant, residentId }: BookableChoice,
): Promise<Result<Bookable & { readonly type: BookableType }>> {
  const all = await listBookable(tx, { tenant, residentId, personId })
  if (!all.ok) return all
  const bookable = all.value.find(({ professional }) => professional.personId === personId)
  const type = bookable?.types.find(({ id }) => id === visitTypeId)
  return bookable && type ? done({ ...bookable, type }) : notFound
}
