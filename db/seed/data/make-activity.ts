import type { Activity } from './activity-types.ts'

const defaults = {
  startsWeeksAgo: 12,
  costCents: 0,
  womenOnly: false,
  languages: ['nl'],
  minAge: null,
  maxAge: null,
  companion: false,
  capacity: null,
  registrationNeeded: false,
  exceptions: [],
} as const satisfies Partial<Activity>

type Defaulted = keyof typeof defaults

/** An activity of which only what is special is written down; the rest is free, open to all and needs no sign-up. */
export function makeActivity(fields: Omit<Activity, Defaulted> & Partial<Pick<Activity, Defaulted>>): Activity {
  return { ...defaults, ...fields }
}
