import { and, desc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findLastVisit } from '../appointments/last-visit.queries.server.ts'
import { isId } from '../shared/ids.ts'
import type { Reader } from './thread-words.server.ts'

/** When a resident and the care last met or wrote: that, and by which way; not about what. */
interface LastContact {
  readonly resource: 'thread' | 'appointment'
  readonly at: Temporal.Instant
}

type Moment = LastContact & { readonly id: string; readonly teamId: string | null }

async function lastMessage(tx: Tx, residentId: string): Promise<Moment | null> {
  const [thread] = await tx
    .select({ id: threads.id, teamId: threads.teamId, at: threads.lastMessageAt })
    .from(threads)
    .where(and(eq(threads.tenantId, tx.actor.tenantId), eq(threads.residentId, residentId)))
    .orderBy(desc(threads.lastMessageAt), desc(threads.id))
    .limit(1)
  return thread ? { resource: 'thread', ...thread } : null
}

async function lastVisit(tx: Tx, residentId: string): Promise<Moment | null> {
  const visit = await findLastVisit(tx, residentId)
  return visit && { resource: 'appointment', id: visit.id, teamId: visit.teamId, at: visit.startsAt }
}

/**
 * The last message or past appointment of this resident that the acting professional may know of; null when there is
 * none. What is shown is decided and logged as metadata, and nothing else is.
 */
export async function findLastContact(tx: Tx, residentId: string): Promise<LastContact | null> {
  if (tx.actor.kind !== 'professional' || !isId(residentId)) return null
  const found = [await lastMessage(tx, residentId), await lastVisit(tx, residentId)]
  const moments = found
    .filter((each) => each !== null)
    .sort((one, other) => other.at.epochMilliseconds - one.at.epochMilliseconds)
  for (const { resource, at, id: objectId, teamId: ownerTeamId } of moments) {
    const question = { residentId, resource, action: 'readMetadata', objectId, ownerTeamId } as const
    if ((await decideAccess(tx, question)).granted) return { resource, at }
  }
  return null
}

/** "dinsdag 7 april 2026, afspraak". */
// i18n: messaging.work:lastContact.*
export function lastContactText(contact: LastContact | null, { t, language, timeZone }: Reader): string {
  if (!contact) return t('messaging.work:lastContact.none')
  const day = dayText(contact.at.toZonedDateTimeISO(timeZone).toPlainDate(), language, true)
  return t(`messaging.work:lastContact.${contact.resource}`, { day })
}
