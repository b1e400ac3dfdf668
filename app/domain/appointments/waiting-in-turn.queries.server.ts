import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointments } from '#db/schema/appointments.ts'
import { waitingListEntries, waitingListOffers } from '#db/schema/appointments.waiting.ts'
import type { OwnTime } from './time-came-free.server.ts'

/** So many are looked at for one freed time; whoever waits longest comes first. */
const mostLookedAt = 200

/** An entry that may be told of freed time, as far as the list itself knows. */
export interface WaitingInTurn {
  readonly id: string
  readonly residentId: string
  readonly teamId: string
  readonly createdAt: Temporal.Instant
  readonly personId: string | null
  readonly visitTypeId: string
  readonly visitTypeCode: string
  readonly minutes: number
  readonly appointmentId: string | null
  readonly fromDay: Temporal.PlainDate
  readonly untilDay: Temporal.PlainDate
  /** Of the appointment that an earlier time takes the place of. */
  readonly replacesStart: Temporal.Instant | null
  readonly replacesEnd: Temporal.Instant | null
  /** Until when they may still take another time that came free with this one; null when they may not. */
  readonly openUntil: Temporal.Instant | null
}

/** The offers of this professional that overlap a time. */
function offersThen({ personId, startsAt, endsAt }: OwnTime) {
  return and(
    eq(waitingListOffers.personId, personId),
    lt(waitingListOffers.startsAt, endsAt),
    gt(waitingListOffers.endsAt, startsAt),
  )
}

/**
 * Who waits for time of one professional, in these teams and for these kinds of visit, in turn: not who was told of it
 * since it came free, nor who said no to it, nor who could not move what they have any more (APP-7).
 */
export async function listWaitingInTurn(
  tx: Tx,
  freed: OwnTime & {
    readonly freedAt: Temporal.Instant
    readonly day: Temporal.PlainDate
    readonly teamIds: readonly string[]
    readonly visitTypeCodes: readonly string[]
  },
): Promise<WaitingInTurn[]> {
  const { tenantId, now } = tx.actor
  const { personId, startsAt, freedAt, day, teamIds, visitTypeCodes } = freed
  if (teamIds.length === 0 || visitTypeCodes.length === 0) return []
  const entry = waitingListEntries
  const toldOrRefused = tx
    .select({ one: sql`1` })
    .from(waitingListOffers)
    .where(
      and(
        ...[eq(waitingListOffers.tenantId, entry.tenantId), eq(waitingListOffers.entryId, entry.id), offersThen(freed)],
        or(eq(waitingListOffers.freedAt, freedAt), isNotNull(waitingListOffers.declinedAt)),
      ),
    )
  const o = waitingListOffers
  const openElsewhere = sql<string | null>`(select to_json(min(${o.expiresAt})) #>> '{}' from ${o}
    where ${o.tenantId} = ${entry.tenantId} and ${o.entryId} = ${entry.id} and ${o.freedAt} = ${freedAt.toString()}::timestamptz
      and ${o.expiresAt} > ${now.toString()}::timestamptz and ${o.takenAt} is null and ${o.declinedAt} is null)`
  const rows = await tx
    .select({
      openUntil: openElsewhere,
      ...{ id: entry.id, residentId: entry.residentId, teamId: entry.teamId, createdAt: entry.createdAt },
      ...{ personId: entry.personId, visitTypeId: entry.visitTypeId, appointmentId: entry.appointmentId },
      ...{ fromDay: entry.fromDay, untilDay: entry.untilDay },
      ...{ visitTypeCode: visitTypes.code, minutes: visitTypes.minutes },
      ...{ replacesStart: appointments.startsAt, replacesEnd: appointments.endsAt },
    })
    .from(entry)
    .innerJoin(visitTypes, and(eq(visitTypes.tenantId, entry.tenantId), eq(visitTypes.id, entry.visitTypeId)))
    .leftJoin(appointments, and(eq(appointments.tenantId, entry.tenantId), eq(appointments.id, entry.appointmentId)))
    .where(
      and(
        ...[eq(entry.tenantId, tenantId), inArray(entry.teamId, [...teamIds]), isNull(entry.endedAt)],
        or(isNull(entry.personId), eq(entry.personId, personId)),
        ...[lte(entry.fromDay, day), gte(entry.untilDay, day)],
        ...[eq(visitTypes.selfBookable, true), isNull(visitTypes.endedAt)],
        inArray(visitTypes.code, [...visitTypeCodes]),
        or(
          isNull(entry.appointmentId),
          and(
            ...[eq(appointments.status, 'booked'), gt(appointments.startsAt, startsAt)],
            gte(appointments.onlineEditableUntil, now),
          ),
        ),
        notExists(toldOrRefused),
      ),
    )
    .orderBy(asc(entry.createdAt), asc(entry.id))
    .limit(mostLookedAt)
  return rows.map(({ openUntil, ...row }) => ({
    ...row,
    openUntil: openUntil === null ? null : Temporal.Instant.from(openUntil),
  }))
}

/**
 * When the offers of this time end that were made since it came free and that somebody may still take: so many fewer are
 * told now. Older ones end at once, because the time was gone meanwhile.
 */
export async function endsOfOpenOffers(
  tx: Tx,
  freed: OwnTime & { readonly freedAt: Temporal.Instant },
): Promise<Temporal.Instant[]> {
  const { tenantId, now } = tx.actor
  const open = and(
    ...[eq(waitingListOffers.tenantId, tenantId), offersThen(freed), gt(waitingListOffers.expiresAt, now)],
    ...[isNull(waitingListOffers.takenAt), isNull(waitingListOffers.declinedAt)],
  )
  await tx
    .update(waitingListOffers)
    .set({ expiresAt: now })
    .where(and(open, lt(waitingListOffers.freedAt, freed.freedAt)))
  const rows = await tx
    .select({ expiresAt: waitingListOffers.expiresAt })
    .from(waitingListOffers)
    .where(open)
    .orderBy(asc(waitingListOffers.expiresAt))
    .limit(100)
  return rows.map(({ expiresAt }) => expiresAt)
}
