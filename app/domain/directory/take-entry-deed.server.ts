import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { checkEntry, moveEntry } from './check-entry.server.ts'
import { closeFeedback } from './close-feedback.server.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import type { EntryForm } from './entry-form.ts'
import { saveEntry } from './save-entry.server.ts'

/**
 * Carries out what somebody who keeps an entry sent; a new entry has no id yet. Each decides for itself who may.
 * @returns the entry, for the page to go back to.
 */
export async function takeEntryDeed(
  tx: Tx,
  place: DirectoryPlace & { readonly name: string },
  entryId: string | undefined,
  form: EntryForm,
): Promise<Result<{ readonly id: string }>> {
  if (form.intent === 'save') return saveEntry(tx, place, entryId, form)
  const id = entryId ?? ''
  const did =
    form.intent === 'check'
      ? await checkEntry(tx, place, id)
      : form.intent === 'close'
        ? await closeFeedback(tx, place, { entryId: id, ...form })
        : await moveEntry(tx, place, id, form.intent)
  return did.ok ? done({ id }) : did
}
