import { and, asc, eq, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { invitees } from '#db/schema/consultations.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { openInvitation, type InvitationRow } from './open-invitation.server.ts'

export type InviteeRow = typeof invitees.$inferSelect

/** Everyone who was asked for this talk, in a fixed order. Policies hide them from who takes no part. */
export async function listInvitees(tx: Tx, invitationId: string): Promise<InviteeRow[]> {
  return tx
    .select()
    .from(invitees)
    .where(and(eq(invitees.tenantId, tx.actor.tenantId), eq(invitees.invitationId, invitationId)))
    .orderBy(asc(invitees.role), asc(invitees.personId))
}

/** A talk that the acting professional was invited to and that is off: no name, no subject. */
export interface EndedInvitation {
  readonly id: string
  readonly state: 'declined' | 'withdrawn'
  /** What this professional had answered. */
  readonly answer: InviteeRow['state']
  readonly startsAt: Temporal.Instant
  readonly closedAt: Temporal.Instant
}

/** The talks that the acting professional was invited to and that went off since `since`, the last first. */
export async function listEndedInvitations(tx: Tx, since: Temporal.Instant): Promise<EndedInvitation[]> {
  const { rows } = await tx.execute<{
    id: string
    state: string
    answer: string
    starts_at: string
    closed_at: string
  }>(
    sql`select id, state, answer, starts_at, closed_at from my_ended_invitations(${since.toString()}::timestamptz, 20)`,
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state as EndedInvitation['state'],
    answer: row.answer as EndedInvitation['answer'],
    startsAt: Temporal.Instant.from(row.starts_at),
    closedAt: Temporal.Instant.from(row.closed_at),
  }))
}

/** How long a professional is still told that a talk is off. */
export const toldForDays = 60

/** The same for one of them, or null. */
export async function findEndedInvitation(tx: Tx, id: string): Promise<EndedInvitation | null> {
  const ended = await listEndedInvitations(tx, tx.actor.now.subtract({ hours: 24 * toldForDays }))
  return ended.find((each) => each.id === id) ?? null
}

export interface OpenAnswer {
  readonly invitation: InvitationRow
  readonly invitees: readonly InviteeRow[]
  readonly mine: InviteeRow
}

/**
 * An invitation that the acting professional wants to answer, held until the transaction ends: of two answers at once
 * the second sees the first. Refuses `consultations.noLongerOpen` when it is off, `notFound` to who was not invited.
 */
export async function openAnswer(tx: Tx, invitationId: string): Promise<Result<OpenAnswer>> {
  const { personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return notFound
  const opened = await openInvitation(tx, invitationId, 'update', true)
  if (!opened.ok) {
    const ended = await findEndedInvitation(tx, invitationId)
    return ended ? refuse('consultations.noLongerOpen') : opened
  }
  const invitation = opened.value
  if (invitation.state === 'declined' || invitation.state === 'withdrawn') return refuse('consultations.noLongerOpen')
  const all = await listInvitees(tx, invitation.id)
  const mine = all.find((each) => each.personId === personId)
  return mine ? done({ invitation, invitees: all, mine }) : notFound
}
