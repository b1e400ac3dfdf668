import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { dropDraft, keepDraft } from './draft.server.ts'
import type { writeOfferForm } from './offer-deed-form.ts'
import type { OfferDone } from './offer-done.ts'
import { beginEditing, endEditing } from './offer-editing.server.ts'
import { keptFields } from './offer-kept-fields.ts'
import { openOffer } from './offer.queries.server.ts'
import { writeActivity } from './write-activity.server.ts'

/**
 * What the page of writing sends: saved, kept as a draft, or the draft thrown away; with whether the actor is still writing.
 * Refuses as `writeActivity` and `keepDraft`.
 */
export async function saveWriting(
  tx: Tx,
  activityId: string | undefined,
  form: z.output<typeof writeOfferForm>,
): Promise<Result<{ readonly did: OfferDone; readonly isDraft: boolean }>> {
  if (form.intent === 'save') {
    const { intent: _, version, ...fields } = form
    const saved = await writeActivity(tx, { activityId, version, fields })
    if (!saved.ok) return saved
    await endEditing(tx, activityId!)
    return done({ did: saved.value.waits ? 'waits' : 'saved', isDraft: false })
  }
  if (form.intent === 'drop') {
    const opened = await openOffer(tx, { activityId, deed: 'write' })
    if (!opened.ok) return opened
    await dropDraft(tx, opened.value.row.id)
    await endEditing(tx, opened.value.row.id)
    return done({ did: 'saved', isDraft: false })
  }
  const kept = await keepDraft(tx, { activityId, version: form.version, fields: keptFields(form) })
  if (!kept.ok) return kept
  await beginEditing(tx, activityId!)
  return done({ did: 'draft', isDraft: true })
}
