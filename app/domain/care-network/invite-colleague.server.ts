import type { Tx } from '#db/client.server.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { setWorkingDays } from '../appointments/working-days.server.ts'
import { findAccountByEmail, holdAccount } from '../identity/account-status.server.ts'
import { normaliseEmail } from '../identity/email.ts'
import { addPerson, openAccount } from '../identity/open-account.server.ts'
import { addProfessional, type NewColleague } from '../organisations/memberships.server.ts'
import { belongsIn, rolesALeadInvites } from '../organisations/roles-of.ts'
import { findTeams, type Team } from '../organisations/teams.queries.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'

export interface Invited extends Omit<NewColleague, 'personId'> {
  /** Made by the page, so that a second click invites nobody twice. */
  readonly accountId: string
  readonly email: string
  /** ISO: 1 is Monday. */
  readonly weekdays: readonly number[]
  readonly timeZone: string
}

/**
 * Somebody comes to work here: a person, an account that waits for its password, a place in the teams and, where residents may
 * book, sessions on the working days (HND-2). The mail goes out with it. By the administrator, or a lead of those teams.
 * A role goes with the kind of every team it is for; a lead gives those of `rolesALeadInvites` (BO-4, BG-1). The route asked for
 * a recent proof of who acts (ACC-6).
 * Refuses `notFound`, `care-network.roleNotHere`, and `care-network.emailTaken` for an address that has an account.
 */
export async function inviteColleague(tx: Tx, input: Invited): Promise<Result<{ readonly accountId: string }>> {
  const { accountId, email: typed, weekdays, timeZone, teamIds, startsOn, role, ...name } = input
  if (!isId(accountId) || teamIds.length === 0 || !teamIds.every(isId)) return notFound
  const decided = await decideAboutTeam(tx, { action: 'create', teamIds, accountIds: [accountId], timeZone })
  const teams = await findTeams(tx, teamIds)
  if (!decided || teams.size !== new Set(teamIds).size) return notFound
  const mayGive = ({ kind }: Team) =>
    tx.actor.kind === 'admin' ? belongsIn(role, kind) : rolesALeadInvites(kind, tx.actor.role).includes(role)
  if (![...teams.values()].every(mayGive)) return refuse('care-network.roleNotHere')
  const email = normaliseEmail(typed)
  const personId = newId(tx.actor.now.epochMilliseconds)
  return inPortalName(tx, async () => {
    if ((await holdAccount(tx, { accountId }))?.email === email) return done({ accountId })
    if ((await findAccountByEmail(tx, email)) !== null) return refuse('care-network.emailTaken')
    await addPerson(tx, personId)
    await addProfessional(tx, { ...name, personId, teamIds: [...new Set(teamIds)], role, startsOn })
    for (const [teamId, team] of teams)
      await setWorkingDays(tx, { personId, teamId, role, weekdays, from: startsOn, location: team.name })
    await openAccount(tx, { accountId, personId, email, language: 'nl' })
    return done({ accountId })
  })
}
