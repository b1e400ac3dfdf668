import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findOwnEmail } from '../identity/own-email.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { findReminderChannel, keepReminderChannel } from '../notifications/contact-preferences.server.ts'
import { channelOf, type ReminderChannel, type Ways } from '../notifications/reminder-channel.ts'
import { waysOf } from '../notifications/ways-of.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'

/** How the resident is reminded now, and how they could be. */
export interface ReminderChoice {
  /** `noAddress` where nothing would arrive. */
  readonly channel: ReminderChannel | 'noAddress'
  readonly ways: Ways
}

/** The resident who acts on the own pages, when they may do this with their contact data; else null. */
async function ownId(tx: Tx, action: 'read' | 'update'): Promise<string | null> {
  const { kind, personId } = tx.actor
  if (kind !== 'resident' || personId === null) return null
  const decision = await decideAccess(tx, { residentId: personId, resource: 'contact', action })
  return decision.granted ? personId : null
}

async function findWays(tx: Tx, id: string): Promise<Ways> {
  const card = (await listResidentCards(tx, [id])).get(id)
  return waysOf({ email: await findOwnEmail(tx), phone: card?.phone ?? null })
}

/** How the acting resident is reminded of appointments; null for everybody else, also for who acts for a resident. */
export async function findReminderChoice(tx: Tx): Promise<ReminderChoice | null> {
  const id = await ownId(tx, 'read')
  if (id === null) return null
  const ways = await findWays(tx, id)
  return { ways, channel: channelOf(await findReminderChannel(tx, id), ways) }
}

/**
 * The acting resident chooses how to be reminded; it holds for what is sent from now on.
 * Refuses `notFound` to everybody else, and `reminders.noSuchAddress` for a way without an address.
 */
export async function chooseReminders(
  tx: Tx,
  { reminders }: { readonly reminders: ReminderChannel },
): Promise<Result<undefined>> {
  const id = await ownId(tx, 'update')
  if (id === null) return notFound
  if (reminders !== 'none' && (await findWays(tx, id))[reminders] === null) return refuse('reminders.noSuchAddress')
  await keepReminderChannel(tx, reminders)
  return done()
}
