import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryFeedback } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import type { feedbackOutcomes } from './feedback-form.ts'
import { findKeptEntry } from './kept-entries.queries.server.ts'

/**
 * Closes what somebody said of an entry, with what came of it. The same outcome again changes nothing. Refuses `notFound` to
 * who does not keep the entry and for a remark about another one, `directory.alreadyClosed` when somebody else closed it
 * otherwise.
 */
export async function closeFeedback(
  tx: Tx,
  place: DirectoryPlace,
  input: {
    readonly entryId: unknown
    readonly feedbackId: string
    readonly outcome: (typeof feedbackOutcomes)[number]
  },
): Promise<Result<undefined>> {
  const found = await findKeptEntry(tx, place, input.entryId, { hold: true })
  const { tenantId, now, personId } = tx.actor
  if (!found || personId === null) return notFound
  const { feedbackId, outcome } = input
  const isIt = and(
    eq(directoryFeedback.tenantId, tenantId),
    eq(directoryFeedback.id, feedbackId),
    eq(directoryFeedback.entryId, found.row.id),
  )
  const [row] = await tx.select({ outcome: directoryFeedback.outcome }).from(directoryFeedback).where(isIt).limit(1)
  if (!row) return notFound
  if (row.outcome !== null) return row.outcome === outcome ? done() : refuse('directory.alreadyClosed')
  await inPortalName(tx, () =>
    tx.update(directoryFeedback).set({ closedAt: now, closedBy: personId, outcome }).where(isIt),
  )
  return done()
}
