import { visitTypeDefaults } from '#app/domain/appointments/visit-type.ts'
import type { Team } from './data/types.ts'
import { supportTalk } from './data/visit-types.ts'

const ofEveryTeam = ['PHONE', 'HOME_VISIT', 'THREE_WAY_CONVERSATION']

/** A wijkteam talks, phones, visits and joins a drie-gesprek; a practice does all of APP-1. */
export function visitTypesOf({ kind }: Pick<Team, 'kind'>) {
  if (kind === 'GP_PRACTICE') return visitTypeDefaults
  return [supportTalk, ...visitTypeDefaults.filter(({ code }) => ofEveryTeam.includes(code))]
}
