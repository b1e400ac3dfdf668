import { and, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { registrations } from '#db/schema/activities.sign-ups.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { logGuestDeed } from './log-guest-deed.server.ts'
import { findOwnSignUp } from './registration-cancel.server.ts'
import type { HelpedAnswer } from './registration.ts'

const r = registrations

/**
 * Says afterwards whether it helped, by one tap; a later tap takes its place. The organiser reads counts alone (lesson
 * 16.12). A guest shows the link first (`showLink`).
 * Refuses `notFound` to who may not, for who had no place, and before it is over.
 */
export async function sayHelped(
  tx: Tx,
  input: { readonly signUpId: string; readonly date: Temporal.PlainDate; readonly answer: HelpedAnswer },
): Promise<Result<undefined>> {
  const { signUpId, date, answer } = input
  const signUp = await findOwnSignUp(tx, signUpId)
  if (!signUp) return notFound
  const { residentId } = signUp
  const mine =
    residentId === null
      ? tx.actor.kind === 'anonymous'
      : (await decideAccess(tx, { residentId, resource: 'registration', action: 'update', objectId: signUpId })).granted
  if (!mine) return notFound
  if (residentId === null) await logGuestDeed(tx, { action: 'U', activityId: signUp.activityId, signUpId })
  const said = await tx
    .update(r)
    .set({ helped: answer })
    .where(
      and(
        ...[eq(r.tenantId, tx.actor.tenantId), eq(r.signUpId, signUpId), eq(r.originalDate, date)],
        ...[eq(r.state, 'placed'), isOver(tx)],
      ),
    )
    .returning({ signUpId: r.signUpId })
  return said.length === 1 ? done() : notFound
}

/** Of a date that went on and is over. */
const isOver = (tx: Tx) =>
  sql`exists (select 1 from activity_occurrences o where o.tenant_id = ${r.tenantId} and o.activity_id = ${r.activityId}
    and o.original_date = ${r.originalDate} and o.status <> 'cancelled' and o.ends <= ${tx.actor.now.toString()}::timestamptz)`
