import { and, eq, ne, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { registrations, signUps } from '#db/schema/activities.sign-ups.ts'
import { addJobs } from '#app/platform/jobs.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { logGuestDeed } from './log-guest-deed.server.ts'
import { fillPlaces, lockPlaces } from './sign-up-fill.server.ts'
import { openPerson, signUpPhoneHashes } from './sign-up-sealed.server.ts'

type SignUp = typeof signUps.$inferSelect

/** The sign-up, as far as whoever acts may see it. */
export async function findOwnSignUp(tx: Tx, signUpId: string): Promise<SignUp | null> {
  if (!isId(signUpId)) return null
  const [row] = await tx
    .select()
    .from(signUps)
    .where(and(eq(signUps.tenantId, tx.actor.tenantId), eq(signUps.id, signUpId)))
    .limit(1)
  return row ?? null
}

/** A guest by the link that was shown, a resident about the own sign-ups: whether they may, logged for the resident. */
export async function mayAct(tx: Tx, signUp: SignUp, action: 'read' | 'delete'): Promise<boolean> {
  if (signUp.residentId === null) {
    if (tx.actor.kind !== 'anonymous') return false
    const { id: signUpId, activityId } = signUp
    await logGuestDeed(tx, { action: action === 'read' ? 'R' : 'D', activityId, signUpId })
    return true
  }
  const { residentId, id: objectId } = signUp
  return (await decideAccess(tx, { residentId, resource: 'registration', action, objectId })).granted
}

/** Cancels dates that have not begun. @returns those that were cancelled now. */
async function cancelDates(tx: Tx, signUpId: string, date: Temporal.PlainDate | null) {
  const { tenantId, now } = tx.actor
  const r = registrations
  return tx
    .update(r)
    .set({ state: 'cancelled', cancelledAt: now })
    .where(
      and(
        ...[eq(r.tenantId, tenantId), eq(r.signUpId, signUpId), ne(r.state, 'cancelled')],
        date === null ? undefined : eq(r.originalDate, date),
        sql`not exists (select 1 from activity_occurrences o where o.tenant_id = ${r.tenantId} and o.activity_id = ${r.activityId}
          and o.original_date = ${r.originalDate} and o.starts <= ${now.toString()}::timestamptz)`,
      ),
    )
    .returning({ originalDate: r.originalDate, again: r.again })
}

/**
 * The same number has a place of its own on these dates, which whoever typed it here may not take away: its phone is asked.
 */
async function askThePhone(tx: Tx, signUp: SignUp, dates: readonly string[]): Promise<void> {
  const { phone } = openPerson(signUp)
  if (phone === null || dates.length === 0) return
  const { tenantId } = tx.actor
  const hashes = `{${signUpPhoneHashes(tenantId, phone).join(',')}}`
  const { rows } = await tx.execute<{ sign_up_id: string; original_date: string }>(
    sql`select sign_up_id, original_date::text from sign_ups_of_phone(${signUp.activityId}, ${hashes}::text[])`,
  )
  const held = new Map(
    rows.filter((row) => dates.includes(row.original_date)).map((row) => [row.sign_up_id, row.original_date]),
  )
  if (held.size === 0) return
  await addJobs(
    tx,
    'activities.tellSignUp',
    [...held].map(([signUpId, originalDate]) => ({ tenantId, signUpId, originalDate, what: 'stillThere' as const })),
  )
}

/** Cancels for whoever was decided about, and gives the places to who waits, in the same transaction. */
export async function cancelAndFill(tx: Tx, signUp: SignUp, date: Temporal.PlainDate | null): Promise<void> {
  await lockPlaces(tx, signUp.activityId)
  const cancelled = await cancelDates(tx, signUp.id, date)
  const dates = cancelled.toSorted((one, other) =>
    one.originalDate.toString().localeCompare(other.originalDate.toString()),
  )
  for (const { originalDate } of dates.filter(({ again }) => !again))
    await fillPlaces(tx, { activityId: signUp.activityId, originalDate })
  const again = dates.filter((each) => each.again).map(({ originalDate }) => originalDate.toString())
  await askThePhone(tx, signUp, again)
}

/**
 * Takes one date back, or all that are still to come; a guest shows the link first (`showLink`). Whoever waits moves up in
 * the same transaction. What was cancelled, or has begun, stays as it is.
 * Refuses `notFound` to who may not.
 */
export async function cancelRegistration(
  tx: Tx,
  { signUpId, date }: { readonly signUpId: string; readonly date: Temporal.PlainDate | null },
): Promise<Result<undefined>> {
  const signUp = await findOwnSignUp(tx, signUpId)
  if (!signUp || !(await mayAct(tx, signUp, 'delete'))) return notFound
  await cancelAndFill(tx, signUp, date)
  return done()
}
