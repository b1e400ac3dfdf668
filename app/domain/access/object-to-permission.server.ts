import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { holdPermission } from './answer-permission.server.ts'
import { decideAccess } from './decide-access.server.ts'

const isPermission = (tx: Tx, permissionId: string) =>
  and(eq(sharingPermissions.tenantId, tx.actor.tenantId), eq(sharingPermissions.id, permissionId))

/**
 * The resident says that what a professional wrote down is right, or objects (CON-5). An objection ends it in the same
 * moment and tells who wrote it down. Saying the same twice changes nothing; an objection is not taken back: the
 * resident can give the permission anew.
 * Refuses `notFound` to everybody else and for what the resident gave in the portal, `sharing.alreadyAnswered` for a
 * "klopt" after an objection.
 */
export async function respondToRecorded(
  tx: Tx,
  input: { readonly permissionId: string; readonly residentId: string; readonly answer: 'confirm' | 'object' },
): Promise<Result<undefined>> {
  const { permissionId, residentId, answer } = input
  const { now, personId } = tx.actor
  const row = await holdPermission(tx, residentId, permissionId)
  if (!row?.recordedBy || !personId) return notFound
  if (row.objectedAt) return answer === 'object' ? done() : refuse('sharing.alreadyAnswered')
  if (answer === 'confirm') {
    if (!row.confirmedAt)
      await tx.update(sharingPermissions).set({ confirmedAt: now }).where(isPermission(tx, permissionId))
    return done()
  }
  await tx
    .update(sharingPermissions)
    .set({ objectedAt: now, objectedBy: personId })
    .where(isPermission(tx, permissionId))
  await notify(tx, { personId: row.recordedBy, template: 'sharingNews' })
  return done()
}

/** Who wrote a permission down takes note of the resident's objection. Refuses `notFound` to everybody else. */
export async function noteObjection(
  tx: Tx,
  { permissionId, residentId }: { readonly permissionId: string; readonly residentId: string },
): Promise<Result<undefined>> {
  if (!isId(permissionId) || !isId(residentId)) return notFound
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'permission',
    action: 'read',
    objectId: permissionId,
  })
  if (!decision.granted) return notFound
  const p = sharingPermissions
  const mine = and(
    isPermission(tx, permissionId),
    eq(p.residentId, residentId),
    eq(p.recordedBy, tx.actor.personId ?? residentId),
    isNotNull(p.objectedAt),
  )
  await tx
    .update(p)
    .set({ objectionSeenAt: tx.actor.now })
    .where(and(mine, isNull(p.objectionSeenAt)))
  const [row] = await tx.select({ id: p.id }).from(p).where(mine)
  return row ? done() : notFound
}
