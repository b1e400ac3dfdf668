import type { Tx } from '#db/client.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { speaksForResident } from './sharing.ts'
import { givenFrom, knownOr, writePermission, type PermissionSubject } from './write-permission.server.ts'

export interface Giving extends PermissionSubject {
  /** Null for as long as the wijk allows. */
  readonly months: number | null
  /** BCP 47: in which the resident read what was asked. */
  readonly language: string
  readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
}

/**
 * The resident, or who acts for the resident, lets a professional, a team or one role in it see topics, from now on
 * (CON-1). The row opens the grants; a topic of the recipient's own care relationship is given back for as long as that
 * lasts, any other until its end (CON-2). Sending it twice gives once; what is given in the resident's name is told to them.
 * Refuses `notFound` to who may not give and for topics outside a mandate, `sharing.recipientGone` for who works nowhere,
 * `sharing.topicNotPossible` for what is open already or can't be opened for this role.
 */
export async function givePermission(tx: Tx, giving: Giving): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, language, tenant } = giving
  const { personId } = tx.actor
  if (!speaksForResident(tx.actor)) return notFound
  const given = await writePermission(tx, giving, {
    may: (open) => topics.every((topic) => open.includes(topic)),
    known: () => knownOr(tx, recipient, tenant.timeZone, refuse('sharing.recipientGone')),
    row: ({ supportEndsAt }) => ({
      ...givenFrom(tx, { ...giving, supportEndsAt }),
      givenBy: personId,
      how: 'portal',
      language,
    }),
  })
  if (!given.ok) return given
  if (given.value.isNew && tx.actor.kind === 'representative')
    await notify(tx, { personId: residentId, template: 'sharingNews' })
  return done({ permissionId })
}
