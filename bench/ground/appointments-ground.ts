import { Temporal } from 'temporal-polyfill'
import { registrationTopics } from '#app/domain/access/topics.ts'
import { threeWayCode } from '#app/domain/appointments/free-times.queries.server.ts'
import type { RoleUrls } from '#db/roles.server.ts'
import { makeSessions, makeVisitTypes } from '#db/seed/factories/appointments.server.ts'
import { inOneTransaction, type OwnerDb } from '#db/seed/factories/insert.server.ts'
import { makeProfessional, makeTeam } from '#db/seed/factories/organisation.server.ts'
import { makeAccount } from '#db/seed/factories/resident.server.ts'
import { makeTenant } from '#db/seed/factories/tenant.server.ts'
import { copyRows, type CopyValue } from '#db/seed/large/copy-rows.server.ts'
import { sequenceOf } from '#db/seed/large/sequence.ts'
import type { Booker } from './booking-ground.ts'

/** Where those appointments are. */
export const appointmentsSlug = 'agendas'
/** A Friday afternoon. */
export const appointmentsNow = Temporal.Instant.from('2026-04-03T14:40:00Z')

/** Three practices of twelve huisartsen, of whom each is every resident's own: who can first is asked of twelve. */
const practices = 3
export const huisartsen = 12
const residentsPerPractice = 2_000
const [opensAt, closesAt] = ['08:00', '17:00']
const slotMinutes = 15
const slotsADay = 36
/** Booked ahead, on both grounds: what is read for six weeks is the same, only what is behind it differs. */
const weeksAhead = 2

export interface AppointmentsGround {
  readonly appointments: number
  /** Residents without any appointment, who each may book with `personId`. */
  readonly bookers: readonly Booker[]
  /** The huisartsen of the first booker's practice. */
  readonly personIds: readonly string[]
}

interface Practice {
  readonly teamId: string
  readonly personIds: readonly string[]
  readonly residentIds: readonly string[]
  readonly visitTypeId: string
}

async function makePractice(owner: OwnerDb, tenantId: string, index: number): Promise<Omit<Practice, 'residentIds'>> {
  const team = await makeTeam(owner, tenantId, { name: `Praktijk ${index + 1}`, kind: 'GP_PRACTICE' })
  const types = await makeVisitTypes(owner, tenantId, team.id)
  const personIds: string[] = []
  for (let number = 1; number <= huisartsen; number += 1) {
    const given = { teamId: team.id, role: 'GENERAL_PRACTITIONER', givenName: 'Huisarts' } as const
    const gp = await makeProfessional(owner, tenantId, appointmentsNow, { ...given, familyName: `${index}.${number}` })
    await makeSessions(owner, tenantId, {
      ...{ personId: gp.id, teamId: team.id, location: team.name, validFrom: '2020-01-01' },
      sessions: [1, 2, 3, 4, 5].map((weekday) => ({
        ...{ weekday, startsAt: opensAt, endsAt: closesAt, visitTypeCodes: ['CONSULT', threeWayCode], onlineShare: 1 },
      })),
    })
    personIds.push(gp.id)
  }
  return { teamId: team.id, personIds, visitTypeId: types.get('CONSULT')! }
}

interface Registered {
  readonly id: string
  readonly teamId: string
}

async function copyResidents(
  client: Parameters<typeof copyRows>[0],
  tenantId: string,
  registered: readonly Registered[],
) {
  const { nextId } = sequenceOf(`${appointmentsSlug}:registrations`)
  const since = appointmentsNow.subtract({ hours: 24 * 365 * 4 }).toString()
  const people = registered.map(({ id }) => [tenantId, id, since])
  await copyRows(client, 'people', ['tenant_id', 'id', 'created_at'], people)
  const names = ['given_name', 'family_name', 'birth_date', 'language', 'created_at']
  await copyRows(
    client,
    'residents',
    ['tenant_id', 'id', ...names],
    registered.map(({ id }, index) => [tenantId, id, 'Bewoner', String(index + 1), '1970-01-01', 'nl', since]),
  )
  const relationships = registered.map((each) => ({ ...each, relationshipId: nextId() }))
  await copyRows(
    client,
    'care_relationships',
    ['tenant_id', 'id', 'resident_id', 'team_id', 'kind', 'starts_at'],
    relationships.map(({ id, teamId, relationshipId }) => [
      tenantId,
      relationshipId,
      id,
      teamId,
      'REGISTRATION',
      since,
    ]),
  )
  await copyRows(
    client,
    'access_grants',
    ['tenant_id', 'id', 'resident_id', 'grantee_team_id', 'topic', 'level', 'source', 'source_id', 'during'],
    relationships.flatMap(({ id, teamId, relationshipId }) =>
      registrationTopics.map((topic) => {
        const source = ['contribute', 'care_relationship', relationshipId, `[${since},)`]
        return [tenantId, nextId(), id, teamId, topic, ...source]
      }),
    ),
  )
}

interface Taken {
  readonly id: string
  readonly practice: Practice
  readonly personId: string
  readonly residentId: string
  readonly start: number
}

/**
 * So many appointments over the working days that end two weeks from now: the same times for each huisarts, spread evenly
 * over the day, with the residents of the practice in turn. Nobody has two on one day.
 */
function* takenTimes(all: readonly Practice[], days: readonly Temporal.PlainDate[], count: number): Generator<Taken> {
  const { nextId } = sequenceOf(`${appointmentsSlug}:appointments`)
  const agendas = all.length * huisartsen
  let [made, turn] = [0, 0]
  for (const [number, day] of days.entries()) {
    const each =
      Math.round((count * (number + 1)) / (days.length * agendas)) -
      Math.round((count * number) / (days.length * agendas))
    const opens = day.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: opensAt })
    for (let index = 0; index < each; index += 1) {
      const start = opens.epochMilliseconds + Math.floor((index * slotsADay) / each) * slotMinutes * 60_000
      for (let huisarts = 0; huisarts < huisartsen; huisarts += 1) {
        for (const practice of all) {
          if (made === count) return
          const residentId = practice.residentIds[turn % residentsPerPractice]!
          yield { id: nextId(), practice, personId: practice.personIds[huisarts]!, residentId, start }
          made += 1
        }
        turn += 1
      }
    }
  }
}

const iso = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString()
const lasts = slotMinutes * 60_000

function* appointmentRows(tenantId: string, all: Iterable<Taken>): Generator<CopyValue[]> {
  for (const { id, practice, residentId, start } of all) {
    const past = start < appointmentsNow.epochMilliseconds
    const made = iso(start - 14 * 86_400_000)
    yield [
      ...[tenantId, id, residentId, practice.teamId, practice.visitTypeId, 'CONSULT', past ? 'fulfilled' : 'booked'],
      ...[
        iso(start),
        iso(start + lasts),
        'in_person',
        'Praktijk',
        iso(start - 86_400_000),
        true,
        residentId,
        made,
        made,
      ],
    ]
  }
}
const appointmentColumns = [
  ...[
    'tenant_id',
    'id',
    'resident_id',
    'team_id',
    'visit_type_id',
    'visit_type_code',
    'status',
    'starts_at',
    'ends_at',
  ],
  ...['channel', 'location', 'online_editable_until', 'self_booked', 'booked_by_person_id', 'created_at', 'updated_at'],
]

function* participantRows(tenantId: string, all: Iterable<Taken>): Generator<CopyValue[]> {
  for (const { id, practice, personId, residentId, start } of all) {
    const time = [iso(start), iso(start + lasts), true]
    yield [tenantId, id, residentId, residentId, practice.teamId, 'resident', 'accepted', ...time]
    yield [tenantId, id, personId, residentId, practice.teamId, 'professional', 'accepted', ...time]
  }
}
const participantColumns = [
  ...['tenant_id', 'appointment_id', 'person_id', 'resident_id', 'team_id', 'kind', 'response'],
  ...['starts_at', 'ends_at', 'blocks'],
]

/** The working days of so many weeks, of which the last two are still to come; in order. */
function daysOf(weeks: number): Temporal.PlainDate[] {
  const last = appointmentsNow.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().add({ weeks: weeksAhead })
  return Array.from({ length: weeks * 7 }, (_, index) => last.subtract({ days: weeks * 7 - 1 - index })).filter(
    ({ dayOfWeek }) => dayOfWeek < 6,
  )
}

/** A neighbourhood with so many appointments over so many weeks, and so many residents who come to book. */
export async function makeAppointmentsGround(
  { owner: url }: RoleUrls,
  wish: { readonly appointments: number; readonly weeks: number; readonly bookers: number },
  onProgress: (text: string) => void,
): Promise<AppointmentsGround> {
  let ground: AppointmentsGround | undefined
  await inOneTransaction(url, async (owner, client) => {
    const { id: tenantId } = await makeTenant(owner, appointmentsNow, {
      slug: appointmentsSlug,
      name: 'Agendas',
      city: 'Utrecht',
    })
    const { nextId } = sequenceOf(`${appointmentsSlug}:people`)
    const all: Practice[] = []
    for (let index = 0; index < practices; index += 1) {
      const residentIds = Array.from({ length: residentsPerPractice }, nextId)
      all.push({ ...(await makePractice(owner, tenantId, index)), residentIds })
    }
    const bookerIds = Array.from({ length: wish.bookers }, nextId)
    const placeOf = (index: number) => all[index % practices]!
    await copyResidents(client, tenantId, [
      ...all.flatMap(({ teamId, residentIds }) => residentIds.map((id) => ({ id, teamId }))),
      ...bookerIds.map((id, index) => ({ id, teamId: placeOf(index).teamId })),
    ])
    onProgress(`${wish.weeks} weeks: ${wish.appointments} appointments`)
    const days = daysOf(wish.weeks)
    const taken = () => takenTimes(all, days, wish.appointments)
    await copyRows(client, 'appointments', appointmentColumns, appointmentRows(tenantId, taken()))
    await copyRows(client, 'appointment_participants', participantColumns, participantRows(tenantId, taken()))
    const bookers: Booker[] = []
    for (const [index, residentId] of bookerIds.entries()) {
      const { personIds, visitTypeId } = placeOf(index)
      const email = `bewoner${index}@${appointmentsSlug}.example`
      const login = { personId: residentId, email, passwordHash: 'none', kind: 'resident' } as const
      const { id: accountId } = await makeAccount(owner, tenantId, appointmentsNow, login)
      bookers.push({
        residentId,
        accountId,
        visitTypeId,
        personId: personIds[Math.floor(index / practices) % huisartsen]!,
      })
    }
    ground = { appointments: wish.appointments, bookers, personIds: all[0]!.personIds }
  })
  return ground!
}
