import type { Tx } from '#db/client.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { listFreeRooms, type Room } from './appointment-rooms.queries.server.ts'
import { mayDoWithGroups } from './decide-about-group.server.ts'
import { findGroup, listGroups, type GroupView } from './groups.queries.server.ts'
import { listKindsOfTeams, type KindOfTeam } from './kinds.queries.server.ts'
import { listPlaces, type Place } from './places.queries.server.ts'
import { listRooms } from './rooms.server.ts'

/** Who makes and fills groups: whoever books for residents (access: Appointment). */
const makesGroups = ({ actor }: Tx) => actor.kind === 'professional' && mayDoWithGroups(actor.role, 'create')

/** The coming groups of the actor's own teams, as `listGroups`. `notFound` to who does not book for residents. */
export async function listTeamGroups(
  tx: Tx,
  { after }: { readonly after: Cursor | null },
): Promise<Result<Awaited<ReturnType<typeof listGroups>>>> {
  return makesGroups(tx) ? done(await listGroups(tx, { teamIds: tx.actor.teamIds, after })) : notFound
}

/** What a new group is chosen from. */
export interface GroupChoices {
  /** The actor's own teams that have kinds of visit. */
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  /** The one that it is made for. */
  readonly teamId: string
  /** Kinds of visit that a group can be: not at somebody's home. */
  readonly kinds: readonly KindOfTeam[]
  readonly members: readonly TeamMember[]
  readonly rooms: readonly Room[]
}

/** With whom, for what and where a group of a team is: the team that is asked for, else the first. `notFound` as `listTeamGroups`. */
export async function getGroupChoices(
  tx: Tx,
  { teamId, timeZone }: { readonly teamId: string | null; readonly timeZone: string },
): Promise<Result<GroupChoices>> {
  if (!makesGroups(tx)) return notFound
  const all = await listKindsOfTeams(tx, tx.actor.teamIds)
  const kinds = all.filter(({ ended, channel }) => !ended && channel !== 'home')
  const named = await findTeams(tx, tx.actor.teamIds)
  const teams = [...named.values()].filter(({ id }) => kinds.some((kind) => kind.teamId === id))
  const team = teamId === null ? teams[0] : teams.find(({ id }) => id === teamId)
  if (!team) return notFound
  return done({
    ...{ teams: teams.map(({ id, name }) => ({ id, name })), teamId: team.id },
    kinds: kinds.filter((kind) => kind.teamId === team.id),
    members: await listTeamMembers(tx, [team.id], timeZone),
    rooms: await listRooms(tx, [team.id]),
  })
}

/** A group as the team sees it. */
export interface TeamGroup {
  readonly group: GroupView
  /** Who is in it, as far as the actor may see each of them. */
  readonly places: readonly Place[]
  /** Whether the actor makes such groups, and gives residents a place in them. */
  readonly makes: boolean
  /** Whether the actor moves, passes, changes and cancels it. */
  readonly changes: boolean
  /** To whom of the team it can be passed. */
  readonly colleagues: readonly TeamMember[]
  /** Those that nobody has then, its own among them. */
  readonly rooms: readonly Room[]
}

/** A group of the own team that the actor leads, or one of those that they make; null for any other. */
export async function findTeamGroup(
  tx: Tx,
  groupId: string,
): Promise<Pick<TeamGroup, 'group' | 'makes' | 'changes'> | null> {
  const group = await findGroup(tx, groupId)
  const { kind, role, teamIds, personId } = tx.actor
  if (!group || kind !== 'professional' || !teamIds.includes(group.teamId)) return null
  const makes = makesGroups(tx)
  const mayOpen = makes || group.professionals.some(({ id }) => id === personId)
  return mayOpen ? { group, makes, changes: mayDoWithGroups(role, 'update') } : null
}

/** One group with who is in it. `notFound` for a group of another team, and to who neither books for residents nor leads it. */
export async function getTeamGroup(
  tx: Tx,
  { groupId, timeZone }: { readonly groupId: string; readonly timeZone: string },
): Promise<Result<TeamGroup>> {
  const found = await findTeamGroup(tx, groupId)
  if (!found) return notFound
  const { group, changes } = found
  const { id, teamId, startsAt, endsAt, professionals } = group
  const members = changes ? await listTeamMembers(tx, [teamId], timeZone) : []
  return done({
    ...found,
    places: await listPlaces(tx, id),
    colleagues: members.filter((member) => !professionals.some((leader) => leader.id === member.id)),
    rooms: changes ? await listFreeRooms(tx, { teamId, startsAt, endsAt, appointmentId: id }) : [],
  })
}
