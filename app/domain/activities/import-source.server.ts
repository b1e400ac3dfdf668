import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activitySources as s } from '#db/schema/activities.sources.ts'
import { fetchForeign, readForeignUrl, type Outside } from '#app/platform/fetch-foreign.server.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { applyImport } from './import-apply.server.ts'
import type { ImportFailure } from './import-failure.ts'
import { fitsWords, type ImportItem, type Looked } from './import-item.ts'
import { planImport, type ImportPlan } from './import-plan.ts'
import { readImportInTime } from './import-read-in-time.server.ts'
import {
  addressOf,
  decideAboutImport,
  listKnown,
  mostSources,
  openSource,
  type SourceRow,
} from './import-source.queries.server.ts'
import { sourcePlace } from './source-place.ts'

export interface SourceSettings {
  readonly words: readonly string[]
  readonly forWhom: string
  readonly howToJoin: string
  readonly domain: SourceRow['domain']
  readonly becomes: SourceRow['becomes']
}

/** Where a calendar comes from: an address on the internet, or a file that was handed over. */
export type SourceFrom = { readonly url: string } | { readonly file: string; readonly name: string }

interface Reader {
  readonly now: Parameters<typeof readImportInTime>[1]['now']
  readonly timeZone: string
  readonly organiser: string
}

/**
 * What stands in a calendar, fetched as `fetchForeign` may. Call it outside a transaction: it takes up to fifteen seconds.
 * @param outside the internet when left out.
 */
export async function lookInto(
  from: SourceFrom,
  reader: Reader,
  outside?: Outside,
): Promise<{ ok: true; looked: Looked } | { ok: false; failure: ImportFailure }> {
  if ('file' in from) return readImportInTime(from.file, reader)
  const found = await fetchForeign(from.url, outside)
  return found.ok ? readImportInTime(found.text, reader) : found
}

const ofWijk = (tx: Tx, id: string) => and(eq(s.tenantId, tx.actor.tenantId), eq(s.id, id))
/** What people recognise a calendar by. */
const nameOf = (from: SourceFrom) =>
  ('url' in from ? (readForeignUrl(from.url)?.host ?? from.url) : from.name).slice(0, 255)

/**
 * Keeps what was seen at a first look, until somebody says yes to it. An address that the organisation takes over already, or
 * once did, stays one calendar.
 * Refuses `notFound` to who does not write for that organisation, and `import.work.tooMany`.
 */
export async function keepLook(
  tx: Tx,
  input: {
    readonly organiserId: string
    readonly from: SourceFrom
    readonly settings: SourceSettings
    readonly looked: Looked
  },
): Promise<Result<{ readonly sourceId: string }>> {
  const { organiserId, from, settings, looked } = input
  if ((await decideAboutImport(tx, 'create', organiserId)) === null) return notFound
  const { tenantId, now, personId } = tx.actor
  const own = await tx
    .select()
    .from(s)
    .where(and(eq(s.tenantId, tenantId), eq(s.organiserId, organiserId)))
    .limit(mostSources * 5)
  const same = own.find((row) => 'url' in from && addressOf(row) === from.url)
  const kept = { ...settings, words: [...settings.words], looked }
  if (same) {
    await tx
      .update(s)
      .set({ ...kept, ...(same.endedAt ? { endedAt: null, begunAt: null } : {}) })
      .where(ofWijk(tx, same.id))
    return done({ sourceId: same.id })
  }
  if (own.filter(({ endedAt }) => endedAt === null).length >= mostSources) return refuse('import.work.tooMany')
  const id = newId(now.epochMilliseconds)
  const urlSealed = 'url' in from ? seal(from.url, sourcePlace.url(tenantId, id)) : null
  await tx.insert(s).values({
    ...{ tenantId, id, organiserId, urlSealed, name: nameOf(from), ...kept },
    ...{ createdByPersonId: personId!, createdAt: now, triedAt: now },
  })
  return done({ sourceId: id })
}

/** What a calendar brings now; of what is new that which fits its words. */
export async function planOf(tx: Tx, row: SourceRow, looked: Looked, today: string): Promise<ImportPlan> {
  const fits = (item: ImportItem) => fitsWords(item, row.words)
  return planImport(looked.items, await listKnown(tx, row.organiserId), { sourceId: row.id, today, fits })
}

/**
 * Takes over what was seen at the last look, as it was shown; from then on the calendar is read again by itself.
 * Refuses `notFound` to who does not write for that organisation, and `import.work.nothingLooked` when that look was used.
 */
export async function takeOver(
  tx: Tx,
  asked: { sourceId: string | undefined; today: string },
): Promise<Result<ImportPlan>> {
  const opened = await openSource(tx, asked.sourceId, 'update')
  if (!opened.ok) return opened
  const { row } = opened.value
  if (!row.looked || row.endedAt) return refuse('import.work.nothingLooked')
  const plan = await planOf(tx, row, row.looked, asked.today)
  await applyImport(tx, row, plan)
  const { now } = tx.actor
  await tx
    .update(s)
    .set({
      looked: null,
      begunAt: row.begunAt ?? now,
      readAt: now,
      triedAt: now,
      failingSince: null,
      failure: null,
      toldAt: null,
    })
    .where(ofWijk(tx, row.id))
  return done(plan)
}

/** Keeps what was seen at another look at a calendar. Refuses as `takeOver`. */
export async function keepNewLook(
  tx: Tx,
  asked: { sourceId: string | undefined; looked: Looked },
): Promise<Result<undefined>> {
  const opened = await openSource(tx, asked.sourceId, 'update')
  if (!opened.ok) return opened
  if (opened.value.row.endedAt) return refuse('import.work.nothingLooked')
  await tx.update(s).set({ looked: asked.looked }).where(ofWijk(tx, opened.value.row.id))
  return done()
}

/** Changes what is taken over from a calendar, and what becomes of it. Refuses as `takeOver`. */
export async function changeSource(
  tx: Tx,
  asked: { readonly sourceId: string | undefined; readonly settings: SourceSettings },
): Promise<Result<undefined>> {
  const opened = await openSource(tx, asked.sourceId, 'update')
  if (!opened.ok) return opened
  const { words, forWhom, howToJoin, domain, becomes } = asked.settings
  await tx
    .update(s)
    .set({ words: [...words], forWhom, howToJoin, domain, becomes })
    .where(ofWijk(tx, opened.value.row.id))
  return done()
}

/**
 * Ends a calendar: it is read no more, and what came from it stays as it is. One that nothing was taken from is forgotten.
 * Refuses `notFound` to who does not write for that organisation.
 */
export async function endSource(tx: Tx, sourceId: string | undefined): Promise<Result<undefined>> {
  const opened = await openSource(tx, sourceId, 'delete')
  if (!opened.ok) return opened
  const { row } = opened.value
  if (row.begunAt === null) await tx.delete(s).where(ofWijk(tx, row.id))
  else
    await tx
      .update(s)
      .set({ endedAt: row.endedAt ?? tx.actor.now, looked: null })
      .where(ofWijk(tx, row.id))
  return done()
}
