import { and, eq, gte, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findGroup, findGroups, type GroupView } from './groups.queries.server.ts'
import { lockGroup } from './lock-group.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { passGroup } from './pass-group.server.ts'
import { readPlaces } from './places.queries.server.ts'
import { setLeader } from './set-leader.server.ts'

const isLedBy = (group: GroupView | null, personId: string): boolean =>
  group?.status === 'booked' && group.professionals.some(({ id }) => id === personId)

/** Who leads a group beside others leads it no longer. Refuses as `lockGroup`, and `notFound` to who leads it alone or not at all. */
async function leaveGroup(tx: Tx, groupId: string, personId: string): Promise<Result<undefined>> {
  const locked = await lockGroup(tx, groupId)
  if (!locked.ok) return locked
  const { group } = locked.value
  if (!isLedBy(group, personId) || group.professionals.length < 2) return notFound
  await setLeader(tx, locked.value, { fromPersonId: personId, toPersonId: null })
  return done()
}

/**
 * The acting colleague leads a group of somebody who leaves, at its own time; who leads it beside them already, does so alone
 * (HND-2). Everybody in it is told.
 * Refuses `care-network.itemGone` when it is no longer that person's, was cancelled or has begun; else as `passGroup`.
 */
export async function takeOverGroup(
  tx: Tx,
  input: { readonly groupId: string; readonly fromPersonId: string; readonly timeZone: string },
): Promise<Result<undefined>> {
  const { groupId, fromPersonId, timeZone } = input
  const { personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return notFound
  const seen = await findGroup(tx, groupId)
  if (!isLedBy(seen, fromPersonId)) return refuse('care-network.itemGone')
  const pass = { tenant: { timeZone }, groupId, fromPersonId, toPersonId: personId }
  const taken = isLedBy(seen, personId) ? await leaveGroup(tx, groupId, fromPersonId) : await passGroup(tx, pass)
  if (taken.ok) return taken
  const isGone =
    taken.refusal.code === 'appointments.groupEnded' || !isLedBy(await findGroup(tx, groupId), fromPersonId)
  return isGone ? refuse('care-network.itemGone') : taken
}

/**
 * Takes who leaves out of the groups that colleagues lead beside them from this instant on; who has a place in one is told. One
 * that nobody else leads stays for the team to hand over, as an appointment does. In the portal's name: the caller has decided.
 */
export async function releaseGroups(
  tx: Tx,
  { personId, from }: { readonly personId: string; readonly from: Temporal.Instant },
): Promise<void> {
  const part = appointmentParticipants
  await inPortalName(tx, async () => {
    const led = await tx
      .select({ id: sql<string>`${part.groupId}` })
      .from(part)
      .where(
        and(
          ...[eq(part.tenantId, tx.actor.tenantId), eq(part.personId, personId), gte(part.startsAt, from)],
          ...[eq(part.blocks, true), sql`${part.groupId} is not null`],
        ),
      )
      .limit(500)
    const ids = led.map(({ id }) => id)
    const people: string[] = [personId, ...ids]
    for (const { id, professionals } of (await findGroups(tx, ids)).values())
      people.push(...professionals.map((each) => each.id), ...(await readPlaces(tx, id)).map((each) => each.residentId))
    await lockParticipants(tx, people)
    for (const group of (await findGroups(tx, ids)).values()) {
      if (!isLedBy(group, personId) || group.professionals.length < 2) continue
      const places = (await readPlaces(tx, group.id)).filter(
        ({ status }) => status === 'booked' || status === 'arrived',
      )
      await setLeader(tx, { group, places }, { fromPersonId: personId, toPersonId: null })
    }
  })
}
