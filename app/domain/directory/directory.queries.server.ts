import { and, asc, eq, gt, gte, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { hiddenAfterDays, staleAfterDays } from './directory-entry.ts'

export const entriesPerPage = 20

export interface DirectoryPage {
  readonly entries: readonly {
    readonly id: string
    readonly name: string
    readonly description: string
    readonly domains: readonly string[]
    readonly languages: readonly string[]
    readonly street: string | null
    readonly openingHours: string | null
    readonly costs: string | null
    readonly howToRegister: string | null
    readonly wheelchairAccessible: boolean
    readonly phone: string | null
    /** Nobody checked it for half a year (PUB-2). */
    readonly stale: boolean
    /** ISO date. */
    readonly lastCheckedOn: string
  }[]
  /** Where the next page starts; null at the end. */
  readonly next: { readonly name: string; readonly id: string } | null
}

/**
 * The sociale kaart by name, one page at a time. Public. Entries that nobody checked for a year are left out (PUB-2).
 * @param input.domain a domain code; every domain when left out.
 * @param input.after the last entry of the page before.
 */
export async function listDirectory(
  tx: Tx,
  input: { timeZone: string; domain?: string; after?: { name: string; id: string } },
): Promise<DirectoryPage> {
  const today = tx.actor.now.toZonedDateTimeISO(input.timeZone).toPlainDate()
  const { name, id } = directoryEntries
  const rows = await tx
    .select()
    .from(directoryEntries)
    .where(
      and(
        eq(directoryEntries.tenantId, tx.actor.tenantId),
        gte(directoryEntries.lastCheckedOn, today.subtract({ days: hiddenAfterDays })),
        input.domain ? sql`${input.domain} = any(${directoryEntries.domains})` : undefined,
        input.after
          ? or(gt(name, input.after.name), and(eq(name, input.after.name), gt(id, input.after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(name), asc(id))
    .limit(entriesPerPage + 1)
  const page = rows.slice(0, entriesPerPage)
  const last = page.at(-1)
  return {
    entries: page.map(({ lastCheckedOn, tenantId: _tenant, ...entry }) => ({
      ...entry,
      lastCheckedOn: lastCheckedOn.toString(),
      stale: lastCheckedOn.until(today).days > staleAfterDays,
    })),
    next: rows.length > entriesPerPage && last ? { name: last.name, id: last.id } : null,
  }
}
