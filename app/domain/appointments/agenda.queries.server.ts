import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { readAgendas, type AgendaOfPerson } from './read-agendas.server.ts'

/** Somebody whose agenda whoever looks may open, and in which of their own teams that one works. */
export interface Colleague {
  readonly id: string
  readonly calledName: string
  readonly teamIds: readonly string[]
}

export interface PersonAgenda extends AgendaOfPerson {
  readonly member: Colleague
}

export interface Agendas {
  /** Whose agendas whoever looks may open, themselves among them. */
  readonly colleagues: readonly Colleague[]
  /** Those that were asked for, in the order of the team. */
  readonly people: readonly PersonAgenda[]
  /** How many more were asked for than there is room for. */
  readonly more: number
}

interface Asked {
  readonly tenant: Tenant
  /** Whose; nobody in particular when empty. */
  readonly personIds: readonly string[]
}

/** The grid of a day holds so many agendas beside each other; so many weeks stand under each other. */
const most = { day: 12, week: 4 } as const

/** Whose agendas are open to the actor: one's own, and for an assistant those of everybody of the own practice (access: Schedule). */
export async function listOpenAgendas(tx: Tx, timeZone: string): Promise<TeamMember[]> {
  const { kind, role, personId, teamIds } = tx.actor
  if (kind !== 'professional') return []
  const members = await listTeamMembers(tx, teamIds, timeZone)
  return role === 'PRACTICE_ASSISTANT' ? members : members.filter(({ id }) => id === personId)
}

async function listColleagues(tx: Tx, timeZone: string): Promise<Colleague[]> {
  const members = await listOpenAgendas(tx, timeZone)
  return [...Map.groupBy(members, ({ id }) => id)].map(([id, works]) => ({
    ...{ id, calledName: works[0]?.calledName ?? '', teamIds: works.map(({ teamId }) => teamId) },
  }))
}

const isEmpty = ({ appointments, groups, sessions, blocks, hidden }: AgendaOfPerson) =>
  [appointments, groups, sessions, blocks, hidden].every((list) => list.length === 0)

async function read(
  tx: Tx,
  members: readonly Colleague[],
  days: { readonly tenant: Tenant; readonly firstDay: Temporal.PlainDate; readonly lastDay: Temporal.PlainDate },
): Promise<PersonAgenda[]> {
  const ids = members.map(({ id }) => id)
  const agendas = await readAgendas(tx, ids, days)
  return members.flatMap((member) => {
    const agenda = agendas.get(member.id)
    return agenda ? [{ member, ...agenda }] : []
  })
}

/** The members that were asked for; null when one of them is not theirs to see. */
function chosenOf(colleagues: readonly Colleague[], personIds: readonly string[]): readonly Colleague[] | null {
  const chosen = colleagues.filter(({ id }) => personIds.includes(id))
  return chosen.length > 0 && chosen.length === new Set(personIds).size ? chosen : null
}

/**
 * The weeks of these professionals from Monday on, at most four: see `readAgendas`. `notFound` when one of them is not theirs
 * to see.
 */
export async function getWeekAgendas(
  tx: Tx,
  { tenant, personIds, monday }: Asked & { readonly monday: Temporal.PlainDate },
): Promise<Result<Agendas>> {
  const colleagues = await listColleagues(tx, tenant.timeZone)
  const chosen = chosenOf(colleagues, personIds)
  if (!chosen) return notFound
  const days = { tenant, firstDay: monday, lastDay: monday.add({ days: 6 }) }
  const people = await read(tx, chosen.slice(0, most.week), days)
  return done({ colleagues, people, more: Math.max(0, chosen.length - most.week) })
}

/**
 * One day of these professionals beside each other, at most twelve: see `readAgendas`. Of nobody in particular: everybody who
 * has something that day, and whoever looks. `notFound` to who has no agenda, and when one of them is not theirs to see.
 */
export async function getDayAgendas(
  tx: Tx,
  { tenant, personIds, day }: Asked & { readonly day: Temporal.PlainDate },
): Promise<Result<Agendas>> {
  const colleagues = await listColleagues(tx, tenant.timeZone)
  const isAll = personIds.length === 0
  const chosen = isAll ? colleagues : chosenOf(colleagues, personIds)
  if (!chosen || chosen.length === 0) return notFound
  const all = await read(tx, chosen, { tenant, firstDay: day, lastDay: day })
  const shown = isAll ? all.filter((each) => !isEmpty(each) || each.member.id === tx.actor.personId) : all
  return done({ colleagues, people: shown.slice(0, most.day), more: Math.max(0, shown.length - most.day) })
}
