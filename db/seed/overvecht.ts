import { overvechtActivities } from './data/activities.ts'
import { storyAppointments, storyThreeWayTalks } from './data/appointments.ts'
import { overvechtDirectory } from './data/directory.ts'
import { storyAssessments, storyScores } from './data/dossiers.ts'
import { storyGroups } from './data/groups.ts'
import { storyLooks } from './data/looks.ts'
import { overvechtNeighbourhoods } from './data/neighbourhoods.ts'
import { overvechtOrganisations, overvechtTeams } from './data/organisations.ts'
import { overvechtAdministrators, overvechtProfessionals } from './data/professionals.ts'
import { openQuestions, questionHistory } from './data/questions.ts'
import { overvechtResidents } from './data/residents.ts'
import { storyResidents } from './data/story-residents.ts'
import type { WijkData } from './wijk-data.ts'

/** Overvecht as it is told: real neighbourhoods, invented people and centres. */
export const overvecht: WijkData = {
  slug: 'overvecht',
  name: 'Overvecht',
  city: 'Utrecht',
  settings: { emergencyRoles: ['PRACTICE_NURSE', 'DISTRICT_NURSE'], emergencyNoticeDelayHours: 48 },
  neighbourhoods: overvechtNeighbourhoods,
  organisations: overvechtOrganisations,
  teams: overvechtTeams,
  professionals: overvechtProfessionals,
  administrators: overvechtAdministrators,
  residents: overvechtResidents,
  activities: overvechtActivities,
  directory: overvechtDirectory,
  questions: [...openQuestions, ...questionHistory],
  appointments: storyAppointments,
  groups: storyGroups,
  threeWayTalks: storyThreeWayTalks,
  assessments: storyAssessments,
  scores: storyScores,
  looks: storyLooks,
  storyKeys: new Set(storyResidents.map(({ key }) => key)),
}
