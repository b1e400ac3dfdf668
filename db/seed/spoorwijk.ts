import { spoorwijkNeighbourhoods } from './data/neighbourhoods.ts'
import { spoorwijkActivities } from './data/spoorwijk-activities.ts'
import {
  spoorwijkAdministrators,
  spoorwijkOrganisations,
  spoorwijkProfessionals,
  spoorwijkResidents,
  spoorwijkTeams,
} from './data/spoorwijk.ts'
import { defaultTenantSettings } from '#app/domain/tenants/tenant.ts'
import type { WijkData } from './wijk-data.ts'

/** A second, small wijk in another city: it shows that nothing crosses from one to the other. */
export const spoorwijk: WijkData = {
  slug: 'spoorwijk',
  name: 'Spoorwijk',
  city: 'Den Haag',
  settings: { phones: { ...defaultTenantSettings.phones, help: '070 555 01 00' } },
  neighbourhoods: spoorwijkNeighbourhoods,
  organisations: spoorwijkOrganisations,
  teams: spoorwijkTeams,
  professionals: spoorwijkProfessionals,
  administrators: spoorwijkAdministrators,
  residents: spoorwijkResidents,
  activities: spoorwijkActivities,
  directory: [],
  questions: [],
  appointments: [],
  groups: [],
  threeWayTalks: [],
  assessments: [],
  scores: [],
  looks: [],
  storyKeys: new Set(['sunita-baldewpersad']),
}
