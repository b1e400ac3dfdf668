import { storyPermissions } from './data/permissions.ts'
import { makePermission } from './factories/permission.server.ts'
import { byKey, type Wijk } from './wijk.ts'

/** What the residents of the stories share, and what waits for their answer (CON-1, CON-3, CON-5). */
export async function seedPermissions({ owner, tenant, data, moments, idOf }: Wijk): Promise<void> {
  const here = new Set(data.residents.map(({ key }) => key))
  for (const story of storyPermissions.filter(({ residentKey }) => here.has(residentKey))) {
    const { residentKey, professionalKey, topics, recordedByKey, reason } = story
    const { teamKey } = byKey(data.professionals, professionalKey)
    const at = moments.past(story.at)
    const personId = idOf('person', professionalKey)
    const asked = reason && { by: personId, teamId: idOf('team', teamKey), at, topics, reason }
    await makePermission(owner, tenant.id, {
      residentId: idOf('person', residentKey),
      personId,
      ...(asked ? { asked } : { topics, givenAt: at }),
      ...(recordedByKey ? { recordedBy: idOf('person', recordedByKey) } : {}),
    })
  }
}
