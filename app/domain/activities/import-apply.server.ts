import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { activitySourceItems as i } from '#db/schema/activities.sources.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { newId } from '../shared/ids.ts'
import { timesOf } from './import-columns.ts'
import { callOff, follow, writeChanges } from './import-follow.server.ts'
import type { ImportItem } from './import-item.ts'
import type { ImportPlan } from './import-plan.ts'
import type { SourceRow } from './import-source.queries.server.ts'
import { writeHistory } from './offer-keep.server.ts'

/** What a calendar does not say of an activity, until somebody writes it. */
const unsaid = { translations: {}, pictogram: 'together', languages: ['nl'] }

/** A new activity in the portal's name: a draft, or sent to the editor. */
async function make(tx: Tx, source: SourceRow, item: ImportItem): Promise<void> {
  const { tenantId, now } = tx.actor
  const { organiserId, becomes, forWhom, howToJoin, domain, id: sourceId, createdByPersonId } = source
  const { title, what, locationName, street, key: itemKey } = item
  const id = newId(now.epochMilliseconds)
  await inPortalName(tx, async () => {
    await tx.insert(activities).values({
      ...{ tenantId, id, organiserId, state: becomes, forWhom, howToJoin, domains: [domain], updatedAt: now },
      ...{ title, what, locationName, street, ...timesOf(item), ...unsaid },
      ...{ authorPersonId: createdByPersonId, submittedAt: becomes === 'submitted' ? now : null },
    })
    await writeChanges(tx, id, item)
    await writeHistory(tx, id, { kind: 'made', changes: { title: [null, title] }, reason: source.name })
  })
  await tx.insert(i).values({ tenantId, organiserId, itemKey, sourceId, activityId: id, taken: item, seenAt: now })
}

/**
 * Carries out what a calendar brings: new entries become drafts or go to the editor; what changed there changes here; what
 * is gone is off. Decides nothing: the caller has, and holds the calendar's row.
 */
export async function applyImport(tx: Tx, source: SourceRow, plan: ImportPlan): Promise<void> {
  const { tenantId, now } = tx.actor
  const { organiserId, id: sourceId } = source
  const entry = (key: string) => and(eq(i.tenantId, tenantId), eq(i.organiserId, organiserId), eq(i.itemKey, key))
  for (const item of plan.fresh) await make(tx, source, item)
  for (const { known, item } of plan.changed) {
    await follow(tx, source, known, item)
    await tx.update(i).set({ sourceId, taken: item, seenAt: now, goneAt: null }).where(entry(item.key))
  }
  for (const { item } of plan.same) await tx.update(i).set({ sourceId, seenAt: now }).where(entry(item.key))
  for (const { key, activityId } of plan.gone) {
    await callOff(tx, source, activityId)
    await tx.update(i).set({ goneAt: now }).where(entry(key))
  }
  for (const { key } of plan.over) await tx.delete(i).where(entry(key))
}
