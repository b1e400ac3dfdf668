import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assessmentNotes } from '#db/schema/dossier.ts'
import { newId } from '../shared/ids.ts'
import { done, type Result } from '../shared/result.ts'
import type { WrittenNote } from './assessment-view.ts'
import type { DomainCode } from './four-domains.ts'
import { openPrepared, touchPrepared, type OfAssessment } from './open-prepared.server.ts'

/**
 * Saves what the resident says of one domain, in place of what was there; the other domains stay (FD-2: resume later).
 * Refuses as `openPrepared` does.
 */
export async function saveDomain(
  tx: Tx,
  input: OfAssessment & { domain: DomainCode; notes: readonly Omit<WrittenNote, 'id' | 'domain'>[] },
): Promise<Result<{ id: string }>> {
  const prepared = await openPrepared(tx, input)
  if (!prepared.ok) return prepared
  const { id: assessmentId } = prepared.value
  const { tenantId, now } = tx.actor
  const { residentId, domain, notes } = input
  await tx
    .delete(assessmentNotes)
    .where(
      and(
        eq(assessmentNotes.tenantId, tenantId),
        eq(assessmentNotes.assessmentId, assessmentId),
        eq(assessmentNotes.domain, domain),
      ),
    )
  if (notes.length > 0) {
    const rows = notes.map((note, position) => {
      const { kind, text, language, suggestion } = note
      const id = newId(now.epochMilliseconds)
      return { tenantId, id, assessmentId, residentId, domain, kind, text, language, suggestion, position }
    })
    await tx.insert(assessmentNotes).values(rows)
  }
  await touchPrepared(tx, assessmentId)
  return done({ id: assessmentId })
}
