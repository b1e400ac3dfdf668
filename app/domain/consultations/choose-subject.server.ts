import type { Tx } from '#db/client.server.ts'
import { getDossier } from '../dossier/dossier.queries.server.ts'
import type { WrittenNote } from '../dossier/assessment-view.ts'
import type { DomainCode } from '../dossier/four-domains.ts'
import { subjectOf } from '../shared/actor.ts'
import { refuse, type Result } from '../shared/result.ts'
import { saveInvitationDraft } from './save-invitation-draft.server.ts'

/** What the resident of these pages called hard in the newest four-domain assessment, also when it was not sent yet. */
export async function listOwnConcerns(tx: Tx): Promise<readonly WrittenNote[]> {
  const dossier = await getDossier(tx, subjectOf(tx.actor) ?? '')
  if (!dossier.ok) return []
  const { latest, prepared } = dossier.value
  const concerns = (notes: readonly WrittenNote[] = []) => notes.filter(({ kind }) => kind === 'concern')
  const given = concerns(latest?.notes)
  return given.length > 0 ? given : concerns(prepared?.notes)
}

/**
 * Keeps what the resident wants to talk about: a concern of the own 4D, own words, or both (INV-1). Choosing a concern
 * shares that sentence with the invited, nothing else of the 4D (INV-3).
 * Refuses `consultations.draftIncomplete` for a concern that is no longer there without own words.
 */
export async function chooseSubject(
  tx: Tx,
  input: {
    readonly invitationId: string
    readonly concern?: string | undefined
    readonly subject?: string | undefined
    readonly domain?: DomainCode | undefined
  },
): Promise<Result<{ readonly invitationId: string }>> {
  const { invitationId, concern, subject, domain } = input
  const note = concern ? (await listOwnConcerns(tx)).find(({ id }) => id === concern) : undefined
  const words = [note?.text, subject].filter(Boolean).join('\n')
  if (words === '') return refuse('consultations.draftIncomplete')
  return saveInvitationDraft(tx, { invitationId, subject: words, domain: note?.domain ?? domain ?? null })
}
