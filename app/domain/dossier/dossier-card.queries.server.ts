import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { permissionMatrix } from '../access/permissions.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { getDossier, type Dossier } from './dossier.queries.server.ts'

/** That there is a four-domain assessment, and when; never what it says (access: `m`). */
export interface AssessmentMetadata {
  readonly id: string
  readonly givenAt: Temporal.Instant
}

/** Newest first, for roles that may know that a 4D is there; `notFound` to anybody else. */
export async function getAssessmentMetadata(tx: Tx, residentId: string): Promise<Result<AssessmentMetadata[]>> {
  if (!isId(residentId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'assessment', action: 'readMetadata' })
  if (!decision.granted) return notFound
  const { rows } = await tx.execute<{ id: string; given_at: string }>(
    sql`select id, coalesce(sent_at, agreed_at) as given_at from assessment_metadata(${residentId}::uuid)`,
  )
  return done(rows.map(({ id, given_at }) => ({ id, givenAt: Temporal.Instant.from(given_at) })))
}

/** A professional's part of the resident card: what a 4D says, that it is there, or nothing. */
export type DossierCard =
  | { readonly kind: 'content'; readonly dossier: Dossier }
  | { readonly kind: 'metadata'; readonly versions: readonly AssessmentMetadata[] }
  | { readonly kind: 'closed' }

/**
 * As much of the 4D as this reader may have, in one question: a role that can't read its content asks only whether it
 * is there, so that the log holds no refusal of what nobody asked for.
 */
export async function getDossierCard(tx: Tx, residentId: string): Promise<DossierCard> {
  const cells = permissionMatrix.assessment[tx.actor.role] ?? []
  if (cells.some(({ actions }) => actions.includes('read'))) {
    const dossier = await getDossier(tx, residentId)
    return dossier.ok ? { kind: 'content', dossier: dossier.value } : { kind: 'closed' }
  }
  const versions = await getAssessmentMetadata(tx, residentId)
  return versions.ok ? { kind: 'metadata', versions: versions.value } : { kind: 'closed' }
}
