import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { LogEntry } from './log-entry.ts'
import { eventCode, isoRole, purposeOfUse } from './log-terms.ts'
import { mergeEntries } from './merge-entries.ts'

/** Version of the permission matrix that decided; raised when `permissions.ts` changes meaning. */
const authorizationProtocol = 'drieluik-permissions/2'

/** What differs from entry to entry. */
function entryRows(actor: Actor, rows: readonly (LogEntry & { readonly id: string })[]) {
  return rows.map((entry) => ({
    id: entry.id,
    code: eventCode(entry),
    action: entry.action,
    outcome: entry.outcome,
    checks: entry.checks,
    resource: entry.resource,
    query: entry.query ?? null,
    type: entry.eventType ?? actor.reason ?? null,
    purpose: purposeOfUse(actor.role, entry.checks, actor.reason),
  }))
}

function objectRows(rows: readonly (LogEntry & { readonly id: string })[]) {
  return rows.flatMap(({ id, objects }) =>
    objects.map((object) => ({
      entry_id: id,
      object_id: object.residentId,
      type: object.type ?? 'resident',
      detail: object.detail ?? '',
      profile: object.consentProfile ?? null,
    })),
  )
}

/**
 * Writes entries and the residents that they are about in one statement. Inserts without RETURNING: the app's role
 * can't read the log. Never chains (the sealer does), so writers don't wait for one another.
 */
export async function writeAccessLog(
  tx: Pick<Tx, 'execute'>,
  actor: Actor,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const recordedAt = actor.now.toString()
  const rows = mergeEntries(entries).map((entry) => ({ ...entry, id: newId(actor.now.epochMilliseconds) }))
  // Who represents somebody acts for that person (NEN 7513: the responsible user).
  const responsible = actor.kind === 'representative' ? (actor.subjectId ?? null) : null
  await tx.execute(sql`
    with entries as (
      insert into access_log (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name,
        role_code, portal_role, resource, query, request_id, source_id, login_id, responsible_user_id, responsible_role_code,
        access_point_type, access_point_id, purpose_of_use)
      select ${actor.tenantId}::uuid, e.id, ${recordedAt}::timestamptz, e.code, e.action, e.type, e.outcome, e.checks,
        ${actor.personId ?? actor.kind}, ${actor.displayName}, ${isoRole[actor.role]}, ${actor.role}, e.resource, e.query,
        ${actor.requestId}, 'drieluik', ${actor.accountId ?? null}, ${responsible}, ${responsible && isoRole.RESIDENT},
        ${actor.accessPoint ? '1' : null}, ${actor.accessPoint ?? null}, e.purpose
      from json_to_recordset(${JSON.stringify(entryRows(actor, rows))}::json)
        as e (id uuid, code text, action text, outcome text, checks text, resource text, query text, type text, purpose text)
    )
    insert into access_log_objects (tenant_id, entry_id, object_id, object_id_type, object_detail, authorization_protocol, consent_profile, recorded_at)
    select ${actor.tenantId}::uuid, o.entry_id, o.object_id, o.type, o.detail, ${authorizationProtocol}, o.profile, ${recordedAt}::timestamptz
    from json_to_recordset(${JSON.stringify(objectRows(rows))}::json)
      as o (entry_id uuid, object_id uuid, type text, detail text, profile text)`)
}
