import type { Tx } from '#db/client.server.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { setWorkingDays } from '../appointments/working-days.server.ts'
import { holdAccount, markAccountClosed, type StaffAccount } from '../identity/account-status.server.ts'
import { inviteAccount } from '../identity/invite-account.server.ts'
import { changeMembership, endMemberships, listMemberships } from '../organisations/memberships.server.ts'
import { belongsIn } from '../organisations/roles-of.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import type { WorkRole } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'

/** Decides about one colleague's account, and holds it. */
async function openColleague(
  tx: Tx,
  input: { readonly accountId: string; readonly timeZone: string; readonly action: 'update' | 'delete' },
): Promise<Result<StaffAccount>> {
  const { accountId, timeZone, action } = input
  if (!isId(accountId)) return notFound
  const account = await inPortalName(tx, () => holdAccount(tx, { accountId }))
  const personIds = account?.kind === 'professional' ? [account.personId] : []
  const teamIds = (await listMemberships(tx, { personIds, timeZone })).map(({ teamId }) => teamId)
  const decided = await decideAboutTeam(tx, { action, teamIds, accountIds: [accountId], timeZone })
  return decided && account?.kind === 'professional' ? done(account) : notFound
}

interface About {
  readonly accountId: string
  readonly timeZone: string
}

/** Mails the invitation anew: the link before works no longer. Refuses `notFound`, also when it was accepted meanwhile. */
export async function resendInvitation(tx: Tx, about: About): Promise<Result<undefined>> {
  const opened = await openColleague(tx, { ...about, action: 'update' })
  if (!opened.ok) return opened
  if (opened.value.status !== 'invited') return refuse('care-network.notInvited')
  await inPortalName(tx, () => inviteAccount(tx, { accountId: about.accountId }))
  return done()
}

/** Takes an invitation back: its link works no longer and the person works nowhere. Refuses `care-network.notInvited`. */
export async function withdrawInvitation(tx: Tx, about: About): Promise<Result<undefined>> {
  const opened = await openColleague(tx, { ...about, action: 'delete' })
  if (!opened.ok) return opened
  const { status, personId } = opened.value
  if (status !== 'invited') return refuse('care-network.notInvited')
  const lastDay = tx.actor.now.toZonedDateTimeISO(about.timeZone).toPlainDate().subtract({ days: 1 })
  await inPortalName(tx, async () => {
    await markAccountClosed(tx, about.accountId)
    await endMemberships(tx, { personId, lastDay })
  })
  return done()
}

/**
 * Another role, team or lead from today on; by the administrator alone. Who moves to another team leaves what is open behind in
 * the old one: colleagues there see it and take it. Refuses `notFound`, and `care-network.roleNotHere` for a role that does not
 * belong in that kind of team (BG-1).
 */
export async function changeRole(
  tx: Tx,
  input: About & {
    readonly membershipId: string
    readonly teamId: string
    readonly role: WorkRole
    readonly isLead: boolean
  },
): Promise<Result<undefined>> {
  const { membershipId, teamId, role, isLead, timeZone } = input
  if (tx.actor.kind !== 'admin') return notFound
  const opened = await openColleague(tx, { ...input, action: 'update' })
  if (!opened.ok) return opened
  const theirs = await listMemberships(tx, { personIds: [opened.value.personId], timeZone })
  const membership = theirs.find(({ id }) => id === membershipId)
  const team = isId(teamId) ? await findTeam(tx, teamId) : null
  if (!membership || !team) return notFound
  if (!belongsIn(role, team.kind)) return refuse('care-network.roleNotHere')
  await inPortalName(tx, () => changeMembership(tx, { membership, teamId, role, isLead, timeZone }))
  return done()
}

/** Other working days in one team, from tomorrow on: what is booked today stays. Refuses `notFound`. */
export async function changeWorkingDays(
  tx: Tx,
  input: About & { readonly membershipId: string; readonly weekdays: readonly number[] },
): Promise<Result<undefined>> {
  const { membershipId, weekdays, timeZone } = input
  const opened = await openColleague(tx, { ...input, action: 'update' })
  if (!opened.ok) return opened
  const { personId } = opened.value
  const theirs = await listMemberships(tx, { personIds: [personId], timeZone })
  const membership = theirs.find(({ id }) => id === membershipId)
  if (!membership) return notFound
  const { teamId, role, teamName } = membership
  const from = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 })
  await inPortalName(tx, () => setWorkingDays(tx, { personId, teamId, role, weekdays, from, location: teamName }))
  return done()
}
