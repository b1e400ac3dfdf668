import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { readAgendas, type AgendaOfPerson } from './read-agendas.server.ts'

export interface Agenda extends AgendaOfPerson {
  readonly personId: string
  /** Whose agendas whoever looks may open, themselves among them. */
  readonly colleagues: readonly TeamMember[]
}

export interface DayAgenda {
  readonly colleagues: readonly TeamMember[]
  /** Those in whose agenda something stands that day, in the order of the team. */
  readonly columns: readonly (AgendaOfPerson & { readonly member: TeamMember })[]
  /** How many more have something that day than there is room for. */
  readonly more: number
}

/** The grid holds so many agendas beside each other. */
const mostColumns = 12

/** Who may be looked at: oneself, and for an assistant everybody of the own practice (access: Schedule). */
async function agendasOf(tx: Tx, timeZone: string): Promise<TeamMember[]> {
  const { kind, role, personId, teamIds } = tx.actor
  if (kind !== 'professional') return []
  const members = await listTeamMembers(tx, teamIds, timeZone)
  return role === 'PRACTICE_ASSISTANT' ? members : members.filter(({ id }) => id === personId)
}

/** The week of one professional from Monday on: see `readAgendas`. `notFound` for an agenda that is not theirs to see. */
export async function getAgenda(
  tx: Tx,
  { tenant, personId, monday }: { tenant: Tenant; personId: string; monday: Temporal.PlainDate },
): Promise<Result<Agenda>> {
  const colleagues = await agendasOf(tx, tenant.timeZone)
  if (!colleagues.some(({ id }) => id === personId)) return notFound
  const days = { tenant, firstDay: monday, lastDay: monday.add({ days: 6 }) }
  const agenda = (await readAgendas(tx, [personId], days)).get(personId)
  return agenda ? done({ personId, colleagues, ...agenda }) : notFound
}

const isEmpty = ({ appointments, sessions, blocks, hidden }: AgendaOfPerson) =>
  [appointments, sessions, blocks, hidden].every((list) => list.length === 0)

/**
 * One day of everybody whose agenda is theirs to see, beside each other: see `readAgendas`. Whoever looks comes first where
 * nobody has anything. `notFound` to who has no agenda.
 */
export async function getDayAgenda(
  tx: Tx,
  { tenant, day }: { tenant: Tenant; day: Temporal.PlainDate },
): Promise<Result<DayAgenda>> {
  const colleagues = await agendasOf(tx, tenant.timeZone)
  if (colleagues.length === 0) return notFound
  const members = [...new Map(colleagues.map((member) => [member.id, member])).values()]
  const ids = members.map(({ id }) => id)
  const agendas = await readAgendas(tx, ids, { tenant, firstDay: day, lastDay: day })
  const all = members.flatMap((member) => {
    const agenda = agendas.get(member.id)
    return agenda && (!isEmpty(agenda) || member.id === tx.actor.personId) ? [{ member, ...agenda }] : []
  })
  return done({ colleagues, columns: all.slice(0, mostColumns), more: Math.max(0, all.length - mostColumns) })
}
