import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, invitees } from '#db/schema/consultations.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { InvitationView } from './invitation-view.ts'
import { authorOf } from './open-draft.server.ts'
import { openInvitation, writtenBy, type InvitationRow } from './open-invitation.server.ts'

/** Invitations with who was asked and what they answered; of a draft, whom the resident chose. Callers decided first. */
export async function withPeople(tx: Tx, rows: readonly InvitationRow[]): Promise<InvitationView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const asked = await tx
    .select()
    .from(invitees)
    .where(and(eq(invitees.tenantId, tx.actor.tenantId), inArray(invitees.invitationId, ids)))
    .limit(500)
  const names = await findProfessionals(tx, [...new Set(rows.flatMap(({ personIds }) => personIds))])
  const known = new Map(asked.map((row) => [`${row.invitationId} ${row.personId}`, row]))
  return rows.map(({ tenantId: _, plannedAt: __, ...row }) => ({
    ...row,
    people: row.personIds.flatMap((personId) => {
      const name = names.get(personId)
      if (!name) return []
      const invitee = known.get(`${row.id} ${personId}`)
      const { state = 'invited', reason = null, role = null } = invitee ?? {}
      return { personId, name: name.name, calledName: name.calledName, role, answer: state, reason }
    }),
  }))
}

/** One invitation, for the resident and the invited; `notFound` to everybody else. */
export async function getInvitation(tx: Tx, id: string): Promise<Result<InvitationView>> {
  const opened = await openInvitation(tx, id, 'read')
  if (!opened.ok) return opened
  const [view] = await withPeople(tx, [opened.value])
  return view ? done(view) : notFound
}

export const invitationPageSize = 20

export interface InvitationList {
  readonly items: readonly InvitationView[]
  /** Where the next page starts; null when this is the last. */
  readonly next: Cursor | null
}

/**
 * The resident's own invitations, the newest first, by keyset. Drafts that were thrown away are left out,
 * and those of others who invite for the same resident.
 */
export async function listInvitations(
  tx: Tx,
  { residentId, after }: { readonly residentId: string; readonly after: Cursor | null },
): Promise<Result<InvitationList>> {
  const decision = await decideAccess(tx, { residentId, resource: 'invitation', action: 'read' })
  if (!decision.granted) return notFound
  const { tenantId } = tx.actor
  const beyond =
    after &&
    sql`(${invitations.createdAt}, ${invitations.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
  const rows = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.residentId, residentId),
        or(sql`${invitations.sentAt} is not null`, and(eq(invitations.state, 'draft'), writtenBy(authorOf(tx.actor)))),
        beyond ?? undefined,
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(invitationPageSize + 1)
  const page = rows.slice(0, invitationPageSize)
  const last = page.at(-1)
  const next = rows.length > invitationPageSize && last ? { at: last.createdAt, id: last.id } : null
  return done({ items: await withPeople(tx, page), next })
}
