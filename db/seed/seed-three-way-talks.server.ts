import { invitationDates } from '#app/domain/consultations/invitation-dates.ts'
import { isInvitable } from '#app/domain/consultations/three-way-talk.ts'
import type { ThreeWayStory } from './data/resident-types.ts'
import { makeInvitation, type InviteeGiven } from './factories/consultations.server.ts'
import { earlier } from './moments.ts'
import { placeOf } from './seed-professionals.server.ts'
import { byKey, type Wijk } from './wijk.ts'

/** Minutes after the invitation in which whoever answered did so. */
const answeredWithin = 35

/** In the practice, or where the wijkteam is. */
function locationOf(wijk: Wijk, { residentKey, place }: ThreeWayStory): string {
  const { practiceKey, support } = byKey(wijk.data.residents, residentKey)
  return placeOf(wijk, place === 'practice' ? practiceKey : (support?.teamKey ?? practiceKey))
}

/** Somebody who is invited. Throws on an assistant: the data would invite who takes no part. */
function inviteeOf({ data, idOf }: Wijk, invited: ThreeWayStory['invited'][number]): InviteeGiven {
  const { professionalKey, state, reason } = invited
  const professional = byKey(data.professionals, professionalKey)
  if (!isInvitable(professional)) throw new Error(`"${professionalKey}" takes no part in a drie-gesprek`)
  const answer = reason === null ? { answer: state } : { answer: state, reason }
  return { personId: idOf('person', professionalKey), role: professional.role, ...answer }
}

/** Invitations to a drie-gesprek that wait for answers; the time is held in all agendas (INV-2b). */
export async function seedThreeWayTalks(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  for (const talk of data.threeWayTalks) {
    const [one, other] = talk.invited
    if (!one || !other) throw new Error(`A drie-gesprek has two invited: "${talk.key}"`)
    const sentAt = moments.past(talk.invitedAt)
    const startsAt = moments.inWeek(talk.when)
    const dates = invitationDates(sentAt, startsAt, moments.calendar)
    if (!dates) throw new Error(`Nobody can answer in time: "${talk.key}"`)
    await makeInvitation(owner, tenant.id, {
      residentId: idOf('person', talk.residentKey),
      people: [inviteeOf(wijk, one), inviteeOf(wijk, other)],
      subject: talk.subject,
      startsAt,
      location: locationOf(wijk, talk),
      sentAt,
      answerBy: dates.holdUntil,
      respondedAt: earlier(sentAt.add({ minutes: answeredWithin }), moments.now),
      interpreterLanguage: talk.interpreterLanguage,
      timeZone: tenant.timeZone,
    })
  }
}
