import type { Tx } from '#db/client.server.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { workingWeekdays } from '../appointments/schedules.queries.server.ts'
import { holdAccount, type StaffAccount } from '../identity/account-status.server.ts'
import { leadsOf, listMemberships, type WorksIn } from '../organisations/memberships.server.ts'
import { findProfessionals, listTeamMembers, type Professional } from '../organisations/professionals.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { handsOverFrom, workKinds, type WorkKind } from './departure.ts'
import { showNeighbourhoodWork, type ShownNeighbourhoodWork } from './neighbourhood-work.queries.server.ts'
import {
  listAsked,
  listDepartures,
  listOpenWork,
  withoutSuccessor,
  workKey,
  type DepartureRow,
} from './open-work.queries.server.ts'

/** How much of one kind is open, and how far it is: numbers alone, never of whom (BO-4). */
export interface KindCount {
  readonly kind: WorkKind
  readonly open: number
  /** Of which somebody was asked who has not answered. */
  readonly asked: number
}

export interface Colleague {
  readonly account: StaffAccount
  readonly professional: Professional
  readonly memberships: readonly WorksIn[]
  readonly weekdays: readonly number[]
  readonly departure: DepartureRow | null
  /** What would have no successor if the account closed: after the last day of a leave, or now. */
  readonly counts: readonly KindCount[]
  /** What they keep for the neighbourhood, once a leave was started: of no resident, so by name. */
  readonly keeps: readonly ShownNeighbourhoodWork[]
}

/** What is open of a leave, in numbers a kind. Callers decided. */
export async function countOpenWork(
  tx: Tx,
  input: { personId: string; departure: DepartureRow | null; timeZone: string },
): Promise<KindCount[]> {
  const { personId, departure, timeZone } = input
  const from = departure ? handsOverFrom(departure.lastDay, timeZone) : tx.actor.now
  const items = departure ? await listAsked(tx, departure.id) : []
  const open = withoutSuccessor(await listOpenWork(tx, { personId, from, timeZone }), items)
  const waiting = new Set(items.filter(({ acceptedAt }) => acceptedAt === null).map(workKey))
  return workKinds
    .map((kind) => {
      const those = open.filter((each) => each.kind === kind)
      return { kind, open: those.length, asked: those.filter((each) => waiting.has(workKey(each))).length }
    })
    .filter(({ open: some }) => some > 0)
}

/** One colleague’s account for the administrator: status, work and numbers, never content (BO-4). Else `notFound`. */
export async function getColleague(
  tx: Tx,
  { accountId, timeZone }: { readonly accountId: string; readonly timeZone: string },
): Promise<Result<Colleague>> {
  if (!isId(accountId) || tx.actor.kind !== 'admin') return notFound
  const decided = await decideAboutTeam(tx, { action: 'read', teamIds: [], accountIds: [accountId], timeZone })
  const account = decided ? await holdAccount(tx, { accountId }) : null
  if (account?.kind !== 'professional') return notFound
  const { personId } = account
  const professional = (await findProfessionals(tx, [personId])).get(personId)
  if (!professional) return notFound
  const memberships = await listMemberships(tx, { personIds: [personId], timeZone })
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const weekdays = (await workingWeekdays(tx, [personId], today)).get(personId) ?? []
  const departure = (await listDepartures(tx, { personIds: [personId] }))[0] ?? null
  const counts = account.status === 'invited' ? [] : await countOpenWork(tx, { personId, departure, timeZone })
  const asked = departure && account.status === 'active' ? await listAsked(tx, departure.id) : null
  const keeps = departure && asked ? await showNeighbourhoodWork(tx, departure, { asked, timeZone }) : []
  return done({ account, professional, memberships, weekdays, departure, counts, keeps })
}

export interface LedTeam {
  readonly members: readonly (Professional & { readonly role: string })[]
  readonly leaves: readonly { readonly departure: DepartureRow; readonly name: string; readonly open: number }[]
  readonly teamIds: readonly string[]
}

/** The teams that the actor leads: who works there and who leaves. Refuses `notFound` to who leads none. */
export async function getLedTeam(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<Result<LedTeam>> {
  const { personId, kind } = tx.actor
  const teamIds = kind === 'professional' && personId ? await leadsOf(tx, { personId, timeZone }) : []
  if (teamIds.length === 0) return notFound
  const members = await listTeamMembers(tx, teamIds, timeZone)
  const departures = (await listDepartures(tx)).filter((each) => each.teamIds.some((id) => teamIds.includes(id)))
  const names = await findProfessionals(
    tx,
    departures.map((each) => each.personId),
  )
  const leaves = []
  for (const departure of departures) {
    const counts = await countOpenWork(tx, { personId: departure.personId, departure, timeZone })
    const open = counts.reduce((sum, each) => sum + each.open, 0)
    // Closed with nothing left: nothing to do any more.
    if (departure.closedAt === null || open > 0)
      leaves.push({ departure, name: names.get(departure.personId)?.name ?? '', open })
  }
  return done({ members, leaves, teamIds })
}
