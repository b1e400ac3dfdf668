import type { Temporal } from 'temporal-polyfill'
import { priorityPlaces } from '#app/domain/dossier/four-domains.ts'
import { addWorkingDays } from '#app/domain/tenants/working-days.ts'
import { assessmentVersions, type AssessmentVersion } from './assessment-versions.ts'
import { makeAssessment } from './factories/dossier.server.ts'
import { byKey, type Wijk } from './wijk.ts'

/** Working days after sending when no talk about it is told. */
const usualDays = 5
const minutesOfTalk = 40

/** When it was agreed: at the end of the first talk about it after it was sent. */
function agreedAt({ data, moments }: Wijk, { residentKey, sentAt, state }: AssessmentVersion): Temporal.Instant | null {
  if (state === 'prepared') return null
  const talk = data.appointments
    .filter((each) => each.residentKey === residentKey && each.visitTypeCode === 'FOUR_DOMAIN_CONVERSATION')
    .map(({ when }) => moments.inWeek(when).add({ minutes: minutesOfTalk }))
    .find((end) => {
      const hours = sentAt.until(end).total('hours')
      return hours > 0 && hours < 24 * 30
    })
  const sentOn = sentAt.toZonedDateTimeISO(moments.calendar.timeZone).toPlainDate()
  return talk ?? moments.at(addWorkingDays(moments.calendar, sentOn, usualDays), '13:40')
}

/** What residents told about the four domains, with their marks over the year (FD-1, CVG-1). */
export async function seedAssessments(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  for (const version of assessmentVersions(data, moments)) {
    const { residentKey, sentAt, state, language, lines, order, score } = version
    await makeAssessment(owner, tenant.id, {
      residentId: idOf('person', residentKey),
      teamId: idOf('team', byKey(data.residents, residentKey).practiceKey),
      createdAt: sentAt.subtract({ minutes: 25 }),
      sentAt,
      agreedAt: agreedAt(wijk, version),
      state,
      score: score?.value ?? null,
      scoreComment: score?.comment ?? null,
      priorities: order.slice(0, priorityPlaces),
      notes: lines.map(({ domain, kind, text }) => ({ domain, kind, text, language })),
    })
  }
}
