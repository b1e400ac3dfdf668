import type { Temporal } from 'temporal-polyfill'
import { writeAccessLog } from '#app/domain/access/write-access-log.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { storyEmergencies, storyPrivacyQuestions } from './data/emergencies.ts'
import { makeEmergency, makePrivacyQuestion } from './factories/emergency.server.ts'
import { byKey, type Wijk } from './wijk.ts'

const saturday = 6

/** The last Saturday before today, late in the evening. */
function lastSaturdayNight({ today, at }: Wijk['moments']): Temporal.Instant {
  return at(today.subtract({ days: (today.dayOfWeek - saturday + 7) % 7 || 7 }), '23:10')
}

/** Presses of the emergency button, what was looked at, and a question about who looked (BG-1, LOG-3). */
export async function seedEmergencies(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const here = new Set(data.residents.map(({ key }) => key))
  const officer = data.administrators.find(({ kind }) => kind === 'officer')
  for (const story of storyEmergencies.filter(({ residentKey }) => here.has(residentKey))) {
    const { residentKey, professionalKey, reasonCode, reason, judged } = story
    const { teamKey, role, calledName } = byKey(data.professionals, professionalKey)
    const startedAt = story.at ? moments.past(story.at) : lastSaturdayNight(moments)
    const residentId = idOf('person', residentKey)
    const personId = idOf('person', professionalKey)
    const teamId = idOf('team', teamKey)
    const { id } = await makeEmergency(owner, tenant, {
      ...{ residentId, personId, teamId, reasonCode, reason, startedAt },
      ...(judged && officer
        ? { judged: { ...judged, at: moments.past(judged.at), by: idOf('person', officer.key) } }
        : {}),
    })
    const actor = { kind: 'professional', role, tenantId: tenant.id, personId, teamIds: [teamId] } as const
    const looked = { outcome: 'success', checks: 'TFFT', objects: [{ residentId, detail: id }] } as const
    await writeAccessLog(
      owner.db,
      { ...actor, now: startedAt.add({ minutes: 1 }), requestId: newId(), displayName: calledName },
      [
        { ...looked, action: 'C', resource: 'emergencyAccess', eventType: '110127' },
        { ...looked, action: 'R', resource: 'assessment', objects: [{ residentId, consentProfile: id }] },
      ],
    )
  }
  for (const { residentKey, at, question } of storyPrivacyQuestions.filter(({ residentKey: key }) => here.has(key)))
    await makePrivacyQuestion(owner, tenant.id, {
      ...{ residentId: idOf('person', residentKey), question, askedAt: moments.past(at) },
    })
}
