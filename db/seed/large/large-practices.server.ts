import { Temporal } from 'temporal-polyfill'
import { visitTypeDefaults } from '#app/domain/appointments/visit-type.ts'
import { consultationSessions, visitTypes } from '../../schema/appointments.kinds.ts'
import { people } from '../../schema/identity.ts'
import { organisations, professionals, teamMemberships, teams } from '../../schema/organisations.ts'
import { insertMany } from '../factories/insert.server.ts'
import { gpsPerPractice, type LargeWijk } from './large-wijk.server.ts'
import { sequenceOf } from './sequence.ts'

const weekdays = [1, 2, 3, 4, 5]
const time = (text: string) => Temporal.PlainTime.from(text)

/** Practices with huisartsen who work all week, assistants, and the kinds of visit of APP-1. */
export async function makeLargePractices({ wish, tenant, owner, now, teamIds, staffIds }: LargeWijk): Promise<void> {
  const { nextId } = sequenceOf(`${wish.slug}:${wish.seed}:practices:ids`)
  const tenantId = tenant.id
  const since = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().subtract({ years: 4 })
  const practices = teamIds.map((id, index) => ({ id, name: `Praktijk ${index + 1}`, organisationId: nextId() }))
  const staff = staffIds.flatMap((ids, practice) =>
    ids.map((id, index) => ({
      id,
      teamId: teamIds[practice]!,
      isGp: index < gpsPerPractice,
      number: `${practice + 1}.${index + 1}`,
    })),
  )
  await insertMany(
    owner,
    organisations,
    practices.map(({ organisationId, name }) => ({
      tenantId,
      id: organisationId,
      kind: 'HEALTH_CENTRE' as const,
      name,
    })),
  )
  const open = {
    opensAt: time('08:00'),
    closesAt: time('17:00'),
    phone: '030 555 90 00',
    emergencyPhone: '030 555 90 11',
  }
  await insertMany(
    owner,
    teams,
    practices.map((practice) => ({ tenantId, ...practice, kind: 'GP_PRACTICE' as const, ...open })),
  )
  await insertMany(
    owner,
    people,
    staff.map(({ id }) => ({ tenantId, id, createdAt: now })),
  )
  await insertMany(
    owner,
    professionals,
    staff.map(({ id, isGp, number }) => ({
      ...{ tenantId, id, givenName: isGp ? 'Huisarts' : 'Assistent', familyName: number, languages: ['nl'] },
      calledName: isGp ? `Dokter ${number}` : `Assistent ${number}`,
    })),
  )
  await insertMany(
    owner,
    teamMemberships,
    staff.map(({ id, teamId, isGp }) => ({
      ...{ tenantId, id: nextId(), teamId, personId: id, startsOn: since },
      role: isGp ? ('GENERAL_PRACTITIONER' as const) : ('PRACTICE_ASSISTANT' as const),
    })),
  )
  await insertMany(
    owner,
    visitTypes,
    teamIds.flatMap((teamId) =>
      visitTypeDefaults.map(({ opensBy: _opensBy, ...type }) => ({ tenantId, id: nextId(), teamId, ...type })),
    ),
  )
  const session = {
    tenantId,
    startsAt: time('08:00'),
    endsAt: time('17:00'),
    validFrom: since,
    location: 'Praktijk',
    onlineShare: 1,
  }
  await insertMany(
    owner,
    consultationSessions,
    staff.flatMap(({ id, teamId, isGp }) =>
      weekdays.map((weekday) => ({
        ...{ ...session, id: nextId(), personId: id, teamId, weekday },
        visitTypeCodes: isGp
          ? ['CONSULT', 'DOUBLE_CONSULT', 'PHONE', 'THREE_WAY_CONVERSATION']
          : ['PRACTICE_ASSISTANT'],
      })),
    ),
  )
}
