import { Temporal } from 'temporal-polyfill'
import type { RoleUrls } from '#db/roles.server.ts'
import { makeSessions, makeVisitTypes } from '#db/seed/factories/appointments.server.ts'
import { openAsOwner } from '#db/seed/factories/insert.server.ts'
import { makeProfessional, makeTeam } from '#db/seed/factories/organisation.server.ts'
import { makeAccount, makeCareRelationship, makeResident } from '#db/seed/factories/resident.server.ts'
import { makeTenant } from '#db/seed/factories/tenant.server.ts'

/** Where the bookings take place. */
export const bookingSlug = 'boeken'
/** A Friday afternoon; every agenda is empty then. */
export const bookingNow = Temporal.Instant.from('2026-04-03T14:40:00Z')

/** A resident who may book with `personId`. */
export interface Booker {
  readonly residentId: string
  readonly accountId: string
  readonly personId: string
  readonly visitTypeId: string
}

const practices = 20
const weekdays = [1, 2, 3, 4, 5]

/** Twenty practices with one huisarts each, who holds sessions all week, and so many residents over them. */
export async function makeBookingGround({ owner: url }: RoleUrls, residents: number): Promise<Booker[]> {
  const owner = openAsOwner(url)
  const tenant = await makeTenant(owner, bookingNow, { slug: bookingSlug, name: 'Boeken', city: 'Utrecht' })
  const makePractice = async (_: unknown, index: number) => {
    const team = await makeTeam(owner, tenant.id, { name: `Praktijk ${index + 1}`, kind: 'GP_PRACTICE' })
    const given = { teamId: team.id, role: 'GENERAL_PRACTITIONER', givenName: 'Huisarts' } as const
    const gp = await makeProfessional(owner, tenant.id, bookingNow, { ...given, familyName: String(index + 1) })
    const types = await makeVisitTypes(owner, tenant.id, team.id)
    const hours = { startsAt: '08:00', endsAt: '17:00', visitTypeCodes: ['CONSULT'], onlineShare: 1 }
    await makeSessions(owner, tenant.id, {
      ...{ personId: gp.id, teamId: team.id, location: team.name, validFrom: '2025-01-01' },
      sessions: weekdays.map((weekday) => ({ weekday, ...hours })),
    })
    return { teamId: team.id, personId: gp.id, visitTypeId: types.get('CONSULT')! }
  }
  const places = await Promise.all(Array.from({ length: practices }, makePractice))
  const makeBooker = async (_: unknown, index: number): Promise<Booker> => {
    const { teamId, personId, visitTypeId } = places[index % practices]!
    const name = { givenName: 'Bewoner', familyName: String(index + 1) }
    const { id } = await makeResident(owner, tenant.id, bookingNow, name)
    const startsAt = bookingNow.subtract({ hours: 24 * 400 })
    const bond = { residentId: id, teamId, personId, kind: 'REGISTRATION', startsAt } as const
    await makeCareRelationship(owner, tenant.id, bond)
    const login = {
      personId: id,
      email: `bewoner${index}@boeken.example`,
      passwordHash: 'none',
      kind: 'resident',
    } as const
    const account = await makeAccount(owner, tenant.id, bookingNow, login)
    return { residentId: id, accountId: account.id, personId, visitTypeId }
  }
  const bookers = await Promise.all(Array.from({ length: residents }, makeBooker))
  await owner.end()
  return bookers
}
