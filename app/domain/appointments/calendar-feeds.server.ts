import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { calendarFeeds } from '#db/schema/appointments.calendars.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'

const open = (tx: Tx) => and(eq(calendarFeeds.tenantId, tx.actor.tenantId), isNull(calendarFeeds.endedAt))
const own = (tx: Tx) => and(open(tx), eq(calendarFeeds.personId, tx.actor.personId ?? ''))

/** One's own alone; what is done with an address that opens an agenda stands in the log. */
async function decide(tx: Tx, action: 'create' | 'delete', timeZone: string): Promise<boolean> {
  const { kind, personId, teamIds } = tx.actor
  return kind === 'professional' && decideAboutSchedule(tx, { action, teamIds, personId, timeZone })
}

async function endOwn(tx: Tx): Promise<void> {
  await tx.update(calendarFeeds).set({ endedAt: tx.actor.now }).where(own(tx))
}

/** Since when the acting professional has a secret address; null when there is none. */
export async function findCalendarFeed(tx: Tx): Promise<{ readonly since: Temporal.Instant } | null> {
  if (tx.actor.kind !== 'professional') return null
  const [row] = await tx.select({ since: calendarFeeds.createdAt }).from(calendarFeeds).where(own(tx)).limit(1)
  return row ?? null
}

/** Ends the acting professional's secret address: from now on it is one that never was. Refuses `notFound` to others. */
export async function endCalendarFeed(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<Result<undefined>> {
  if (!(await decide(tx, 'delete', timeZone))) return notFound
  await endOwn(tx)
  return done()
}

/**
 * Makes a secret address for the acting professional's own agenda; an earlier one works no longer.
 * @returns its secret part, 256 random bits; only its hash is kept, so it is shown this once. Refuses `notFound` to others.
 */
export async function makeCalendarFeed(
  tx: Tx,
  { timeZone }: { readonly timeZone: string },
): Promise<Result<{ readonly secret: string }>> {
  const { tenantId, personId, now } = tx.actor
  if (!(await decide(tx, 'create', timeZone)) || !personId) return notFound
  await endOwn(tx)
  const secret = randomBytes(32).toString('base64url')
  const made = { tenantId, personId, createdAt: now, id: newId(now.epochMilliseconds) }
  await tx.insert(calendarFeeds).values({ ...made, secretHash: sha256(secret) })
  return done({ secret })
}

const form = /^[\w-]{43}$/

/** Whose agenda a secret address opens; null for one that nobody has. Asked by the portal itself, before anybody is known. */
export async function findFeedOwner(tx: Tx, secret: string): Promise<string | null> {
  if (!form.test(secret)) return null
  const [row] = await tx
    .select({ personId: calendarFeeds.personId })
    .from(calendarFeeds)
    .where(and(open(tx), eq(calendarFeeds.secretHash, sha256(secret))))
    .limit(1)
  return row?.personId ?? null
}
