import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { mayAskAgainAt } from './sharing.ts'
import { tellOfPermission } from './tell-resident.server.ts'
import { knownOr, writePermission, type PermissionSubject } from './write-permission.server.ts'

/** For the asking professional, or the team in which that one works today. */
export interface Asking extends PermissionSubject {
  readonly reason: string
  readonly tenant: Pick<Tenant, 'timeZone'>
}

const ofTeam = (tx: Tx, residentId: string, teamId: string) =>
  and(
    eq(sharingPermissions.tenantId, tx.actor.tenantId),
    eq(sharingPermissions.residentId, residentId),
    eq(sharingPermissions.askedTeamId, teamId),
  )

async function hasOpenQuestion(tx: Tx, residentId: string, teamId: string): Promise<boolean> {
  const p = sharingPermissions
  const [row] = await tx
    .select({ id: p.id })
    .from(p)
    .where(and(ofTeam(tx, residentId, teamId), isNull(p.givenAt), isNull(p.refusedAt)))
    .limit(1)
  return row !== undefined
}

async function lastRefusal(tx: Tx, residentId: string, teamId: string): Promise<Temporal.Instant | null> {
  const p = sharingPermissions
  const [row] = await tx
    .select({ refusedAt: p.refusedAt })
    .from(p)
    .where(and(ofTeam(tx, residentId, teamId), sql`${p.refusedAt} is not null`))
    .orderBy(desc(p.refusedAt))
    .limit(1)
  return row?.refusedAt ?? null
}

/**
 * A professional asks a resident to share topics, with the reason in own words. The resident is told that something
 * waits, and answers "ja", "nee" or "later" in the own time (CON-3). Sending it twice asks once.
 * Refuses `notFound` to who has no care relationship with this resident, `sharing.alreadyAsked` while a question of the
 * own team is open, `sharing.askedTooSoon` within a month after its "nee", `sharing.topicNotPossible` for what is open
 * already or can't be opened for this role.
 */
export async function askPermission(tx: Tx, asking: Asking): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, reason, tenant } = asking
  const { actor } = tx
  const [teamId] = actor.teamIds
  if (!teamId) return notFound
  const isOwn = recipient.personId === null ? recipient.teamId === teamId : recipient.personId === actor.personId
  const asked = await writePermission(tx, asking, {
    may: () => true,
    known: async () => {
      const known = isOwn ? await knownOr(tx, recipient, tenant.timeZone, notFound) : notFound
      if (!known.ok) return known
      if (await hasOpenQuestion(tx, residentId, teamId)) return refuse('sharing.alreadyAsked')
      const refusedAt = await lastRefusal(tx, residentId, teamId)
      const tooSoon = refusedAt && Temporal.Instant.compare(actor.now, mayAskAgainAt(refusedAt, tenant.timeZone)) < 0
      return tooSoon ? refuse('sharing.askedTooSoon') : known
    },
    row: () => ({
      ...{ askedTopics: [...new Set(topics)], askedBy: actor.personId, askedTeamId: teamId, askedAt: actor.now },
      reason,
    }),
  })
  if (!asked.ok) return asked
  if (asked.value.isNew) await tellOfPermission(tx, { residentId, topics })
  return done({ permissionId })
}
