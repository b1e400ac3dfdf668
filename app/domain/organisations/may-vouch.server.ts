import type { Tx } from '#db/client.server.ts'
import { findProfessionals } from './professionals.queries.server.ts'

/** The languages that the actor speaks at work (BCP 47); none for who is no professional. */
export async function languagesOfActor(tx: Tx): Promise<readonly string[]> {
  const { personId } = tx.actor
  return (await findProfessionals(tx, [personId])).get(personId ?? '')?.languages ?? []
}

/** Whether the actor may say that words in a language are right: the editor, and who speaks it (house, §7). */
export async function mayVouch(tx: Tx, language: string): Promise<boolean> {
  return tx.actor.kind === 'admin' || (await languagesOfActor(tx)).includes(language)
}
