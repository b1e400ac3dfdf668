import { careAtHome } from './directory/care-at-home.ts'
import { children } from './directory/children.ts'
import { elderly } from './directory/elderly.ts'
import { languageAndWork } from './directory/language-and-work.ts'
import { living } from './directory/living.ts'
import { meeting } from './directory/meeting.ts'
import { mentalHealth } from './directory/mental-health.ts'
import { moneyAndPapers } from './directory/money-and-papers.ts'
import { moving } from './directory/moving.ts'
import { practices } from './directory/practices.ts'
import type { DirectoryEntry } from './directory-types.ts'

/** The sociale kaart of Overvecht. Names of organisations are invented, themes are those of the district. */
export const overvechtDirectory: readonly DirectoryEntry[] = [
  ...practices,
  ...moving,
  ...children,
  ...mentalHealth,
  ...elderly,
  ...moneyAndPapers,
  ...living,
  ...meeting,
  ...languageAndWork,
  ...careAtHome,
]
