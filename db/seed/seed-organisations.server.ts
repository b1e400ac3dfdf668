import { Temporal } from 'temporal-polyfill'
import { visitTypes } from '../schema/appointments.kinds.ts'
import { rooms } from '../schema/appointments.schedules.ts'
import { organisations, teams } from '../schema/organisations.ts'
import { neighbourhoods } from '../schema/tenants.ts'
import { kindsOfDemo, roomsOfDemo } from './data/kinds.ts'
import type { Address } from './data/types.ts'
import { insertMany } from './factories/insert.server.ts'
import { visitTypesOf } from './visit-types-of.ts'
import type { Wijk } from './wijk.ts'

/** "Neckardreef 912". */
export const streetLine = ({ street, houseNumber }: Pick<Address, 'street' | 'houseNumber'>) =>
  `${street} ${houseNumber}`

/** Neighbourhoods, organisations, teams, their kinds of visit and their rooms. */
export async function seedOrganisations({ owner, tenant, data, idOf }: Wijk): Promise<void> {
  const tenantId = tenant.id
  await insertMany(
    owner,
    neighbourhoods,
    data.neighbourhoods.map(({ key, name, cbsCode }) => ({ tenantId, id: idOf('neighbourhood', key), name, cbsCode })),
  )
  await insertMany(
    owner,
    organisations,
    data.organisations.map(({ key, name, kind, phone, address }) => ({
      tenantId,
      id: idOf('organisation', key),
      kind,
      name,
      phone,
      street: streetLine(address),
      postcode: address.postcode,
      neighbourhoodId: idOf('neighbourhood', address.neighbourhoodKey),
    })),
  )
  await insertMany(
    owner,
    teams,
    data.teams.map(({ key, organisationKey, name, kind, phone, emergencyPhone, opensAt, closesAt }) => ({
      tenantId,
      id: idOf('team', key),
      organisationId: idOf('organisation', organisationKey),
      kind,
      name,
      phone,
      emergencyPhone,
      // The one practice of the stories that lets children of 12 to 15 sign in (REP-4).
      childAccounts: key === 'neckar',
      opensAt: Temporal.PlainTime.from(opensAt),
      closesAt: Temporal.PlainTime.from(closesAt),
    })),
  )
  await insertMany(
    owner,
    visitTypes,
    data.teams.flatMap((team) =>
      visitTypesOf(team).map(({ code, minutes, channel, selfBookable, cancelNoticeHours }) => ({
        tenantId,
        id: idOf('visitType', `${team.key} ${code}`),
        teamId: idOf('team', team.key),
        code,
        minutes,
        channel,
        selfBookable,
        cancelNoticeHours,
        ...kindsOfDemo[code],
      })),
    ),
  )
  await insertMany(
    owner,
    rooms,
    data.teams.flatMap((team) =>
      roomsOfDemo.map((name) => ({
        tenantId,
        id: idOf('room', `${team.key} ${name}`),
        teamId: idOf('team', team.key),
        name,
      })),
    ),
  )
}
