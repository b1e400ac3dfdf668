import type { Temporal } from 'temporal-polyfill'
import type { AssessmentState } from '#app/domain/dossier/assessment.ts'
import type { DomainCode, NoteKind } from '#app/domain/dossier/four-domains.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { caseCoordinators } from '../../schema/care-network.ts'
import { assessmentNotes, assessmentPriorities, assessments } from '../../schema/dossier.ts'
import type { OwnerDb } from './insert.server.ts'

/**
 * A 4D assessment with what it says. Without `sentAt` it is being prepared and private; with `sentAt` it was sent to
 * `teamId`, the own practice; with `agreedAt` it was agreed in a conversation. A resident has at most one unsent.
 */
export async function makeAssessment(
  { db }: OwnerDb,
  tenantId: string,
  given: {
    residentId: string
    teamId?: string | null
    createdAt: Temporal.Instant
    sentAt?: Temporal.Instant | null
    agreedAt?: Temporal.Instant | null
    state?: AssessmentState
    score?: number | null
    scoreComment?: string | null
    /** Most important first, at most three. */
    priorities?: readonly DomainCode[]
    notes?: readonly {
      domain: DomainCode
      kind: NoteKind
      text: string
      language?: string
      suggestion?: string | null
    }[]
  },
): Promise<{ id: string }> {
  const id = newId(given.createdAt.epochMilliseconds)
  const sentAt = given.sentAt ?? null
  const agreedAt = given.agreedAt ?? null
  const shared = { sentAt, sentToTeamId: sentAt ? (given.teamId ?? null) : null, agreedAt }
  const { residentId } = given
  await db.insert(assessments).values({
    tenantId,
    id,
    residentId,
    state: given.state ?? (agreedAt ? 'agreed' : 'prepared'),
    score: given.score ?? null,
    scoreComment: given.scoreComment ?? null,
    createdAt: given.createdAt,
    updatedAt: agreedAt ?? sentAt ?? given.createdAt,
    ...shared,
  })
  const of = { tenantId, assessmentId: id, residentId, ...shared }
  const notes = given.notes ?? []
  if (notes.length > 0) {
    await db.insert(assessmentNotes).values(notes.map((note, position) => ({ ...of, id: newId(), position, ...note })))
  }
  const order = given.priorities ?? []
  if (order.length > 0) {
    await db.insert(assessmentPriorities).values(order.map((domain, at) => ({ ...of, domain, priority: at + 1 })))
  }
  return { id }
}

/** Who keeps the overview for a resident (REG-1): at most one at a time. */
export async function makeCoordinator(
  { db }: OwnerDb,
  tenantId: string,
  given: { residentId: string; personId: string; startsAt: Temporal.Instant; endsAt?: Temporal.Instant | null },
): Promise<{ id: string }> {
  const id = newId()
  await db.insert(caseCoordinators).values({ tenantId, id, ...given, endsAt: given.endsAt ?? null })
  return { id }
}
