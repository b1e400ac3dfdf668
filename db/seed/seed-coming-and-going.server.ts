import { newId } from '#app/domain/shared/ids.ts'
import { departures } from '../schema/care-network.ts'
import { accounts, people } from '../schema/identity.ts'
import { professionals, teamMemberships } from '../schema/organisations.ts'
import type { Wijk } from './wijk.ts'

/** Days until the last day of who leaves. */
const noticeDays = 21

/** Somebody who was invited and has not come yet, and an assistant who leaves, in a practice with others to take over. */
export async function seedComingAndGoing({ owner: { db }, tenant, data, moments, idOf }: Wijk): Promise<void> {
  const tenantId = tenant.id
  const assistants = data.professionals.filter(({ role }) => role === 'PRACTICE_ASSISTANT')
  const leaver = assistants.findLast((each) =>
    assistants.some(({ key, teamKey }) => key !== each.key && teamKey === each.teamKey),
  )
  if (!leaver) return
  const teamId = idOf('team', leaver.teamKey)
  const startedAt = moments.at(moments.today.subtract({ days: 2 }), '10:00')
  const lead = data.professionals.find(({ teamKey }) => teamKey === leaver.teamKey)!
  await db.insert(departures).values({
    ...{ tenantId, id: newId(), personId: idOf('person', leaver.key), teamIds: [teamId] },
    ...{ lastDay: moments.today.add({ days: noticeDays }), startedBy: idOf('person', lead.key), startedAt },
  })

  const personId = newId()
  const name = { givenName: 'Tess', prefix: 'de', familyName: 'Jong', calledName: 'Tess' }
  await db.insert(people).values({ tenantId, id: personId, createdAt: startedAt })
  await db.insert(professionals).values({ tenantId, id: personId, ...name, languages: ['nl', 'en'] })
  await db.insert(teamMemberships).values({
    ...{ tenantId, id: newId(), teamId, personId, role: 'PRACTICE_ASSISTANT' as const },
    startsOn: moments.today.add({ days: 1 }),
  })
  await db.insert(accounts).values({
    ...{ tenantId, id: newId(), personId, email: `tess@${tenant.slug}.example`, passwordHash: null },
    ...{ kind: 'professional' as const, status: 'invited' as const, language: 'nl', createdAt: startedAt },
  })
}
