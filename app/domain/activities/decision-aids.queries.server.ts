import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { decisionAidChanges, decisionAids, decisionAidVersions } from '#db/schema/activities.decision-aids.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { AidContent } from './decision-aid.ts'

export type AidRow = typeof decisionAids.$inferSelect
export type AidVersion = typeof decisionAidVersions.$inferSelect

/** An aid as everybody may read it. */
export interface PublishedAid {
  readonly aid: AidRow
  readonly content: AidContent
}

/** More than a wijk has; a bound for the page. */
export const mostAids = 20
/** Changes on a page of the history. */
const pageSize = 20

const ofWijk = (tx: Tx) => eq(decisionAids.tenantId, tx.actor.tenantId)
const versionOf = and(
  eq(decisionAidVersions.tenantId, decisionAids.tenantId),
  eq(decisionAidVersions.aidId, decisionAids.id),
)

/** The published aids of the wijk, in their order. Public. */
export async function listAids(tx: Tx): Promise<PublishedAid[]> {
  return tx
    .select({ aid: decisionAids, content: decisionAidVersions.content })
    .from(decisionAids)
    .innerJoin(decisionAidVersions, versionOf)
    .where(and(ofWijk(tx), eq(decisionAidVersions.state, 'published')))
    .orderBy(asc(decisionAids.place), asc(decisionAids.slug))
    .limit(mostAids)
}

/** One published aid by its word in the address, or null. Public. */
export async function findAid(tx: Tx, slug: string | undefined): Promise<PublishedAid | null> {
  if (!slug || !/^[a-z0-9-]{1,40}$/.test(slug)) return null
  const [found] = await tx
    .select({ aid: decisionAids, content: decisionAidVersions.content })
    .from(decisionAids)
    .innerJoin(decisionAidVersions, versionOf)
    .where(and(ofWijk(tx), eq(decisionAids.slug, slug), eq(decisionAidVersions.state, 'published')))
    .limit(1)
  return found ?? null
}

/** The words of all aids in the address, published or not. Callers have decided. */
export async function listAidSlugs(tx: Tx): Promise<{ readonly id: string; readonly slug: string }[]> {
  const { id, slug } = decisionAids
  return tx.select({ id, slug }).from(decisionAids).where(ofWijk(tx)).limit(mostAids)
}

/** Whether the editor asks; logged. */
export function decideAboutAid(tx: Tx, action: 'read' | 'update' | 'execute', aidId?: string): boolean {
  const isTheirs = tx.actor.role === 'TENANT_ADMIN'
  return decideAboutOffer(tx, {
    ...{ action, isTheirs, organisationIds: isTheirs ? [tx.actor.tenantId] : [] },
    ...(isTheirs && aidId ? { activityId: aidId } : {}),
  })
}

/** An aid for its editor: what people see, and what becomes of it. */
export interface KeptAid {
  readonly aid: AidRow
  readonly published: AidVersion | null
  readonly draft: AidVersion | null
}

async function versionsOf(tx: Tx, aidIds: readonly string[], hold: boolean): Promise<AidVersion[]> {
  const asked = () =>
    tx
      .select()
      .from(decisionAidVersions)
      .where(
        and(
          eq(decisionAidVersions.tenantId, tx.actor.tenantId),
          inArray(decisionAidVersions.aidId, [...aidIds]),
          inArray(decisionAidVersions.state, ['draft', 'published']),
        ),
      )
      .limit(mostAids * 2)
  // A second statement: it sees the draft that somebody made while this one waited for the row.
  if (hold) await inPortalName(tx, () => asked().for('update'))
  return asked()
}

const keptAid = (aid: AidRow, versions: readonly AidVersion[]): KeptAid => {
  const inState = (state: AidVersion['state']) =>
    versions.find((version) => version.aidId === aid.id && version.state === state) ?? null
  return { aid, published: inState('published'), draft: inState('draft') }
}

/** The version that an editor goes on from. */
export const currentOf = ({ draft, published }: KeptAid): AidVersion | null => draft ?? published

/** What a save names, so that two who write are told. */
export const tokenOf = ({ number, revision }: Pick<AidVersion, 'number' | 'revision'>): string =>
  `${number}.${revision}`

/** All aids, for their editor; logged. Refuses `notFound` to everybody else. */
export async function listKeptAids(tx: Tx): Promise<Result<readonly KeptAid[]>> {
  if (!decideAboutAid(tx, 'read')) return notFound
  const aids = await tx.select().from(decisionAids).where(ofWijk(tx)).orderBy(asc(decisionAids.place)).limit(mostAids)
  if (aids.length === 0) return done([])
  const versions = await versionsOf(
    tx,
    aids.map(({ id }) => id),
    false,
  )
  return done(aids.map((aid) => keptAid(aid, versions)))
}

/**
 * One aid for its editor, decided and logged. With `token` it is held until the end of the transaction.
 * Refuses `notFound` to everybody else, and `decision-aids.work.newer` when somebody saved since `token`.
 */
export async function openAid(
  tx: Tx,
  asked: { readonly aidId: string | undefined; readonly deed?: 'update' | 'execute'; readonly token?: string },
): Promise<Result<KeptAid & { readonly current: AidVersion }>> {
  const { aidId, deed = 'read', token } = asked
  if (!decideAboutAid(tx, deed, isId(aidId) ? aidId : undefined) || !isId(aidId)) return notFound
  const [aid] = await tx
    .select()
    .from(decisionAids)
    .where(and(ofWijk(tx), eq(decisionAids.id, aidId)))
    .limit(1)
  if (!aid) return notFound
  const kept = keptAid(aid, await versionsOf(tx, [aidId], token !== undefined))
  const current = currentOf(kept)
  if (!current) return notFound
  if (token !== undefined && token !== tokenOf(current)) return refuse('decision-aids.work.newer')
  return done({ ...kept, current })
}

/** Who changed what of an aid, newest first, so many at a time. Refuses `notFound` to everybody but the editor. */
export async function listAidChanges(
  tx: Tx,
  { aidId, after }: { readonly aidId: string | undefined; readonly after: Cursor | null },
) {
  const opened = await openAid(tx, { aidId })
  if (!opened.ok) return opened
  const rows = await tx
    .select()
    .from(decisionAidChanges)
    .where(
      and(
        eq(decisionAidChanges.tenantId, tx.actor.tenantId),
        eq(decisionAidChanges.aidId, opened.value.aid.id),
        after
          ? sql`(${decisionAidChanges.at}, ${decisionAidChanges.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(decisionAidChanges.at), desc(decisionAidChanges.id))
    .limit(pageSize + 1)
  const changes = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? changes.at(-1) : undefined
  const next: Cursor | null = last ? { at: last.at, id: last.id } : null
  return done({ ...opened.value, changes, next })
}
