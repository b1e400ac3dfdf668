import { asc } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import { directoryCsv } from './directory-csv.ts'
import { whoToCall } from './directory-entry.ts'
import { isShown, publicEntries, type DirectoryPlace } from './directory.queries.server.ts'
import { hsdsTerms } from './hsds-terms.server.ts'

/** Everything that everybody sees, as one file; at most 5,000 entries. Public. */
export async function exportDirectory(tx: Tx, place: DirectoryPlace, t: PortalT): Promise<string> {
  const rows = await tx
    .select()
    .from(directoryEntries)
    .where(isShown(tx, place))
    .orderBy(asc(directoryEntries.name), asc(directoryEntries.id))
    .limit(5_000)
  const names = new Map((await listNeighbourhoods(tx)).map(({ id, name }) => [id, name]))
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const terms = new Map(hsdsTerms(t).map(({ code, name }) => [code, name]))
  const said = (codes: readonly string[]) => codes.map((code) => terms.get(code) ?? code)
  return directoryCsv(
    (await publicEntries(tx, place, rows)).map(({ row, ownerLeft }) => {
      const call = whoToCall(row, today, ownerLeft)
      return {
        ...row,
        provider: row.providerName ?? row.name,
        domains: said(row.domains),
        questions: said(row.questions),
        neighbourhood: row.neighbourhoodId === null ? null : (names.get(row.neighbourhoodId) ?? null),
        stepFree: row.wheelchairAccessible,
        contact: call?.function ?? null,
        phone: call?.phone ?? null,
        checkedOn: row.lastCheckedOn.toString(),
        checkedBy: row.lastCheckedBy,
      }
    }),
  )
}
