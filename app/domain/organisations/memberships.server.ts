import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { professionals, teamMemberships, teams } from '#db/schema/organisations.ts'
import type { WorkRole } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { TeamKind } from './roles-of.ts'

/** Who works where; also from a day that is still to come. */
export interface WorksIn {
  readonly id: string
  readonly personId: string
  readonly teamId: string
  readonly teamName: string
  readonly role: WorkRole
  readonly isLead: boolean
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | null
}

const today = (tx: Tx, timeZone: string) => tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()

/** The memberships of these people that have not ended on the actor's day, oldest first. Public. */
export async function listMemberships(
  tx: Tx,
  { personIds, timeZone }: { readonly personIds: readonly string[]; readonly timeZone: string },
): Promise<WorksIn[]> {
  if (personIds.length === 0) return []
  const m = teamMemberships
  return tx
    .select({
      ...{ id: m.id, personId: m.personId, teamId: m.teamId, teamName: teams.name, role: m.role, isLead: m.isLead },
      ...{ startsOn: m.startsOn, endsOn: m.endsOn },
    })
    .from(m)
    .innerJoin(teams, and(eq(teams.tenantId, m.tenantId), eq(teams.id, m.teamId)))
    .where(
      and(
        eq(m.tenantId, tx.actor.tenantId),
        inArray(m.personId, [...personIds]),
        or(isNull(m.endsOn), gte(m.endsOn, today(tx, timeZone))),
      ),
    )
    .orderBy(asc(m.startsOn), asc(m.id))
    .limit(500)
}

/** The teams that this person leads on the actor's day. */
export async function leadsOf(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<string[]> {
  const own = await listMemberships(tx, { personIds: [personId], timeZone })
  const day = today(tx, timeZone)
  return own.filter(({ isLead, startsOn }) => isLead && startsOn.until(day).days >= 0).map(({ teamId }) => teamId)
}

/** Every team of the wijk, by name; for forms. Public. */
export async function listTeams(
  tx: Tx,
): Promise<{ readonly id: string; readonly name: string; readonly kind: TeamKind }[]> {
  return tx
    .select({ id: teams.id, name: teams.name, kind: teams.kind })
    .from(teams)
    .where(eq(teams.tenantId, tx.actor.tenantId))
    .orderBy(asc(teams.name), asc(teams.id))
    .limit(200)
}

export interface NewColleague {
  readonly personId: string
  readonly givenName: string
  readonly prefix: string | null
  readonly familyName: string
  readonly calledName: string
  readonly languages: readonly string[]
  readonly teamIds: readonly string[]
  readonly role: WorkRole
  readonly startsOn: Temporal.PlainDate
}

/** Somebody begins to work in these teams. Decides nothing: the caller has, and the portal alone may write it. */
export async function addProfessional(
  tx: Tx,
  { teamIds, role, startsOn, personId, ...name }: NewColleague,
): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx.insert(professionals).values({ tenantId, id: personId, ...name, languages: [...name.languages] })
  await tx
    .insert(teamMemberships)
    .values(teamIds.map((teamId) => ({ tenantId, id: newId(now.epochMilliseconds), teamId, personId, role, startsOn })))
}

const isMembership = (tx: Tx, id: string) =>
  and(eq(teamMemberships.tenantId, tx.actor.tenantId), eq(teamMemberships.id, id))

/**
 * Another role or team, from today on: the old membership ends yesterday, so that what was done before keeps its role. Or only
 * whether they lead. Decides nothing, as `addProfessional`.
 */
export async function changeMembership(
  tx: Tx,
  input: {
    readonly membership: WorksIn
    readonly teamId: string
    readonly role: WorkRole
    readonly isLead: boolean
    readonly timeZone: string
  },
): Promise<void> {
  const { membership, teamId, role, isLead, timeZone } = input
  if (membership.teamId === teamId && membership.role === role) {
    await tx.update(teamMemberships).set({ isLead }).where(isMembership(tx, membership.id))
    return
  }
  const { tenantId, now } = tx.actor
  const day = today(tx, timeZone)
  const { personId, endsOn } = membership
  const begins = day.until(membership.startsOn).days > 0 ? membership.startsOn : day
  await tx
    .update(teamMemberships)
    .set({ endsOn: begins.subtract({ days: 1 }), isLead: false })
    .where(isMembership(tx, membership.id))
  const id = newId(now.epochMilliseconds)
  await tx.insert(teamMemberships).values({ tenantId, id, teamId, personId, role, isLead, startsOn: begins, endsOn })
}

/** The lead of a team passes to a colleague in it. Decides nothing, as `addProfessional`. @returns false when neither works there. */
export async function passLead(
  tx: Tx,
  input: { readonly membershipId: string; readonly toPersonId: string; readonly timeZone: string },
): Promise<boolean> {
  const { membershipId, toPersonId, timeZone } = input
  const [from] = await tx
    .update(teamMemberships)
    .set({ isLead: false })
    .where(isMembership(tx, membershipId))
    .returning({ teamId: teamMemberships.teamId })
  const own = await listMemberships(tx, { personIds: [toPersonId], timeZone })
  const to = own.find(({ teamId }) => teamId === from?.teamId)
  if (!to) return false
  await tx.update(teamMemberships).set({ isLead: true }).where(isMembership(tx, to.id))
  return true
}

/**
 * Nobody works in a team after the last day. Decides nothing, as `addProfessional`.
 * @param input.lastDay null takes back what this day ended.
 */
export async function endMemberships(
  tx: Tx,
  input: { readonly personId: string; readonly lastDay: Temporal.PlainDate; readonly takeBack?: boolean },
): Promise<void> {
  const { personId, lastDay, takeBack = false } = input
  const theirs = and(eq(teamMemberships.tenantId, tx.actor.tenantId), eq(teamMemberships.personId, personId))
  if (takeBack) {
    await tx
      .update(teamMemberships)
      .set({ endsOn: null })
      .where(and(theirs, eq(teamMemberships.endsOn, lastDay)))
    return
  }
  const runs = or(isNull(teamMemberships.endsOn), gte(teamMemberships.endsOn, lastDay))
  await tx.update(teamMemberships).set({ endsOn: lastDay }).where(and(theirs, runs))
}

/** Colleagues who work in any of these teams on the actor's day. Public. */
export async function worksIn(
  tx: Tx,
  input: { readonly personId: string; readonly teamId: string; readonly timeZone: string },
): Promise<WorksIn | null> {
  const day = today(tx, input.timeZone)
  const own = await listMemberships(tx, { personIds: [input.personId], timeZone: input.timeZone })
  return own.find(({ teamId, startsOn }) => teamId === input.teamId && startsOn.until(day).days >= 0) ?? null
}
