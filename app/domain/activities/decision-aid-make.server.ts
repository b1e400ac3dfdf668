import { and, eq, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { decisionAidChanges, decisionAids, decisionAidVersions } from '#db/schema/activities.decision-aids.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { slugFrom } from './decision-aid-edit.ts'
import type { NewAidForm } from './decision-aid-form.ts'
import { decideAboutAid, listAidSlugs, mostAids } from './decision-aids.queries.server.ts'

/**
 * Begins an aid: a draft with a title and nothing else, its word in the address made from the title. A second tap makes none.
 * Refuses `notFound` to everybody but the editor, and `decision-aids.work.enough` at 20.
 */
export async function makeAid(tx: Tx, form: NewAidForm): Promise<Result<{ id: string }>> {
  const { id, title, pictogram, asksToDo } = form
  const { tenantId, now, personId, displayName } = tx.actor
  if (!decideAboutAid(tx, 'update') || !isId(id) || personId === null) return notFound
  const slugs = await listAidSlugs(tx)
  if (slugs.some((aid) => aid.id === id)) return done({ id })
  if (slugs.length >= mostAids) return refuse('decision-aids.work.enough')
  const taken = slugs.map(({ slug }) => slug)
  const slug = slugFrom(title, taken)
  const content = { title: { nl: title }, intro: { nl: '' }, first: '', nodes: [], status: {} }
  return inPortalName(tx, async () => {
    const aid = { tenantId, id, slug, pictogram, place: slugs.length, asksToDo: asksToDo === 'yes' }
    await tx.insert(decisionAids).values(aid).onConflictDoNothing()
    const [made] = await tx
      .select({ id: decisionAids.id })
      .from(decisionAids)
      .where(and(eq(decisionAids.tenantId, tenantId), or(eq(decisionAids.id, id), eq(decisionAids.slug, slug))))
      .limit(1)
    // Somebody else began one with this title in the same moment.
    if (made?.id !== id) return refuse('decision-aids.work.newer')
    const version = { tenantId, id: newId(now.epochMilliseconds), aidId: id, number: 1, state: 'draft' as const }
    await tx
      .insert(decisionAidVersions)
      .values({ ...version, content, changedAt: now })
      .onConflictDoNothing()
    await tx.insert(decisionAidChanges).values({
      ...{ tenantId, id: newId(now.epochMilliseconds), aidId: id, number: 1, at: now, personId, byName: displayName },
      ...{ kind: 'added' as const, part: slug },
    })
    return done({ id })
  })
}
