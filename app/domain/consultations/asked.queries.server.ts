import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, invitees } from '#db/schema/consultations.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import type { InvitationView } from './invitation-view.ts'
import { invitationPageSize, withPeople } from './invitations.queries.server.ts'
import type { InvitationRow } from './open-invitation.server.ts'

export const askedTabs = ['open', 'answered'] as const
export type AskedTab = (typeof askedTabs)[number]

export interface AskedInvitation extends InvitationView {
  /** Null when contact data is not open to this professional. */
  readonly resident: ResidentCard | null
}

export interface AskedList {
  readonly items: readonly AskedInvitation[]
  /** Where the next page starts; null when this is the last. */
  readonly next: Cursor | null
}

/** What waits for an answer is in the order of what is due first; what was answered in that of the answers, last first. */
async function pageOf(tx: Tx, personId: string, tab: AskedTab, after: Cursor | null) {
  const { tenantId } = tx.actor
  const open = tab === 'open'
  const key = open ? invitations.answerBy : invitees.respondedAt
  const edge = after && sql`(${after.at.toString()}::timestamptz, ${after.id}::uuid)`
  const beyond =
    edge && (open ? sql`(${key}, ${invitations.id}) > ${edge}` : sql`(${key}, ${invitations.id}) < ${edge}`)
  const direction = open ? asc : desc
  return tx
    .select({ invitation: invitations, respondedAt: invitees.respondedAt })
    .from(invitees)
    .innerJoin(invitations, and(eq(invitations.tenantId, invitees.tenantId), eq(invitations.id, invitees.invitationId)))
    .where(
      and(
        eq(invitees.tenantId, tenantId),
        eq(invitees.personId, personId),
        eq(invitees.state, open ? 'invited' : 'accepted'),
        open
          ? eq(invitations.state, 'sent')
          : inArray(invitations.state, ['sent', 'planned', 'held', 'reported', 'closed']),
        beyond ?? undefined,
      ),
    )
    .orderBy(direction(key), direction(invitations.id))
    .limit(invitationPageSize + 1)
}

const keyOf = (row: { invitation: InvitationRow; respondedAt: InvitationRow['answerBy'] }, tab: AskedTab) =>
  tab === 'open' ? row.invitation.answerBy : row.respondedAt

/**
 * The invitations to the acting professional, by keyset: those to answer, or those accepted. Logged as one line with
 * each resident shown. Nothing for anybody else.
 */
export async function listAsked(
  tx: Tx,
  { tab, after }: { readonly tab: AskedTab; readonly after: Cursor | null },
): Promise<AskedList> {
  const { kind, personId } = tx.actor
  if (kind !== 'professional' || !personId) return { items: [], next: null }
  const rows = await pageOf(tx, personId, tab, after)
  const page = rows.slice(0, invitationPageSize)
  const last = page.at(-1)
  const at = last && keyOf(last, tab)
  const shown = await decideAccessToList(tx, {
    resource: 'invitation',
    action: 'read',
    items: page.map(({ invitation }) => ({ ...invitation, objectId: invitation.id })),
  })
  const cards = await listResidentCards(
    tx,
    shown.map(({ residentId }) => residentId),
  )
  const items = await withPeople(tx, shown)
  return {
    items: items.map((item) => ({ ...item, resident: cards.get(item.residentId) ?? null })),
    next: rows.length > invitationPageSize && last && at ? { at, id: last.invitation.id } : null,
  }
}

/** Beyond this nobody counts: the menu says at most so many. */
const mostCounted = 99

/**
 * How many invitations wait for the answer of the acting professional, at most `mostCounted`; 0 for anybody else. What
 * was not answered in time no longer waits. Shows nobody: the policies let through what is open to this person, and
 * nothing of it leaves here but the number.
 */
export async function countAsked(tx: Tx): Promise<number> {
  const { kind, personId, tenantId, now } = tx.actor
  if (kind !== 'professional' || !personId) return 0
  const rows = await tx
    .select({ id: invitees.invitationId })
    .from(invitees)
    .innerJoin(invitations, and(eq(invitations.tenantId, invitees.tenantId), eq(invitations.id, invitees.invitationId)))
    .where(
      and(
        eq(invitees.tenantId, tenantId),
        eq(invitees.personId, personId),
        eq(invitees.state, 'invited'),
        eq(invitations.state, 'sent'),
        gt(invitations.answerBy, now),
      ),
    )
    .limit(mostCounted)
  return rows.length
}
