import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { findDraft, type OfferDraft } from './draft.server.ts'
import { mayOffer } from './offer-can.ts'
import { listOfferNeighbourhoods, listOfferOrganisations } from './offer-choices.server.ts'
import { beginEditing, listOthersEditing } from './offer-editing.server.ts'
import { typedFields, type TypedFields } from './offer-fields.ts'
import { findPending, wordsOf } from './offer-pending.server.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'

export interface OpenedWriting {
  readonly offer: Offer
  /** What is kept now; words that wait for the editor in place of those on the page. */
  readonly kept: TypedFields
  readonly draft: OfferDraft | null
  readonly others: readonly string[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly neighbourhoods: readonly { readonly id: string; readonly name: string }[]
}

/**
 * An activity to write in, with what the actor was typing, and who else is writing; tells those that the actor is too. Logged.
 * Refuses `notFound`, and `offer.work.notNow` for who may look but not write.
 */
export async function openWriting(tx: Tx, activityId: string | undefined): Promise<Result<OpenedWriting>> {
  const opened = await openOffer(tx, { activityId })
  if (!opened.ok) return opened
  const { row, standing } = opened.value
  if (!mayOffer(standing, row.state, 'write')) return refuse('offer.work.notNow')
  await beginEditing(tx, row.id)
  const pending = await findPending(tx, row.id)
  return done({
    offer: opened.value,
    kept: typedFields({ ...row, ...(pending && standing !== 'editor' ? wordsOf(pending.words) : {}) }),
    draft: await findDraft(tx, row.id),
    others: await listOthersEditing(tx, row.id),
    organisations: await listOfferOrganisations(tx, standing),
    neighbourhoods: await listOfferNeighbourhoods(tx),
  })
}
