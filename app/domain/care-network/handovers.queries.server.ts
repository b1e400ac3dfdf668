import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { departureItems, departures } from '#db/schema/care-network.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { listTeams } from '../organisations/memberships.server.ts'
import { listTeamMembers, findProfessionals, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { handsOverFrom, type OpenWork, type WorkKind } from './departure.ts'
import { holdDeparture, listAsked, listOpenWork, workKey, type DepartureRow } from './open-work.queries.server.ts'

/** The names of these residents, as far as the contact data is open to the actor; the rest stay without a name. */
async function namesOf(tx: Tx, residentIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const items = [...new Set(residentIds.filter((id) => id !== null))].map((residentId) => ({ residentId }))
  const open = await decideAccessToList(tx, { resource: 'contact', action: 'read', items })
  const cards = await listResidentCards(
    tx,
    open.map(({ residentId }) => residentId),
  )
  return new Map([...cards].map(([id, card]) => [id, fullName(card.name)]))
}

export interface ListedWork extends OpenWork {
  /** null when the role may not know. */
  readonly resident: string | null
  readonly askedName: string | null
  readonly accepted: boolean
}

export interface Handover {
  readonly departure: DepartureRow
  readonly name: string
  readonly work: readonly ListedWork[]
  readonly colleagues: readonly TeamMember[]
  /** Who works in the other teams of the wijk: they may be asked for what may leave the team (`mayLeaveTeam`). */
  readonly elsewhere: readonly (TeamMember & { readonly teamName: string })[]
}

/** A leave with everything that is open, for a lead of that team. Refuses `notFound` to everybody else. */
export async function getHandover(
  tx: Tx,
  { departureId, timeZone }: { readonly departureId: string; readonly timeZone: string },
): Promise<Result<Handover>> {
  if (!isId(departureId) || tx.actor.kind !== 'professional') return notFound
  const departure = await holdDeparture(tx, { departureId })
  const teamIds = departure?.teamIds ?? []
  if (!(await decideAboutTeam(tx, { action: 'read', teamIds, timeZone }))) return notFound
  if (!departure || departure.cancelledAt !== null) return notFound
  const { personId, lastDay } = departure
  const open = await listOpenWork(tx, { personId, from: handsOverFrom(lastDay, timeZone) })
  const asked = new Map((await listAsked(tx, departureId)).map((each) => [workKey(each), each]))
  const residents = await namesOf(
    tx,
    open.map(({ residentId }) => residentId),
  )
  const colleagues = (await listTeamMembers(tx, teamIds, timeZone)).filter(({ id }) => id !== personId)
  const teams = new Map((await listTeams(tx)).map(({ id, name }) => [id, name]))
  const otherTeams = [...teams.keys()].filter((id) => !teamIds.includes(id))
  const own = new Set([personId, ...colleagues.map(({ id }) => id)])
  const elsewhere = (await listTeamMembers(tx, otherTeams, timeZone))
    .filter(({ id }) => !own.has(id))
    .map((each) => ({ ...each, teamName: teams.get(each.teamId) ?? '' }))
  const people = await findProfessionals(tx, [personId, ...[...asked.values()].map((each) => each.successorPersonId)])
  const work = open.map((each) => {
    const item = asked.get(workKey(each))
    return {
      ...each,
      resident: each.residentId ? (residents.get(each.residentId) ?? null) : null,
      askedName: item ? (people.get(item.successorPersonId)?.name ?? null) : null,
      accepted: Boolean(item?.acceptedAt),
    }
  })
  return done({ departure, name: people.get(personId)?.name ?? '', work, colleagues, elsewhere })
}

export interface AskedOfMe {
  readonly id: string
  readonly kind: WorkKind
  readonly from: string
  readonly resident: string | null
  readonly reason: string | null
}

/** What the acting colleague is asked to take over and has not answered, oldest first; at most 100. */
export async function listAskedOfMe(tx: Tx): Promise<AskedOfMe[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return []
  const rows = await tx
    .select({ item: departureItems })
    .from(departureItems)
    .where(
      and(
        eq(departureItems.tenantId, tenantId),
        eq(departureItems.successorPersonId, personId),
        isNull(departureItems.acceptedAt),
      ),
    )
    .orderBy(departureItems.proposedAt, departureItems.id)
    .limit(100)
  const items = rows.map(({ item }) => item)
  const leavers = await leaversOf(
    tx,
    items.map(({ departureId }) => departureId),
  )
  const residents = await namesOf(
    tx,
    items.map(({ residentId }) => residentId),
  )
  return items.map(({ id, kind: what, departureId, residentId, reason }) => ({
    ...{ id, kind: what, reason, from: leavers.get(departureId) ?? '' },
    resident: residentId ? (residents.get(residentId) ?? null) : null,
  }))
}

/** The called names of who leaves, by leave: the names of professionals are public in the wijk. */
async function leaversOf(tx: Tx, departureIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(departureIds)]
  if (wanted.length === 0) return new Map()
  const rows = await inPortalName(tx, () =>
    tx
      .select({ id: departures.id, personId: departures.personId })
      .from(departures)
      .where(and(eq(departures.tenantId, tx.actor.tenantId), inArray(departures.id, wanted)))
      .limit(200),
  )
  const people = await findProfessionals(
    tx,
    rows.map(({ personId }) => personId),
  )
  return new Map(rows.map(({ id, personId }) => [id, people.get(personId)?.calledName ?? '']))
}

/** One sentence for the resident: who took over what, and from whom. */
export interface HandoverNews {
  readonly id: string
  readonly kind: Exclude<WorkKind, 'TEAM_LEAD'>
  readonly from: string
  readonly to: string
}

/** What changed hands for the acting resident since this instant, newest first; at most five. */
export async function listHandoverNews(tx: Tx, since: Temporal.Instant): Promise<HandoverNews[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'resident' || !personId) return []
  const rows = await tx
    .select()
    .from(departureItems)
    .where(
      and(
        eq(departureItems.tenantId, tenantId),
        eq(departureItems.residentId, personId),
        gt(departureItems.acceptedAt, since),
      ),
    )
    .orderBy(desc(departureItems.acceptedAt), desc(departureItems.id))
    .limit(5)
  const leavers = await leaversOf(
    tx,
    rows.map(({ departureId }) => departureId),
  )
  const people = await findProfessionals(
    tx,
    rows.map(({ successorPersonId }) => successorPersonId),
  )
  return rows.flatMap(({ id, kind: what, departureId, successorPersonId }) => {
    const [from, to] = [leavers.get(departureId), people.get(successorPersonId)?.calledName]
    return what === 'TEAM_LEAD' || !from || !to ? [] : [{ id, kind: what, from, to }]
  })
}
