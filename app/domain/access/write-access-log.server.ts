import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { LogEntry } from './log-entry.ts'

/** ISO 21298: 01 subject of care, 02 proxy, 03 personal professional, 05 directly involved, 06 indirectly involved, 07 supporting. */
const isoRole: Record<Actor['role'], string> = {
  RESIDENT: '01',
  REPRESENTATIVE: '02',
  GENERAL_PRACTITIONER: '03',
  PRACTICE_NURSE: '05',
  SOCIAL_WORKER: '05',
  DISTRICT_NURSE: '05',
  NEIGHBOURHOOD_SPECIALIST: '06',
  WELLBEING_COACH: '05',
  PRACTICE_ASSISTANT: '06',
  TENANT_ADMIN: '07',
  PRIVACY_OFFICER: '07',
  SYSTEM: '07',
  ANONYMOUS: '07',
}

/** Version of the permission matrix that decided; raised when `permissions.ts` changes meaning. */
const authorizationProtocol = 'drieluik-permissions/1'
const patientRecord = '110110'

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
  const rows = entries.map((entry) => ({ ...entry, id: newId(actor.now.epochMilliseconds) }))
  const log = rows.map(({ id, action, outcome, checks, resource, query, eventType }) => ({
    id,
    action,
    outcome,
    checks,
    resource,
    query: query ?? null,
    event_type: eventType ?? null,
  }))
  const objects = rows.flatMap((row) => {
    const seen = new Map(row.objects.map((object) => [`${object.residentId} ${object.detail ?? ''}`, object]))
    return [...seen.values()].map((object) => ({
      entry_id: row.id,
      object_id: object.residentId,
      object_detail: object.detail ?? '',
      consent_profile: object.consentProfile ?? null,
    }))
  })
  await tx.execute(sql`
    with entries as (
      insert into access_log (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name,
        role_code, portal_role, resource, query, request_id, source_id)
      select ${actor.tenantId}::uuid, e.id, ${recordedAt}::timestamptz, ${patientRecord}, e.action, e.event_type, e.outcome, e.checks,
        ${actor.personId ?? actor.kind}, ${actor.displayName}, ${isoRole[actor.role]}, ${actor.role}, e.resource, e.query,
        ${actor.requestId}, 'drieluik'
      from json_to_recordset(${JSON.stringify(log)}::json)
        as e (id uuid, action text, outcome text, checks text, resource text, query text, event_type text)
    )
    insert into access_log_objects (tenant_id, entry_id, object_id, object_detail, authorization_protocol, consent_profile, recorded_at)
    select ${actor.tenantId}::uuid, o.entry_id, o.object_id, o.object_detail, ${authorizationProtocol}, o.consent_profile, ${recordedAt}::timestamptz
    from json_to_recordset(${JSON.stringify(objects)}::json)
      as o (entry_id uuid, object_id uuid, object_detail text, consent_profile text)`)
}
