import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { contactPreferences } from '#db/schema/notifications.ts'
import type { ReminderChannel } from './reminder-channel.ts'

/** How somebody chose to be reminded; null for who never did. For the person, and for the portal's jobs. */
export async function findReminderChannel(tx: Tx, personId: string): Promise<ReminderChannel | null> {
  const [row] = await tx
    .select({ reminders: contactPreferences.reminders })
    .from(contactPreferences)
    .where(and(eq(contactPreferences.tenantId, tx.actor.tenantId), eq(contactPreferences.personId, personId)))
    .limit(1)
  return row?.reminders ?? null
}

/** Keeps how the acting person wants to be reminded. Checks nothing: the caller has decided. */
export async function keepReminderChannel(tx: Tx, channel: ReminderChannel): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  if (personId === null) return
  const chosen = { reminders: channel, updatedAt: now }
  await tx
    .insert(contactPreferences)
    .values({ tenantId, personId, ...chosen })
    .onConflictDoUpdate({ target: [contactPreferences.tenantId, contactPreferences.personId], set: chosen })
}
