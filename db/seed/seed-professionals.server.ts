import { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import { consultationSessions } from '../schema/appointments.kinds.ts'
import { people } from '../schema/identity.ts'
import { professionals, teamMemberships } from '../schema/organisations.ts'
import { insertMany } from './factories/insert.server.ts'
import { streetLine } from './seed-organisations.server.ts'
import { byKey, type Wijk } from './wijk.ts'

/** Where a team's sessions are held: its name and address. */
export function placeOf({ data }: Pick<Wijk, 'data'>, teamKey: string): string {
  const team = byKey(data.teams, teamKey)
  return `${team.name}, ${streetLine(byKey(data.organisations, team.organisationKey).address)}`
}

/** Professionals with their place in a team and their weekly sessions; administrators as people. */
export async function seedProfessionals(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const tenantId = tenant.id
  // Longer ago than the year of history.
  const since = moments.today.subtract({ days: 420 })
  const createdAt = moments.at(since, '09:00')
  await insertMany(
    owner,
    people,
    [...data.professionals, ...data.administrators].map(({ key }) => ({
      tenantId,
      id: idOf('person', key),
      createdAt,
    })),
  )
  await insertMany(
    owner,
    professionals,
    data.professionals.map(({ key, givenName, prefix, familyName, calledName, languages }) => ({
      tenantId,
      id: idOf('person', key),
      givenName,
      prefix,
      familyName,
      calledName,
      languages: [...languages],
    })),
  )
  await insertMany(
    owner,
    teamMemberships,
    data.professionals.map(({ key, teamKey, role, specialty }) => ({
      tenantId,
      id: newId(),
      teamId: idOf('team', teamKey),
      personId: idOf('person', key),
      role,
      specialty,
      // The first of each team leads it.
      isLead: data.professionals.find((each) => each.teamKey === teamKey)?.key === key,
      startsOn: since,
    })),
  )
  await insertMany(
    owner,
    consultationSessions,
    data.professionals.flatMap(({ key, teamKey, sessions }) =>
      sessions.map(({ weekday, weeks, startsAt, endsAt, visitTypeCodes, onlineShare }) => ({
        tenantId,
        id: newId(),
        personId: idOf('person', key),
        teamId: idOf('team', teamKey),
        weekday,
        startsAt: Temporal.PlainTime.from(startsAt),
        endsAt: Temporal.PlainTime.from(endsAt),
        weeks,
        validFrom: since,
        location: placeOf(wijk, teamKey),
        visitTypeCodes: [...visitTypeCodes],
        onlineShare,
      })),
    ),
  )
}
