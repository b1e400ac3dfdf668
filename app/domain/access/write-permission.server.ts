import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAccess } from './decide-access.server.ts'
import { holdForm } from './hold-form.server.ts'
import { findReach, findRecipient, type KnownRecipient, type Reach } from './recipients.server.ts'
import { permissionEnd, purposeOf, speaksForResident, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

export const defaultPermissionMonths = 12

/** Months that a permission lasts at most in this wijk (CON-2). */
export const longestPermission = ({ settings }: Pick<Tenant, 'settings'>) =>
  settings.permissionMonths ?? defaultPermissionMonths

/** Whom a permission is about and for, and which topics; asked, given or written down. */
export interface PermissionSubject {
  /** Made with the page: a form that is sent twice writes once. */
  readonly permissionId: string
  readonly residentId: string
  readonly recipient: Recipient
  readonly topics: readonly Topic[]
}

type Row = typeof sharingPermissions.$inferInsert

async function isWritten(tx: Tx, permissionId: string, residentId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: sharingPermissions.id })
    .from(sharingPermissions)
    .where(
      and(
        eq(sharingPermissions.tenantId, tx.actor.tenantId),
        eq(sharingPermissions.id, permissionId),
        eq(sharingPermissions.residentId, residentId),
      ),
    )
  return row !== undefined
}

/**
 * What asking, giving and writing down have in common, in this order: the decision, whether this very row was written
 * already (a form that is sent twice), who the recipient is, and which topics can be opened for it; then the row.
 * @param steps.may asked after the decision: whether this actor may do this to these topics.
 * @param steps.known gives the recipient, or why not.
 * @param steps.row the columns besides those that say what it is about; asked only for what can be opened.
 * @returns whether it was written now. Refuses `notFound` to who may not, what `steps` refuse, and
 * `sharing.topicNotPossible` for what is open already or can't be opened for this role (`sharing.topicIsOpen` to who works here).
 */
export async function writePermission(
  tx: Tx,
  subject: PermissionSubject,
  steps: {
    readonly may: (topics: readonly Topic[]) => boolean
    readonly known: () => Promise<Result<KnownRecipient>>
    readonly row: (reach: Reach) => Partial<Row>
  },
): Promise<Result<{ readonly permissionId: string; readonly isNew: boolean }>> {
  const { permissionId, residentId, recipient, topics } = subject
  const { tenantId, now, personId } = tx.actor
  if (!isId(permissionId) || !isId(residentId) || !personId) return notFound
  const asked = { residentId, resource: 'permission', action: 'create', objectId: permissionId } as const
  const decision = await decideAccess(tx, asked)
  if (!decision.granted || !steps.may(decision.topics)) return notFound
  await holdForm(tx, permissionId)
  if (await isWritten(tx, permissionId, residentId)) return done({ permissionId, isNew: false })
  const known = await steps.known()
  if (!known.ok) return known
  const reach = await findReach(tx, residentId, known.value)
  if (topics.length === 0 || topics.some((topic) => !reach.givable.includes(topic)))
    return refuse(speaksForResident(tx.actor) ? 'sharing.topicNotPossible' : 'sharing.topicIsOpen')
  await tx.insert(sharingPermissions).values({
    tenantId,
    id: permissionId,
    residentId,
    recipientPersonId: recipient.personId,
    recipientTeamId: recipient.teamId,
    recipientRole: recipient.role,
    purpose: purposeOf(known.value.teamKind),
    level: 'read',
    createdAt: now,
    ...steps.row(reach),
  })
  return done({ permissionId, isNew: true })
}

/** The recipient that these words name, or `refusal` where nobody works there. */
export async function knownOr(
  tx: Tx,
  recipient: Recipient,
  timeZone: string,
  refusal: Result<never>,
): Promise<Result<KnownRecipient>> {
  const known = await findRecipient(tx, recipient, timeZone)
  return known ? done(known) : refusal
}

/** The columns of what is given from now on: which topics, from when and until when (CON-1, CON-2). */
export function givenFrom(
  tx: Tx,
  given: {
    readonly topics: readonly Topic[]
    readonly months: number | null
    readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
    readonly supportEndsAt: Reach['supportEndsAt']
  },
): Pick<Row, 'topics' | 'givenAt' | 'startsAt' | 'endsAt'> {
  const { topics, months, tenant, supportEndsAt } = given
  const { now } = tx.actor
  const asked = { months, longest: longestPermission(tenant), timeZone: tenant.timeZone }
  return {
    topics: [...new Set(topics)],
    givenAt: now,
    startsAt: now,
    endsAt: permissionEnd(now, asked, supportEndsAt),
  }
}
