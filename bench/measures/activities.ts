import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { activitiesNow, activitiesSlug, makeLargeActivities } from '#db/seed/large/large-activities.server.ts'
import type { BenchDatabases } from '../harness/bench-database.ts'
import { median, p95, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess } from '../harness/start-process.ts'
import type { ActivityPages } from '../processes/activity-pages.ts'
import { say } from '../../scripts/progress.ts'

const round = (value: number) => Number(value.toFixed(2))

const filters = [
  '',
  'gratis=ja',
  'domein=lichaam',
  'vrouwen=ja&leeftijd=volwassene',
  'taal=tr&plek=binnen',
  'kinderen=ja&drempelvrij=ja',
]
const searches = ['wandelen', 'wandlen', 'koffie', 'yürüyüş', 'brieven geld', 'soep']

/** Any week that is known, with any filter: week by week through the year. */
const weeks = (length: number) =>
  Array.from({ length }, (_, at) => `week=${(at * 7) % 56}&${filters[at % filters.length]!}`)

/** The list of what a neighbourhood offers, among 100,000 dated occurrences. */
export async function activities(plan: Plan, databases: BenchDatabases): Promise<Figure[]> {
  let dates = 0
  const urls = await databases.make('activities', async (made) => {
    say(`activities: making ${plan.occurrences} dates`)
    dates = await makeLargeActivities(made, plan.occurrences)
  })
  const now = activitiesNow.toString()
  const portal = startProcess<ActivityPages>('activity-pages', {
    ...{ on: 'server', folder: databases.folder },
    env: portalSettings(urls, { DEFAULT_TENANT: activitiesSlug, DEMO_NOW: now }),
  })
  const asked = {
    filter: weeks(plan.looks),
    search: weeks(plan.looks).map((each, at) => `${each}&zoek=${encodeURIComponent(searches[at % searches.length]!)}`),
  }
  const sides = {
    filter: () => portal.ask('pages', { now, addresses: asked.filter }),
    search: () => portal.ask('pages', { now, addresses: asked.search }),
  }
  for (const side of Object.values(sides)) await side()
  const took = await interleave('activities', plan.rounds, sides)
  const plans = await portal.ask('plans', { now, addresses: ['week=20&gratis=ja'] })
  const file = join(import.meta.dirname, '../results/activities-plan.txt')
  await writeFile(file, `${plans}\n`)
  await portal.stop()
  return (['filter', 'search'] as const).map((side) => {
    const slow = took[side].map((each) => round(p95(each)))
    const middle = took[side].map((each) => round(median(each)))
    return {
      id: `activities.${side}.p95`,
      what: `any week of ${dates} dates, ${side === 'filter' ? 'with filters' : 'searched'}, p95`,
      ...{ unit: 'ms', target: side === 'filter' ? { atMost: 15 } : null },
      value: median(slow),
      rounds: { p95: slow, median: middle },
      note: `the whole transaction of a page: list, counts of every filter, neighbourhoods; ${plan.looks} pages a round, the middle one took ${median(middle).toFixed(1)} ms; plan in ${file.split('/').slice(-3).join('/')}`,
    }
  })
}
