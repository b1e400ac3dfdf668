import { makeAppointmentsGround, type AppointmentsGround } from '../ground/appointments-ground.ts'
import type { BenchDatabases } from '../harness/bench-database.ts'
import type { Figure } from '../harness/figure.ts'
import type { Plan } from '../harness/read-options.ts'
import { say } from '../../scripts/progress.ts'
import { appointmentsHttp, warmUps } from './appointments-http.ts'
import { freeTimes, type Copies, type Filled } from './free-times.ts'
import { jointTalks } from './joint-talks.ts'

const weeks = { large: 104, small: 2 }

/** Finding and booking a time where two years of appointments are, and where two weeks of them are. */
export async function appointments(plan: Plan, databases: BenchDatabases): Promise<Figure[]> {
  const fill = async (size: keyof typeof weeks): Promise<Filled> => {
    let ground: AppointmentsGround | undefined
    const urls = await databases.make(`agendas_${size}`, async (made) => {
      const share = weeks[size] / weeks.large
      const wish = {
        ...{ appointments: Math.round(plan.appointments * share), weeks: weeks[size] },
        bookers: Math.max(plan.looks, plan.bookings * (plan.rounds + warmUps)),
      }
      ground = await makeAppointmentsGround(made, wish, (text) => say(`agendas: ${text}`))
    })
    return { ...ground!, urls }
  }
  const [large, small] = [await fill('large'), await fill('small')]
  const figures = await freeTimes(plan, databases.folder, large, small)
  const copies: Copies = { copy: (name) => databases.copy('agendas_large', name), drop: databases.drop }
  const talks = await jointTalks(plan, databases.folder, large, copies)
  return [...figures, ...talks, ...(await appointmentsHttp(plan, databases.folder, large, copies))]
}
