import { talkMinutes } from '#app/domain/consultations/three-way-talk.ts'
import { emptyAgenda, type Agenda } from './agenda.ts'
import type { StoryAppointment } from './data/resident-types.ts'
import { makeAppointments, type AppointmentGiven } from './factories/appointments.server.ts'
import { fillAgendas, type ToldAppointment } from './fill-agendas.ts'
import { earlier } from './moments.ts'
import { placeOf } from './seed-professionals.server.ts'
import { visitTypesOf } from './visit-types-of.ts'
import { byKey, type Wijk } from './wijk.ts'

/** The kind of visit of a team. Throws on one that the team does not have. */
function typeOf({ data }: Wijk, teamKey: string, code: string) {
  const type = visitTypesOf(byKey(data.teams, teamKey)).find((each) => each.code === code)
  if (!type) throw new Error(`The team "${teamKey}" does not do "${code}"`)
  return type
}

function toldBy(wijk: Wijk, story: StoryAppointment): ToldAppointment {
  const professional = byKey(wijk.data.professionals, story.professionalKeys[0] ?? '')
  const { minutes, selfBookable } = typeOf(wijk, professional.teamKey, story.visitTypeCode)
  const { residentKey, visitTypeCode, state: status, reason } = story
  const startsAt = wijk.moments.inWeek(story.when)
  return { residentKey, professional, visitTypeCode, startsAt, minutes, status, reason, selfBooked: selfBookable }
}

function givenOf(wijk: Wijk, told: ToldAppointment): AppointmentGiven {
  const { data, moments, idOf } = wijk
  const { residentKey, professional, visitTypeCode, startsAt, minutes, status, reason, selfBooked } = told
  const { channel, cancelNoticeHours } = typeOf(wijk, professional.teamKey, visitTypeCode)
  return {
    residentId: idOf('person', residentKey),
    personIds: [idOf('person', professional.key)],
    teamId: idOf('team', professional.teamKey),
    visitTypeId: idOf('visitType', `${professional.teamKey} ${visitTypeCode}`),
    visitTypeCode,
    status,
    startsAt,
    minutes,
    channel,
    location: placeOf(wijk, professional.teamKey),
    reason,
    interpreterLanguage: byKey(data.residents, residentKey).interpreterLanguage,
    cancelNoticeHours,
    selfBooked,
    createdAt: earlier(startsAt.subtract({ hours: 24 * 6 }), moments.now.subtract({ hours: 26 })),
  }
}

/** The times that the stories take, so that nothing else is put over them. */
function agendaOf({ data, moments }: Wijk, told: readonly ToldAppointment[]): Agenda {
  const agenda = emptyAgenda()
  for (const { residentKey, professional, startsAt, minutes } of told) {
    const start = startsAt.epochMilliseconds
    agenda.take([residentKey, professional.key], start, start + minutes * 60_000)
  }
  for (const { residentKey, invited, when } of data.threeWayTalks) {
    const start = moments.inWeek(when).epochMilliseconds
    const keys = [residentKey, ...invited.map(({ professionalKey }) => professionalKey)]
    agenda.take(keys, start, start + talkMinutes * 60_000)
  }
  return agenda
}

/** Appointments of the stories, and agendas as full as the residents can make them. */
export async function seedAppointments(wijk: Wijk): Promise<void> {
  const told = wijk.data.appointments.map((story) => toldBy(wijk, story))
  const others: ToldAppointment[] = fillAgendas(wijk.data, wijk.moments, agendaOf(wijk, told))
  await makeAppointments(
    wijk.owner,
    wijk.tenant.id,
    [...told, ...others].map((each) => givenOf(wijk, each)),
  )
}
