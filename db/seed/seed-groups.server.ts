import type { StoryGroup } from './data/groups.ts'
import { makeAppointments } from './factories/appointments.server.ts'
import { makeGroupAppointment } from './factories/groups.server.ts'
import { placeOf } from './seed-professionals.server.ts'
import { visitTypesOf } from './visit-types-of.ts'
import { byKey, type Wijk } from './wijk.ts'

async function seedGroup(wijk: Wijk, story: StoryGroup): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const { teamKey, visitTypeCode, title, minutes, most, places } = story
  const type = byKey(
    visitTypesOf(byKey(data.teams, teamKey)).map((each) => ({ ...each, key: each.code })),
    visitTypeCode,
  )
  const group = {
    ...{ teamId: idOf('team', teamKey), visitTypeId: idOf('visitType', `${teamKey} ${visitTypeCode}`) },
    ...{ personIds: story.professionalKeys.map((key) => idOf('person', key)), minutes },
    ...{ startsAt: moments.inWeek(story.when), location: placeOf(wijk, teamKey) },
    createdAt: moments.now.subtract({ hours: 24 * 8 }),
  }
  const groupId = await makeGroupAppointment(owner, tenant.id, { ...group, title, most })
  await makeAppointments(
    owner,
    tenant.id,
    places.map(({ residentKey, reason }, at) => ({
      ...{ ...group, groupId, residentId: idOf('person', residentKey), reason, selfBooked: false, visitTypeCode },
      ...{ cancelNoticeHours: type.cancelNoticeHours, createdAt: moments.now.subtract({ hours: 24 * (5 - at) }) },
    })),
  )
}

/** The groups of the stories, each with who has a place in it already. */
export async function seedGroups(wijk: Wijk): Promise<void> {
  for (const story of wijk.data.groups) await seedGroup(wijk, story)
}
