import { and, asc, eq, gt, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { groupAppointments } from '#db/schema/appointments.groups.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointmentParticipants } from '#db/schema/appointments.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { isId } from '../shared/ids.ts'
import { roomsOfAppointments, type Room } from './appointment-rooms.queries.server.ts'
import type { kindColors } from './kind-form.ts'
import type { KindWords } from './kind-words.ts'
import { professionalsIn } from './taking-part.queries.server.ts'
import type { Channel } from './visit-type.ts'

/** A group as everybody in the wijk may see it: nothing about who is in it, but how many. */
export interface GroupView {
  readonly id: string
  readonly teamId: string
  readonly title: string
  readonly status: 'booked' | 'cancelled'
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  readonly most: number
  readonly taken: number
  readonly selfBookable: boolean
  readonly changeReason: string | null
  readonly sequence: number
  readonly updatedAt: Temporal.Instant
  readonly kind: {
    readonly id: string
    readonly code: string
    readonly label: KindWords | null
    readonly color: (typeof kindColors)[number] | null
    readonly cancelNoticeHours: number
    readonly maxFutureSelfBooked: number
  }
  readonly professionals: readonly { readonly id: string; readonly name: string; readonly calledName: string }[]
  readonly room: Room | null
}

const group = groupAppointments

const columns = {
  id: group.id,
  teamId: group.teamId,
  title: group.title,
  status: group.status,
  startsAt: group.startsAt,
  endsAt: group.endsAt,
  channel: group.channel,
  location: group.location,
  most: group.most,
  taken: group.taken,
  selfBookable: group.selfBookable,
  changeReason: group.changeReason,
  sequence: group.sequence,
  updatedAt: group.updatedAt,
  kind: {
    id: visitTypes.id,
    code: visitTypes.code,
    label: visitTypes.label,
    color: visitTypes.color,
    cancelNoticeHours: visitTypes.cancelNoticeHours,
    maxFutureSelfBooked: visitTypes.maxFutureSelfBooked,
  },
}

async function read(tx: Tx, where: (SQL | undefined)[], limit: number): Promise<GroupView[]> {
  const rows = await tx
    .select(columns)
    .from(group)
    .innerJoin(visitTypes, and(eq(visitTypes.tenantId, group.tenantId), eq(visitTypes.id, group.visitTypeId)))
    .where(and(eq(group.tenantId, tx.actor.tenantId), ...where))
    .orderBy(asc(group.startsAt), asc(group.id))
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  const leading = await professionalsIn(tx, ids)
  const known = await findProfessionals(tx, [...leading.values()].flat())
  const rooms = await roomsOfAppointments(tx, ids)
  return rows.map((row) => ({
    ...row,
    professionals: (leading.get(row.id) ?? []).flatMap((personId) => known.get(personId) ?? []),
    room: rooms.get(row.id) ?? null,
  }))
}

/** One group of the wijk; null for none. Public. */
export async function findGroup(tx: Tx, id: string): Promise<GroupView | null> {
  if (!isId(id)) return null
  const [found] = await read(tx, [eq(group.id, id)], 1)
  return found ?? null
}

/** These groups of the wijk, by id. Public. At most 500. */
export async function findGroups(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, GroupView>> {
  if (ids.length === 0) return new Map()
  const found = await read(tx, [inArray(group.id, [...ids])], 500)
  return new Map(found.map((each) => [each.id, each]))
}

/**
 * The groups of these teams that have not ended, soonest first, a page at a time. Public.
 * @param asked.open only those that residents may still take a place in themselves.
 */
export async function listGroups(
  tx: Tx,
  asked: {
    readonly teamIds: readonly string[]
    readonly open?: boolean
    readonly after?: Cursor | null
    readonly limit?: number
  },
): Promise<{ readonly items: readonly GroupView[]; readonly next: Cursor | null }> {
  const { teamIds, open = false, after = null, limit = 20 } = asked
  if (teamIds.length === 0) return { items: [], next: null }
  const { now } = tx.actor
  const rows = await read(
    tx,
    [
      inArray(group.teamId, [...teamIds]),
      // None lasts longer than eight hours, so that the index finds those that began before.
      gt(group.startsAt, open ? now : now.subtract({ hours: 8 })),
      ...(open ? [eq(group.selfBookable, true), eq(group.status, 'booked')] : [gt(group.endsAt, now)]),
      after ? or(gt(group.startsAt, after.at), and(eq(group.startsAt, after.at), gt(group.id, after.id))) : undefined,
    ],
    limit + 1,
  )
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit),
    next: rows.length > limit && last ? { at: last.startsAt, id: last.id } : null,
  }
}

/** The groups that these people lead and that begin between two instants, a line for each who does. Public. At most 500. */
export async function groupsLedBy(
  tx: Tx,
  personIds: readonly string[],
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<readonly (GroupView & { readonly personId: string })[]> {
  if (personIds.length === 0) return []
  const part = appointmentParticipants
  const led = await tx
    .select({ id: sql<string>`${part.groupId}`, personId: part.personId })
    .from(part)
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), inArray(part.personId, [...personIds])],
        ...[gte(part.startsAt, from), lt(part.startsAt, until), eq(part.blocks, true)],
        sql`${part.groupId} is not null`,
      ),
    )
    .limit(500)
  const groups = await findGroups(
    tx,
    led.map(({ id }) => id),
  )
  return led
    .flatMap(({ id, personId }) => {
      const found = groups.get(id)
      return found ? [{ ...found, personId }] : []
    })
    .sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
}
