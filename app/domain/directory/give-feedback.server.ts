import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { directoryFeedback } from '#db/schema/directory.ts'
import { requestLimit } from '#app/platform/request-limit.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { addressBlock } from '../identity/address-block.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import { findPublicEntry, type DirectoryPlace } from './directory.queries.server.ts'
import type { feedbackForm } from './feedback-form.ts'

const anHour = 60 * 60
const byAddress = requestLimit(20, anHour)
const byTenant = requestLimit(600, anHour)
/** Of one entry at a time: who keeps it knows by then. */
const mostOpen = 20

/** Counts a remark by somebody unknown. @returns `directory.tooManyTries` with the minutes to wait, or null. */
export async function slowDownFeedback(tenantId: string, remoteAddress: string): Promise<Refused | null> {
  const wait = remoteAddress === '' ? 0 : await byAddress(`${tenantId} ${addressBlock(remoteAddress)}`)
  const seconds = wait || (await byTenant(tenantId))
  const minutes = Math.ceil(seconds / 60)
  return seconds === 0 ? null : refuse('directory.tooManyTries', { minutes, count: minutes })
}

/**
 * Keeps that something of an entry is not right, for who keeps the entry. Says nothing about who says it. The same remark
 * again, and one more about an entry with twenty open ones, adds nothing. Refuses `notFound` for what nobody sees.
 */
export async function giveFeedback(
  tx: Tx,
  input: { readonly place: DirectoryPlace; readonly entryId: unknown } & z.output<typeof feedbackForm>,
): Promise<Result<undefined>> {
  const { place, entryId, reason, remark: said } = input
  const entry = await findPublicEntry(tx, place, entryId)
  if (!entry) return notFound
  const { tenantId, now } = tx.actor
  const remark = said ?? null
  await inPortalName(tx, async () => {
    // One at a time for an entry, so that a second click finds the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`directory feedback ${entry.row.id}`}, 0))`)
    const open = await tx
      .select({ reason: directoryFeedback.reason, remark: directoryFeedback.remark })
      .from(directoryFeedback)
      .where(
        and(
          eq(directoryFeedback.tenantId, tenantId),
          eq(directoryFeedback.entryId, entry.row.id),
          isNull(directoryFeedback.closedAt),
        ),
      )
      .limit(mostOpen)
    if (open.length >= mostOpen || open.some((each) => each.reason === reason && each.remark === remark)) return
    await tx
      .insert(directoryFeedback)
      .values({ tenantId, id: newId(now.epochMilliseconds), entryId: entry.row.id, reason, remark, givenAt: now })
  })
  return done()
}
