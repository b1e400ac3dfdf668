import type { Checks } from '#app/domain/access/log-entry.ts'
import { writeAccessLog } from '#app/domain/access/write-access-log.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Look } from './data/looks.ts'
import { byKey, type Wijk } from './wijk.ts'

/** Authorised, care relationship, permission, emergency. A person who takes part has a care relationship besides. */
const checks: Readonly<Record<Look['by'], Checks>> = { care: 'TTFF', participation: 'TTTF', nothing: 'TFFF' }

/** Who looked in the past weeks, as the portal would have written it down. */
export async function seedAccessLog({ owner, tenant, data, moments, idOf }: Wijk): Promise<void> {
  for (const { residentKey, professionalKey, at, resource, by } of data.looks) {
    const { calledName, role, teamKey } = byKey(data.professionals, professionalKey)
    const consentProfile = by === 'care' ? idOf('relationship', `${residentKey} ${teamKey}`) : undefined
    await writeAccessLog(
      owner.db,
      {
        kind: 'professional',
        role,
        tenantId: tenant.id,
        personId: idOf('person', professionalKey),
        teamIds: [idOf('team', teamKey)],
        now: moments.past(at),
        requestId: newId(),
        displayName: calledName,
      },
      [
        {
          action: 'R',
          outcome: by === 'nothing' ? 'refused' : 'success',
          checks: checks[by],
          resource,
          objects: [{ residentId: idOf('person', residentKey), ...(consentProfile ? { consentProfile } : {}) }],
        },
      ],
    )
  }
}
