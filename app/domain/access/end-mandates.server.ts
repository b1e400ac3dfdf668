import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { overtaken } from './mandate.ts'

const atOnce = 200

/**
 * Marks the mandates that time has ended or suspended, and tells both people (REP-3, REP-1). It only marks: what a
 * mandate opened was shut at its moment by the grants and by each decision, also where this job did not run. Running it
 * twice, or in two processes at once, tells each once.
 * @param after where the batch starts; the id of the last mandate of the batch before.
 * @returns where the next batch starts, null when all were looked at.
 */
export async function endMandates(
  tx: Tx,
  { timeZone, after = null }: { readonly timeZone: string; readonly after?: string | null },
): Promise<string | null> {
  const { tenantId, now, kind } = tx.actor
  if (kind !== 'system') return null
  const rows = await tx
    .select()
    .from(mandates)
    .where(
      and(
        eq(mandates.tenantId, tenantId),
        isNull(mandates.endedAt),
        lte(mandates.endsAt, now),
        after === null ? undefined : sql`${mandates.id} > ${after}::uuid`,
      ),
    )
    .orderBy(asc(mandates.id))
    .limit(atOnce)
  const cards = await listResidentCards(
    tx,
    rows.map(({ residentId }) => residentId),
  )
  for (const row of rows) {
    const card = cards.get(row.residentId)
    const change = card && overtaken(row, { birthDate: card.birthDate, now, timeZone })
    if (!change) continue
    const marked = await tx
      .update(mandates)
      .set(change)
      .where(
        and(
          eq(mandates.tenantId, tenantId),
          eq(mandates.id, row.id),
          isNull(mandates.endedAt),
          'suspendedAt' in change ? isNull(mandates.suspendedAt) : undefined,
        ),
      )
      .returning({ id: mandates.id })
    if (marked.length === 0) continue
    const people = [row.residentId, ...(row.representativePersonId ? [row.representativePersonId] : [])]
    for (const personId of people) await notify(tx, { personId, template: 'mandateChanged' })
  }
  return rows.length < atOnce ? null : (rows.at(-1)?.id ?? null)
}
