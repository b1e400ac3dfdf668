import type { TenantSettings } from '#app/domain/tenants/tenant.ts'
import type { Activity } from './data/activity-types.ts'
import type { DirectoryEntry } from './data/directory-types.ts'
import type { StoryGroup } from './data/groups.ts'
import type { Look } from './data/looks.ts'
import type {
  FourDomainStory,
  HealthScore,
  Question,
  Resident,
  StoryAppointment,
  ThreeWayStory,
} from './data/resident-types.ts'
import type { Administrator, Neighbourhood, Organisation, Professional, Team, TenantKey } from './data/types.ts'

/** Everything that is told of one wijk. */
export interface WijkData {
  readonly slug: TenantKey
  readonly name: string
  readonly city: string
  readonly settings: Partial<TenantSettings>
  readonly neighbourhoods: readonly Neighbourhood[]
  readonly organisations: readonly Organisation[]
  readonly teams: readonly Team[]
  readonly professionals: readonly Professional[]
  readonly administrators: readonly Administrator[]
  readonly residents: readonly Resident[]
  readonly activities: readonly Activity[]
  readonly directory: readonly DirectoryEntry[]
  readonly questions: readonly Question[]
  readonly appointments: readonly StoryAppointment[]
  readonly groups: readonly StoryGroup[]
  readonly threeWayTalks: readonly ThreeWayStory[]
  readonly assessments: readonly FourDomainStory[]
  readonly scores: readonly HealthScore[]
  readonly looks: readonly Look[]
  /** Residents of whom every appointment is told; the others fill the agendas. */
  readonly storyKeys: ReadonlySet<string>
}
