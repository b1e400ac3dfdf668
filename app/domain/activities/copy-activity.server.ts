import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { writeHistory } from './offer-keep.server.ts'
import { openOffer } from './offer.queries.server.ts'

/**
 * Makes a draft with the same words, to change and send in; its dates begin on `today` and nobody has signed up for it.
 * `copyId` is made by the page, so that a second click copies nothing twice. Refuses `notFound`.
 */
export async function copyActivity(
  tx: Tx,
  input: { readonly activityId: string | undefined; readonly copyId: string; readonly today: Temporal.PlainDate },
): Promise<Result<{ readonly activityId: string }>> {
  const opened = await openOffer(tx, { activityId: input.activityId, deed: 'copy' })
  if (!opened.ok) return opened
  if (!isId(input.copyId)) return notFound
  const { row } = opened.value
  const { now, personId } = tx.actor
  await inPortalName(tx, async () => {
    const made = await tx
      .insert(activities)
      .values({
        ...row,
        ...{ id: input.copyId, state: 'draft', sequence: 0, version: 0, updatedAt: now, authorPersonId: personId },
        // The rule of a series names the weekday of its first date: a single date moves to today.
        ...(row.recurrenceRule === null ? { firstDate: input.today } : {}),
        ...{ cancelledAt: null, submittedAt: null, lastDate: null },
      })
      .onConflictDoNothing()
      .returning({ id: activities.id })
    if (made.length > 0)
      await writeHistory(tx, input.copyId, { kind: 'copied', changes: { title: [row.title, row.title] } })
  })
  return done({ activityId: input.copyId })
}
