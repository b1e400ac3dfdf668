import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeVisitTypes } from '../seed/factories/appointments.server.ts'
import { makeProfessional } from '../seed/factories/organisation.server.ts'
import { makeCareRelationship, makeResident } from '../seed/factories/resident.server.ts'
import { minute, type ModelWorld, type Stretch } from './booking-model.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { at } from './planning.server.ts'

type Person = Actor & { personId: string }

/** Tuesday and Wednesday; histories begin on the Monday before, at eight. */
const days = ['2026-04-14', '2026-04-15'] as const
export const historyBegins = at('2026-04-13T08:00')

/** Parts of a session between pauses, by professional, the same on both days; the minutes that stay empty around a booking. */
const hours = [
  { parts: [['09:00', '11:00']], pauses: [], buffer: 0 },
  {
    parts: [
      ['09:00', '10:00'],
      ['10:15', '11:15'],
    ],
    pauses: [{ from: '10:00', until: '10:15' }],
    buffer: 5,
  },
  { parts: [['09:30', '11:30']], pauses: [], buffer: 0 },
] as const
const kinds = [
  { code: 'CONSULT', minutes: 15 },
  { code: 'DOUBLE_CONSULT', minutes: 30 },
] as const
const residentCount = 5

/** People and agendas in which histories of bookings are played, and the same as the model knows it. */
export interface BookingWorld {
  readonly wijk: TestNeighbourhood
  readonly residents: readonly Person[]
  /** Three huisartsen of one practice. */
  readonly professionals: readonly Person[]
  /** Plans and books for the practice. */
  readonly assistant: Person
  readonly kindIds: readonly string[]
  readonly model: ModelWorld
  readonly days: typeof days
  /** Forgets what was booked, blocked and planned; the sessions stay. */
  clear(): Promise<void>
  /** What stands in the agendas and takes time at this moment, as `linesOf` writes it. */
  lines(now: number): Promise<string[]>
  /** People and rooms that have two things at once: none. */
  countDouble(): Promise<number>
}

const milliseconds = (day: string, time: string) => at(`${day}T${time}`).epochMilliseconds

async function makeSessionsOf({ owner, tenant, practice }: TestNeighbourhood, personIds: readonly string[]) {
  for (const [index, personId] of personIds.entries()) {
    const { parts, pauses, buffer } = hours[index]!
    for (const weekday of [2, 3])
      await owner.client.query(
        `insert into consultation_sessions (tenant_id, id, person_id, team_id, weekday, starts_at, ends_at, weeks, valid_from, location,
           visit_type_codes, online_share, buffer_minutes, pauses)
         values ($1, $2, $3, $4, $5, $6, $7, 'every', '2025-01-01', $8, $9, 1, $10, $11)`,
        [
          ...[tenant.id, newId(), personId, practice.id, weekday, parts[0][0], parts.at(-1)![1], practice.name],
          ...[[...kinds.map(({ code }) => code), 'THREE_WAY_CONVERSATION'], buffer, JSON.stringify(pauses)],
        ],
      )
  }
}

const double = (table: string, who: string) => `
  select count(*)::int as n from ${table} one join ${table} other on other.tenant_id = one.tenant_id and other.${who} = one.${who}
    and other.appointment_id > one.appointment_id and other.starts_at < one.ends_at and one.starts_at < other.ends_at
  where one.blocks and other.blocks`

/** Makes the world in a test neighbourhood that has no agendas yet. */
export async function makeBookingWorld(wijk: TestNeighbourhood): Promise<BookingWorld> {
  const { owner, tenant, practice, actors } = wijk
  const startsAt = testNow.subtract({ hours: 24 * 400 })
  const colleague = async (familyName: string): Promise<Person> => {
    const names = { givenName: 'Dokter', familyName, role: 'GENERAL_PRACTITIONER', teamId: practice.id } as const
    const { id } = await makeProfessional(owner, tenant.id, testNow, names)
    return { ...actors.joost, personId: id, displayName: familyName }
  }
  const professionals = [actors.joost, await colleague('Bos'), await colleague('Dijk')]
  const ids = professionals.map(({ personId }) => personId)
  const types = await makeVisitTypes(
    owner,
    tenant.id,
    practice.id,
    kinds.map((kind) => ({ ...kind, channel: 'in_person', selfBookable: true, cancelNoticeHours: 24 })),
  )
  await makeSessionsOf(wijk, ids)
  const residents = await Promise.all(
    Array.from({ length: residentCount }, async (_, index): Promise<Person> => {
      const name = { givenName: `Bewoner ${index + 1}`, familyName: 'Proef' }
      const { id } = await makeResident(owner, tenant.id, testNow, name)
      // Without a name: each huisarts of the practice is theirs.
      const bond = { residentId: id, teamId: practice.id, personId: null, kind: 'REGISTRATION', startsAt } as const
      await makeCareRelationship(owner, tenant.id, bond)
      return { ...actors.fatma, personId: id, displayName: name.givenName }
    }),
  )
  const numbers = new Map([
    ...residents.map(({ personId }, index) => [personId, `r${index}`] as const),
    ...ids.map((personId, index) => [personId, `p${index}`] as const),
  ])
  const sessions = hours.map(({ parts }) =>
    days.flatMap((day) =>
      parts.map(([from, until]): Stretch => ({ start: milliseconds(day, from), end: milliseconds(day, until) })),
    ),
  )
  const count = async (text: string) => (await owner.client.query<{ n: number }>(text)).rows[0]!.n
  return {
    ...{ wijk, residents, professionals, assistant: actors.sanne, days },
    kindIds: kinds.map(({ code }) => types.get(code)!),
    model: { sessions, buffers: hours.map(({ buffer }) => buffer), kinds: kinds.map(({ minutes }) => minutes) },
    clear: async () => {
      for (const table of ['appointments', 'agenda_blocks', 'absences', 'team_closures'])
        await owner.client.query(`delete from ${table} where tenant_id = $1`, [tenant.id])
      await owner.client.query('delete from rate_limits')
    },
    lines: async (now) => {
      const { rows } = await owner.client.query<{ line: string; people: string[] }>(
        `select concat_ws(' ', a.id, a.status, extract(epoch from a.starts_at)::bigint * 1000, extract(epoch from a.ends_at)::bigint * 1000) as line,
           array_agg(b.person_id::text) filter (where b.blocks and b.starts_at = a.starts_at and b.ends_at = a.ends_at) as people
         from appointments a join appointment_participants b on b.tenant_id = a.tenant_id and b.appointment_id = a.id
         where a.tenant_id = $1 and (a.held_until is null or a.held_until > $2)
         group by a.tenant_id, a.id having a.status <> 'cancelled' or bool_or(b.blocks)`,
        [tenant.id, Temporal.Instant.fromEpochMilliseconds(now).toString()],
      )
      const named = (people: string[] | null) => inOrder((people ?? []).map((id) => numbers.get(id) ?? id))
      return rows.map(({ line, people }) => [line, ...named(people)].join(' ')).sort()
    },
    countDouble: async () =>
      (await count(double('appointment_participants', 'person_id'))) +
      (await count(double('appointment_rooms', 'room_id'))),
  }
}

/** The resident, then the professionals in the order of their numbers. */
const inOrder = (people: readonly string[]) => [
  ...people.filter((each) => each.startsWith('r')),
  ...people.filter((each) => !each.startsWith('r')).sort(),
]

/** The first instants of the times that sessions are cut into for a kind of visit, whatever is taken of them. */
export function startsOf(
  { sessions, buffers, kinds: lengths }: ModelWorld,
  professional: number,
  kind: number,
): number[] {
  const length = lengths[kind]! * minute
  return sessions[professional]!.flatMap(({ start, end }) => {
    const step = length + buffers[professional]! * minute
    return Array.from({ length: Math.floor((end - start - length) / step) + 1 }, (_, index) => start + index * step)
  })
}
