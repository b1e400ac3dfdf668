import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { isWritten, longestPermission, type Giving } from './give-permission.server.ts'
import { listOwnProfessionals } from './own-professionals.server.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { permissionEnd, purposeOf, type interpreters, type recordedHows } from './sharing.ts'

export interface Recording extends Omit<Giving, 'months'> {
  readonly how: (typeof recordedHows)[number]
  readonly interpreter: (typeof interpreters)[number]
}

/** Whether this is the professional, the own team, or somebody else who helps this resident. */
async function helps(tx: Tx, { residentId, recipient: { personId, teamId } }: Recording): Promise<boolean> {
  const { actor } = tx
  if (personId === actor.personId || (teamId !== null && actor.teamIds.includes(teamId))) return true
  const own = await listOwnProfessionals(tx, residentId)
  return own.ok && own.value.some((each) => (personId === null ? each.teamId === teamId : each.personId === personId))
}

/**
 * A professional writes down what a resident said or signed (CON-5), with the language and the interpreter: it works at
 * once, and the resident is told in the portal and may object. Sending it twice writes it once.
 * Refuses `notFound` to who has no care relationship with this resident, and for a recipient who does not help this
 * resident; `sharing.topicNotPossible` as in giving.
 */
export async function recordPermission(
  tx: Tx,
  recording: Recording,
): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, how, language, interpreter, tenant } = recording
  const { tenantId, now, personId, kind } = tx.actor
  if (!isId(residentId) || !isId(permissionId) || !personId || kind !== 'professional') return notFound
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'permission',
    action: 'create',
    objectId: permissionId,
  })
  if (!decision.granted) return notFound
  if (await isWritten(tx, permissionId, residentId)) return done({ permissionId })
  const known = (await helps(tx, recording)) ? await findRecipient(tx, recipient, tenant.timeZone) : null
  if (!known) return notFound
  const reach = await findReach(tx, residentId, known)
  if (topics.length === 0 || topics.some((topic) => !reach.givable.includes(topic)))
    return refuse('sharing.topicNotPossible')
  const longest = longestPermission(tenant)
  await tx.insert(sharingPermissions).values({
    tenantId,
    id: permissionId,
    residentId,
    recipientPersonId: recipient.personId,
    recipientTeamId: recipient.teamId,
    recipientRole: recipient.role,
    purpose: purposeOf(known.teamKind),
    level: 'read',
    topics: [...new Set(topics)],
    givenAt: now,
    givenBy: residentId,
    startsAt: now,
    endsAt: permissionEnd(now, { months: null, longest, timeZone: tenant.timeZone }, reach.supportEndsAt),
    how,
    language,
    interpreter,
    recordedBy: personId,
    createdAt: now,
  })
  await notify(tx, { personId: residentId, template: 'sharingNews' })
  return done({ permissionId })
}
