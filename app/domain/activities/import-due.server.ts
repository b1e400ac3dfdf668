import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activitySources as s } from '#db/schema/activities.sources.ts'
import { notify } from '../notifications/notify.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { applyImport } from './import-apply.server.ts'
import type { ImportFailure } from './import-failure.ts'
import type { Looked } from './import-item.ts'
import { planOf } from './import-source.server.ts'
import { addressOf } from './import-source.queries.server.ts'

const everyHours = 3
const mostAtOnce = 10
/** Days that a calendar is away before who brought it hears of it by mail. */
const tellAfterDays = 3
/** Hours that a first look is kept that nobody said yes to. */
const keepLookHours = 24

export interface DueSource {
  readonly id: string
  readonly url: string
  readonly organiser: string
}

/**
 * Takes up the calendars that were last tried three hours ago; of several processes one gets each. At most 10. Forgets first
 * looks of yesterday. Asked by the portal itself.
 */
export async function takeDueSources(tx: Tx): Promise<DueSource[]> {
  const { tenantId, now } = tx.actor
  const ofWijk = eq(s.tenantId, tenantId)
  await tx
    .delete(s)
    .where(and(ofWijk, isNull(s.begunAt), isNull(s.endedAt), lte(s.createdAt, now.subtract({ hours: keepLookHours }))))
  const due = tx
    .select({ id: s.id })
    .from(s)
    .where(
      and(
        ...[ofWijk, isNotNull(s.begunAt), isNull(s.endedAt), isNotNull(s.urlSealed)],
        lte(s.triedAt, now.subtract({ hours: everyHours })),
      ),
    )
    .orderBy(asc(s.triedAt))
    .limit(mostAtOnce)
    .for('update', { skipLocked: true })
  const taken = await tx
    .update(s)
    .set({ triedAt: now })
    .where(and(ofWijk, inArray(s.id, due)))
    .returning()
  const organisers = await findOrganisers(
    tx,
    taken.map(({ organiserId }) => organiserId),
  )
  return taken.flatMap((row) => {
    const url = addressOf(row)
    return url === null ? [] : [{ id: row.id, url, organiser: organisers.get(row.organiserId)?.name ?? '' }]
  })
}

/**
 * Writes what was read: what changed there changes here. Where nothing came, or most of it is gone at once, nothing changes but
 * since when and why; after three days who brought the calendar hears of it. Does nothing for a calendar that was ended
 * meanwhile. Done by the portal itself.
 */
export async function keepReadSource(
  tx: Tx,
  { id }: Pick<DueSource, 'id'>,
  read: { ok: true; looked: Looked } | { ok: false; failure: ImportFailure },
  today: string,
): Promise<void> {
  const { tenantId, now } = tx.actor
  const one = and(eq(s.tenantId, tenantId), eq(s.id, id), isNull(s.endedAt), isNotNull(s.begunAt))
  const [row] = await tx.select().from(s).where(one).for('update')
  if (!row) return
  const plan = read.ok ? await planOf(tx, row, read.looked, today) : null
  if (plan && !plan.isSuspect) {
    await applyImport(tx, row, plan)
    await tx.update(s).set({ readAt: now, failingSince: null, failure: null, toldAt: null }).where(one)
    return
  }
  const failure = read.ok ? 'emptied' : read.failure
  const since = row.failingSince ?? now
  const isTold = row.toldAt !== null || now.since(since).total('hours') < tellAfterDays * 24
  if (!isTold) await notify(tx, { personId: row.createdByPersonId, template: 'calendarAway' })
  await tx
    .update(s)
    .set({ failure, failingSince: since, toldAt: isTold ? row.toldAt : now })
    .where(one)
}
