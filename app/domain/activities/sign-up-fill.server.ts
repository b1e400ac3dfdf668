import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { addJobs } from '#app/platform/jobs.server.ts'

/** From here on nobody else changes who takes part in this activity, until the transaction ends. */
export async function lockPlaces(tx: Tx, activityId: string): Promise<void> {
  await tx.execute(sql`select lock_places(${activityId})`)
}

/**
 * Gives the free places of a date to those whose turn it is, and tells them; for whatever makes a place free: a
 * cancellation, a larger room. Nobody once the date has begun.
 * @param except a sign-up that is told otherwise, because it was only just made.
 */
export async function fillPlaces(
  tx: Tx,
  date: { readonly activityId: string; readonly originalDate: Temporal.PlainDate },
  except: string | null = null,
): Promise<void> {
  const originalDate = date.originalDate.toString()
  const { rows } = await tx.execute<{ sign_up_id: string }>(
    sql`select sign_up_id from fill_places(${date.activityId}, ${originalDate}::date)`,
  )
  const moved = rows.map((row) => row.sign_up_id).filter((id) => id !== except)
  if (moved.length === 0) return
  const { tenantId } = tx.actor
  await addJobs(
    tx,
    'activities.tellSignUp',
    moved.map((signUpId) => ({ tenantId, signUpId, originalDate, what: 'movedUp' as const })),
  )
}
