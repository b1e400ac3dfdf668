import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../shared/actor.ts'
import { usualDirectoryDays } from '../tenants/tenant.ts'

/** Days since the last check after which an entry has to be checked, and after which nobody sees it (PUB-2). */
export interface DirectoryLimits {
  readonly staleDays: number
  readonly hiddenDays: number
}

/** The limits of a wijk, from its settings. */
export function limitsOf(settings: {
  readonly directoryStaleDays?: number
  readonly directoryHiddenDays?: number
}): DirectoryLimits {
  return {
    staleDays: settings.directoryStaleDays ?? usualDirectoryDays.stale,
    hiddenDays: settings.directoryHiddenDays ?? usualDirectoryDays.hidden,
  }
}

export type Freshness = 'fresh' | 'stale' | 'hidden'

/** How much an entry can be relied on, by the day on which somebody last checked it (PUB-2). */
export function freshnessOf(
  lastCheckedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  { staleDays, hiddenDays }: DirectoryLimits,
): Freshness {
  const { days } = lastCheckedOn.until(today)
  return days > hiddenDays ? 'hidden' : days > staleDays ? 'stale' : 'fresh'
}

/** A function with a telephone number: never a private person (PUB-3). */
export interface ContactToCall {
  readonly function: string | null
  readonly phone: string
}

interface Contacts {
  readonly phone: string | null
  readonly keyContactFunction: string | null
  readonly keyContactPhone: string | null
  readonly keyContactUntil: Temporal.PlainDate | null
  readonly successorFunction: string | null
  readonly successorPhone: string | null
}

/**
 * Whom people call (PUB-3): the key contact; from the day after its last day, or when its owner left, the successor. Without
 * a number of its own a function is reached at that of the entry. Null where there is no number at all.
 * @param ownerLeft whether who kept this entry works nowhere in the wijk any more.
 */
export function whoToCall(entry: Contacts, today: Temporal.PlainDate, ownerLeft: boolean): ContactToCall | null {
  const { keyContactUntil: until } = entry
  const isOver = ownerLeft || (until !== null && until.until(today).days > 0)
  const succeeds = isOver && (entry.successorFunction !== null || entry.successorPhone !== null)
  const own = succeeds ? entry.successorPhone : entry.keyContactPhone
  // The direct number of who left is called only where there is no other.
  const phone = isOver && !succeeds ? (entry.phone ?? own) : (own ?? entry.phone)
  if (phone === null) return null
  // Who left is named no longer, also when nobody follows.
  const contact = succeeds ? entry.successorFunction : isOver ? null : entry.keyContactFunction
  return { function: contact, phone }
}

export interface Owned {
  readonly organisationId: string | null
  readonly ownerPersonId: string | null
  readonly ownerSuccessorId: string | null
}

/** Who works in the wijk: people, and organisations with a team in which somebody works. */
export interface AtWork {
  readonly people: ReadonlySet<string>
  readonly organisations: ReadonlySet<string>
}

/**
 * Who keeps an entry right now: its owner; the successor once the owner left; else everybody of the organisation; else
 * nobody, which is for the editor to mend. So a leave never makes an entry nobody's (PUB-3).
 */
export function keeperOf(
  entry: Owned,
  { people, organisations }: AtWork,
): { personId: string } | 'organisation' | null {
  for (const personId of [entry.ownerPersonId, entry.ownerSuccessorId])
    if (personId !== null && people.has(personId)) return { personId }
  return entry.organisationId !== null && organisations.has(entry.organisationId) ? 'organisation' : null
}

/** Roles that keep every entry of the own organisation, whoever its keeper is (access: public activity / sociale kaart). */
const ofOwnOrganisation: readonly string[] = ['WELLBEING_COACH', 'ACTIVITY_ORGANISER']

/** What an actor is to an entry. */
export type Part = 'editor' | 'keeper' | 'reader'

/**
 * What this actor is to an entry: the administrator edits all of the wijk; its keeper, or somebody of its organisation where
 * the role or the absence of a person makes them so, keeps it; any other professional reads and says what is wrong.
 * @param organisationIds of the teams in which the actor works today.
 */
export function partOf(
  actor: Pick<Actor, 'kind' | 'role' | 'personId'>,
  entry: Owned,
  work: AtWork,
  organisationIds: readonly string[],
): Part | null {
  if (actor.kind === 'admin') return 'editor'
  if (actor.kind !== 'professional') return null
  const keeper = keeperOf(entry, work)
  if (keeper !== null && keeper !== 'organisation' && keeper.personId === actor.personId) return 'keeper'
  const isOurs = entry.organisationId !== null && organisationIds.includes(entry.organisationId)
  return isOurs && (keeper === 'organisation' || ofOwnOrganisation.includes(actor.role)) ? 'keeper' : 'reader'
}

export const entryStates = ['proposed', 'published', 'archived'] as const
export type EntryState = (typeof entryStates)[number]
export type EntryDeed = 'check' | 'change' | 'publish' | 'archive'

const deeds: Record<EntryState, Partial<Record<EntryDeed, readonly Part[]>>> = {
  proposed: { change: ['keeper', 'editor'], publish: ['editor'], archive: ['keeper', 'editor'] },
  published: { check: ['keeper', 'editor'], change: ['keeper', 'editor'], archive: ['editor'] },
  archived: { publish: ['editor'] },
}

/** What may be done with an entry in a state, by whom; asked by button, command and test alike. */
export function entryCan(state: EntryState, deed: EntryDeed, part: Part | null): boolean {
  return part !== null && (deeds[state][deed]?.includes(part) ?? false)
}
