import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accessGrants } from '#db/schema/access.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { givenTo } from './recipients.server.ts'
import { keptByPractice, speaksForResident, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

/** A permission of which nothing is open any more has ended: who ended it is written beside when. */
async function endPermissions(tx: Tx, residentId: string, { personId, teamId, role }: Recipient, topic: Topic) {
  const { tenantId, now } = tx.actor
  const p = sharingPermissions
  await tx
    .update(p)
    .set({ endedAt: now, endedBy: tx.actor.personId })
    .where(
      and(
        eq(p.tenantId, tenantId),
        eq(p.residentId, residentId),
        personId !== null ? eq(p.recipientPersonId, personId) : eq(p.recipientTeamId, teamId),
        role ? eq(p.recipientRole, role) : isNull(p.recipientRole),
        sql`${topic} = any(${p.topics})`,
        sql`${p.givenAt} is not null and ${p.endedAt} is null and ${p.objectedAt} is null`,
        sql`not exists (select 1 from access_grants g where g.tenant_id = ${p.tenantId} and g.resident_id = ${p.residentId}
          and g.object_id is null and g.topic = any(${p.topics}) and g.during @> ${now.toString()}::timestamptz
          and g.source in ('care_relationship', 'permission')
          and g.grantee_person_id is not distinct from ${p.recipientPersonId} and g.grantee_team_id is not distinct from ${p.recipientTeamId}
          and g.grantee_role is not distinct from ${p.recipientRole})`,
      ),
    )
}

/**
 * The resident ends what one recipient sees of one topic: by permission, or by being registered or supported (house:
 * access). Done at once: the next request is refused, in every process (CON-4). What was seen or written before stays.
 * Ending what is not open changes nothing. What somebody ends in the resident's name is told to them, as giving is.
 * Refuses `notFound` to everybody else, `sharing.practiceKeeps` for contact, messages and appointments of the own practice.
 */
export async function endAccess(
  tx: Tx,
  {
    residentId,
    recipient,
    topic,
  }: { readonly residentId: string; readonly recipient: Recipient; readonly topic: Topic },
): Promise<Result<{ readonly ended: number }>> {
  const { tenantId, now } = tx.actor
  if (!isId(residentId) || !speaksForResident(tx.actor)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'permission', action: 'delete' })
  if (!decision.granted || !decision.topics.includes(topic)) return notFound
  if (recipient.teamId !== null && (keptByPractice as readonly Topic[]).includes(topic)) {
    const team = await findTeam(tx, recipient.teamId)
    if (team?.kind === 'GP_PRACTICE') return refuse('sharing.practiceKeeps')
  }
  const at = sql`${now.toString()}::timestamptz`
  const { rowCount } = await tx
    .update(accessGrants)
    .set({
      during: sql<string>`tstzrange(lower(${accessGrants.during}), greatest(lower(${accessGrants.during}), ${at}))`,
    })
    .where(
      and(
        eq(accessGrants.tenantId, tenantId),
        eq(accessGrants.residentId, residentId),
        eq(accessGrants.topic, topic),
        isNull(accessGrants.objectId),
        inArray(accessGrants.source, ['care_relationship', 'permission']),
        givenTo(recipient),
        sql`${accessGrants.during} @> ${at}`,
      ),
    )
  await endPermissions(tx, residentId, recipient, topic)
  if ((rowCount ?? 0) > 0 && tx.actor.kind === 'representative')
    await notify(tx, { personId: residentId, template: 'sharingNews' })
  return done({ ended: rowCount ?? 0 })
}
