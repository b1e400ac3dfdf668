import { and, asc, eq, gt, gte, inArray, lt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { agendaBlocks } from '#db/schema/appointments.schedules.ts'

/** Time of a professional that nobody books. */
export interface AgendaBlock {
  readonly id: string
  readonly personId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** null for what comes from another calendar. */
  readonly words: string | null
  readonly source: 'own' | 'calendar'
}

/**
 * The blocked time of these people between two instants, in order. Callers decided whose agendas are open. At most 500.
 * @param only those that were set by hand, for the page that takes them away.
 */
export async function listAgendaBlocks(
  tx: Tx,
  personIds: readonly string[],
  { from, until, only }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant; readonly only?: 'own' },
): Promise<AgendaBlock[]> {
  if (personIds.length === 0) return []
  const { id, personId, startsAt, endsAt, words, source } = agendaBlocks
  return tx
    .select({ id, personId, startsAt, endsAt, words, source })
    .from(agendaBlocks)
    .where(
      and(
        ...[eq(agendaBlocks.tenantId, tx.actor.tenantId), inArray(personId, [...personIds])],
        // None is longer than a day, so that the index finds those that began before.
        ...[gte(startsAt, from.subtract({ hours: 24 })), lt(startsAt, until), gt(endsAt, from)],
        only ? eq(source, only) : undefined,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(500)
}
