import type { Tx } from '#db/client.server.ts'
import { findProfessionals } from './professionals.queries.server.ts'

/** Whether the actor may say that words in a language are right: the editor, and who speaks it (house, §7). */
export async function mayVouch(tx: Tx, language: string): Promise<boolean> {
  const { kind, personId } = tx.actor
  if (kind === 'admin') return true
  const own = (await findProfessionals(tx, [personId])).get(personId ?? '')
  return own?.languages.includes(language) ?? false
}
