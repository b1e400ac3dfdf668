import { appointmentsNow, appointmentsSlug } from '../ground/appointments-ground.ts'
import { median, type Figure } from '../harness/figure.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess } from '../harness/start-process.ts'
import type { JointTalks, TalkWish } from '../processes/joint-talks.ts'
import type { Copies, Filled } from './free-times.ts'

const now = appointmentsNow.toString()
/** Of residents who ask at a time. */
const residents = 32
/** A day on which nothing is booked yet, four weeks on; a talk lasts 45 minutes, so that neighbours are in each other's way. */
const day = '2026-05-05'
const starts = [
  '06:00',
  '06:30',
  '07:00',
  '07:30',
  '08:00',
  '08:30',
  '09:00',
  '09:30',
  '10:00',
  '10:30',
  '11:00',
  '11:30',
]

/** Three of twelve, in another order for each resident: who locks in the order of the names would be stuck at once. */
function wishesOf({ bookers, personIds }: Filled, count: number): TalkWish[] {
  const near = bookers.filter(({ personId }) => personIds.includes(personId)).slice(0, count)
  return near.map(({ residentId }, index) => {
    const three = [index, index * 5 + 3, index * 7 + 1].map((each, turn) => (each + turn) % personIds.length)
    const different = [...new Set([...three, (index + 5) % personIds.length, (index + 9) % personIds.length])].slice(
      0,
      3,
    )
    const named = different.map((each) => personIds[each]!)
    const startsAt = `${day}T${starts[(index * 5) % starts.length]!}:00Z`
    return { residentId, personIds: index % 2 === 0 ? named : named.toReversed(), startsAt }
  })
}

/** Talks of three professionals by many residents at once, where two years of appointments are: no deadlock. */
export async function jointTalks(plan: Plan, folder: string, ground: Filled, databases: Copies): Promise<Figure[]> {
  const wishes = wishesOf(ground, plan.bookings)
  const measured: { held: number; again: number; rate: number }[] = []
  for (let round = 0; round < plan.rounds; round += 1) {
    const name = `agendas_talks_${round}`
    const talks = startProcess<JointTalks>('joint-talks', {
      ...{ on: 'server', folder },
      env: portalSettings(await databases.copy(name), { DEFAULT_TENANT: appointmentsSlug, DEMO_NOW: now }),
    })
    const { held, late, again, took } = await talks.ask('hold', { now, wishes, atOnce: residents })
    await talks.stop()
    await databases.drop(name)
    measured.push({ held, again, rate: Number(((1_000 * (held + late)) / took).toFixed(1)) })
  }
  const of = (what: keyof (typeof measured)[number]) => measured.map((each) => each[what])
  return [
    {
      ...{ id: 'talks.again', what: 'talks of three, broken off by a deadlock', unit: '', target: { atMost: 0 } },
      value: of('again').reduce((sum, each) => sum + each, 0),
      rounds: { again: of('again'), held: of('held') },
      note: `${wishes.length} residents a round, ${residents} at a time, each with three of twelve in an order of their own`,
    },
    { id: 'talks.rate', what: 'such talks asked in a second', value: median(of('rate')), unit: '/s', target: null },
  ]
}
