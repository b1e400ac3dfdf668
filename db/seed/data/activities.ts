import { children } from './activities/children.ts'
import { culture } from './activities/culture.ts'
import { food } from './activities/food.ts'
import { garden } from './activities/garden.ts'
import { language } from './activities/language.ts'
import { mind } from './activities/mind.ts'
import { moneyAndPapers } from './activities/money-and-papers.ts'
import { sport } from './activities/sport.ts'
import { walkingAndCycling } from './activities/walking-and-cycling.ts'
import type { Activity } from './activity-types.ts'

/** What Overvecht offers: kinds of activities that exist there, with invented names, times and places. */
export const overvechtActivities: readonly Activity[] = [
  ...walkingAndCycling,
  ...sport,
  ...mind,
  ...food,
  ...moneyAndPapers,
  ...language,
  ...children,
  ...garden,
  ...culture,
]
