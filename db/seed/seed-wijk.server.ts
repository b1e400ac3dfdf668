import type { Temporal } from 'temporal-polyfill'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import type { OwnerDb } from './factories/insert.server.ts'
import { makeTenant } from './factories/tenant.server.ts'
import { momentsOf } from './moments.ts'
import { seedAccounts } from './seed-accounts.server.ts'
import { seedActivities } from './seed-activities.server.ts'
import { seedAccessLog } from './seed-access-log.server.ts'
import { seedAppointments } from './seed-appointments.server.ts'
import { seedAssessments } from './seed-assessments.server.ts'
import { seedComingAndGoing } from './seed-coming-and-going.server.ts'
import { seedDecisionAids } from './seed-decision-aids.server.ts'
import { seedDirectory } from './seed-directory.server.ts'
import { seedEmergencies } from './seed-emergencies.server.ts'
import { seedGroups } from './seed-groups.server.ts'
import { seedLegalBases } from './seed-legal-bases.server.ts'
import { seedMandates } from './seed-mandates.server.ts'
import { seedOffer, seedOrganisers } from './seed-offer.server.ts'
import { seedOrganisations } from './seed-organisations.server.ts'
import { seedPermissions } from './seed-permissions.server.ts'
import { seedProfessionals } from './seed-professionals.server.ts'
import { seedQuestions } from './seed-questions.server.ts'
import { seedResidents } from './seed-residents.server.ts'
import { seedSecondFactors } from './seed-second-factors.server.ts'
import { seedSignUps } from './seed-sign-ups.server.ts'
import { seedThreeWayTalks } from './seed-three-way-talks.server.ts'
import type { WijkData } from './wijk-data.ts'
import { idBook, type Wijk } from './wijk.ts'

/** In this order: each part points only at rows of those before it. */
const parts: readonly (readonly [name: string, seed: (wijk: Wijk) => Promise<void>])[] = [
  ['organisations', seedOrganisations],
  ['professionals', seedProfessionals],
  ['residents', seedResidents],
  ['accounts', seedAccounts],
  ['organisers', seedOrganisers],
  ['coming and going', seedComingAndGoing],
  ['mandates', seedMandates],
  ['permissions', seedPermissions],
  ['legal bases', seedLegalBases],
  ['second factors', seedSecondFactors],
  ['activities', seedActivities],
  ['directory', seedDirectory],
  ['decision aids', seedDecisionAids],
  ['questions', seedQuestions],
  ['appointments', seedAppointments],
  ['groups', seedGroups],
  ['three-way talks', seedThreeWayTalks],
  ['four domains', seedAssessments],
  ['sign-ups', seedSignUps],
  ['offer', seedOffer],
  ['access log', seedAccessLog],
  ['emergencies', seedEmergencies],
]

/** One wijk with everybody and everything in it, relative to `now`. */
export async function seedWijk(
  owner: OwnerDb,
  data: WijkData,
  given: { now: Temporal.Instant; password: string; passwordHash: string; onProgress: (text: string) => void },
): Promise<void> {
  const { slug, name, city, settings } = data
  const { now, password, passwordHash, onProgress } = given
  const tenant = await makeTenant(owner, now, { slug, name, city, settings })
  const wijk: Wijk = {
    owner,
    tenant,
    data,
    password,
    passwordHash,
    moments: momentsOf(now, calendarOf(tenant)),
    idOf: idBook(),
  }
  for (const [part, seed] of parts) {
    onProgress(`${name}: ${part}`)
    await seed(wijk)
  }
}
