import type { Tx } from '#db/client.server.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { findGroups, type GroupView } from '../appointments/groups.queries.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { listTeams } from '../organisations/memberships.server.ts'
import { listTeamMembers, findProfessionals, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import {
  firstOfEachKind,
  handsOverFrom,
  isNeighbourhoodKind,
  manyKinds,
  type ManyKind,
  type OpenWork,
} from './departure.ts'
import { showNeighbourhoodWork, type ShownNeighbourhoodWork } from './neighbourhood-work.queries.server.ts'
import {
  holdDeparture,
  listAsked,
  listOpenWork,
  withoutSuccessor,
  workKey,
  type DepartureRow,
} from './open-work.queries.server.ts'

/** The names of these residents, as far as the contact data is open to the actor; the rest stay without a name. */
export async function namesOf(tx: Tx, residentIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const items = [...new Set(residentIds.filter((id) => id !== null))].map((residentId) => ({ residentId }))
  const open = await decideAccessToList(tx, { resource: 'contact', action: 'read', items })
  const cards = await listResidentCards(
    tx,
    open.map(({ residentId }) => residentId),
  )
  return new Map([...cards].map(([id, card]) => [id, fullName(card.name)]))
}

/** A group by what everybody in the wijk may see of it. */
export type GroupWork = Pick<GroupView, 'title' | 'startsAt'>

/** The groups among these things, by id. */
export function groupsIn(tx: Tx, works: readonly Pick<OpenWork, 'kind' | 'objectId'>[]) {
  return findGroups(
    tx,
    works.flatMap(({ kind, objectId }) => (kind === 'GROUP' ? [objectId] : [])),
  )
}

export interface ListedWork extends OpenWork {
  /** null when the role may not know. */
  readonly resident: string | null
  /** The group that it is: nothing of anybody in it. */
  readonly group: GroupWork | null
  readonly askedName: string | null
  readonly accepted: boolean
}

export interface Handover {
  readonly departure: DepartureRow
  readonly name: string
  /** The first of each kind. */
  readonly work: readonly ListedWork[]
  /** How many of each kind have no successor yet, of which there are several. */
  readonly many: readonly { readonly kind: ManyKind; readonly count: number }[]
  readonly keeps: readonly ShownNeighbourhoodWork[]
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
  const all = await listOpenWork(tx, { personId, from: handsOverFrom(lastDay, timeZone), timeZone })
  const items = await listAsked(tx, departureId)
  const ofResidents = all.filter(({ kind }) => !isNeighbourhoodKind(kind))
  const open = firstOfEachKind(ofResidents)
  const left = withoutSuccessor(ofResidents, items)
  const many = manyKinds
    .map((kind) => ({ kind, count: left.filter((work) => work.kind === kind).length }))
    .filter(({ count }) => count > 1)
  const asked = new Map(items.map((each) => [workKey(each), each]))
  const residents = await namesOf(
    tx,
    open.map(({ residentId }) => residentId),
  )
  const groups = await groupsIn(tx, open)
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
      group: groups.get(each.objectId) ?? null,
      askedName: item ? (people.get(item.successorPersonId)?.name ?? null) : null,
      accepted: Boolean(item?.acceptedAt),
    }
  })
  const keeps = await showNeighbourhoodWork(tx, departure, { asked: items, timeZone })
  return done({ departure, name: people.get(personId)?.name ?? '', work, many, keeps, colleagues, elsewhere })
}
