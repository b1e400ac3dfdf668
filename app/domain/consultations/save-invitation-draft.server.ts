import { and, desc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { authorOf, openDraft } from './open-draft.server.ts'
import { isInvitation, writtenBy } from './open-invitation.server.ts'
import { inviteeCount, isInvitable } from './three-way-talk.ts'

export type DraftChanges =
  | { readonly personIds: readonly string[] }
  | { readonly subject: string; readonly domain: 'BODY' | 'MIND' | 'SOCIAL' | 'SOCIETAL' | null }
  | { readonly startsAt: Temporal.Instant; readonly location: string }

function columnsOf(changes: DraftChanges, before: readonly string[]): Partial<typeof invitations.$inferInsert> {
  if (!('personIds' in changes)) return changes
  const personIds = [...changes.personIds]
  const same = personIds.length === before.length && personIds.every((id) => before.includes(id))
  return same ? { personIds } : { personIds, startsAt: null, location: null }
}

/** Refuses `consultations.notOwnPeople` unless these are two different own professionals who may be invited (INV-1). */
async function checkPeople(tx: Tx, residentId: string, personIds: readonly string[]): Promise<Result<undefined>> {
  const own = await listOwnProfessionals(tx, residentId)
  if (!own.ok) return own
  const known = new Set(own.value.filter(isInvitable).map(({ personId }) => personId))
  const chosen = new Set(personIds)
  const fits =
    chosen.size === inviteeCount && personIds.length === inviteeCount && personIds.every((id) => known.has(id))
  return fits ? done() : refuse('consultations.notOwnPeople')
}

/**
 * Keeps what was filled in on one page of an invitation; the rest stays, through a log-out and a time-out (A11Y-7).
 * The first page makes it. Other people make the chosen time no longer sure: it has to be chosen again.
 * Refuses everybody but the resident and who acts for the resident, people who are not the own professionals, and what was sent already.
 */
export async function saveInvitationDraft(
  tx: Tx,
  { invitationId, ...changes }: DraftChanges & { readonly invitationId: string },
): Promise<Result<{ readonly invitationId: string }>> {
  const { tenantId, now } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId || !isId(invitationId)) return notFound
  const people = 'personIds' in changes ? changes.personIds : null
  if (people) {
    const checked = await checkPeople(tx, residentId, people)
    if (!checked.ok) return checked
    const decision = await decideAccess(tx, { residentId, resource: 'invitation', action: 'create' })
    if (!decision.granted) return notFound
    const fresh = {
      tenantId,
      id: invitationId,
      residentId,
      authorPersonId: authorOf(tx.actor),
      state: 'draft',
      subject: '',
      createdAt: now,
    } as const
    await tx.insert(invitations).values(fresh).onConflictDoNothing()
  }
  const opened = await openDraft(tx, invitationId, 'update', true)
  if (!opened.ok) return opened
  const draft = opened.value
  if (draft.state !== 'draft') return refuse('consultations.alreadySent')
  await tx.update(invitations).set(columnsOf(changes, draft.personIds)).where(isInvitation(tx, draft.id))
  return done({ invitationId: draft.id })
}

/** The draft that the acting person was writing last, as a resident or on behalf of one, or null. */
export async function findInvitationDraft(tx: Tx): Promise<{ readonly id: string } | null> {
  const { tenantId } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId) return null
  const decision = await decideAccess(tx, { residentId, resource: 'invitation', action: 'read' })
  if (!decision.granted) return null
  const [draft] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.residentId, residentId),
        eq(invitations.state, 'draft'),
        writtenBy(authorOf(tx.actor)),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(1)
  return draft ?? null
}
