import { makeResidents } from './make-residents.ts'
import { overvechtProfessionals } from './professionals.ts'
import type { Resident } from './resident-types.ts'
import { storyResidents } from './story-residents.ts'

const total = 120
const seed = 3561

/** The 120 residents of the demo: the people of the stories first, then the invented others. */
export const overvechtResidents: readonly Resident[] = [
  ...storyResidents,
  ...makeResidents(total - storyResidents.length, seed, overvechtProfessionals),
]
