import { bookingNow, bookingSlug, makeBookingGround, type Booker } from '../ground/booking-ground.ts'
import type { BenchDatabases } from '../harness/bench-database.ts'
import { median, medianRatio, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess, type Asked } from '../harness/start-process.ts'
import type { BareClient } from '../processes/bare-client.ts'
import type { BookOverHttp, SignedWish } from '../processes/book-over-http.ts'
import type { Domain } from '../processes/domain.ts'
import type { Portal } from '../processes/portal.ts'

const now = bookingNow.toString()
const atOnce = { domain: 10, http: 32 }

/** Each resident gets a time of their own with their own huisarts. @param at ISO 8601. */
export async function wishesOf(domain: Asked<Domain>, bookers: readonly Booker[], at: string): Promise<SignedWish[]> {
  const accountIds = bookers.map(({ accountId }) => accountId)
  const cookies = await domain.ask('openSessions', { accountIds, now: at })
  const free = new Map<string, string[]>()
  const wishes: SignedWish[] = []
  for (const [index, booker] of bookers.entries()) {
    const times = free.get(booker.personId) ?? (await domain.ask('freeTimes', { ...booker, now: at }))
    free.set(booker.personId, times)
    wishes.push({ ...booker, startsAt: times.shift()!, cookie: cookies[index]! })
  }
  return wishes
}

type Timed = { ask(name: 'processorTime', input: never): Promise<number> }

/** How much processor time each of these processes takes for one booking, from now until it is asked. */
async function processorTimes(processes: Readonly<Record<'bare' | 'domain' | 'http', Timed>>, bookings: number) {
  const read = () => Promise.all(Object.values(processes).map((each) => each.ask('processorTime', undefined as never)))
  const before = await read()
  return async () => {
    const after = await read()
    const [bare, domain, http] = after.map((time, index) => ((time - before[index]!) / bookings).toFixed(1))
    return `processor time of the client process: bare ${bare} ms, domain ${domain} ms, portal ${http} ms a booking`
  }
}

/**
 * Booking an appointment (hold a time, confirm it) through the domain and over HTTP, against the same statements with
 * the same parameters by bare `pg` clients. Each works on its own copy of one database; each round books anew.
 */
export async function booking(plan: Plan, databases: BenchDatabases): Promise<Figure[]> {
  const { folder } = databases
  let bookers: Booker[] = []
  const ground = await databases.make(bookingSlug, async (urls) => {
    bookers = await makeBookingGround(urls, plan.bookings * (plan.rounds + 1))
  })
  const settings = { DEFAULT_TENANT: bookingSlug, DEMO_NOW: now }
  const start = <A extends Domain | Portal>(name: string, urls: typeof ground) =>
    startProcess<A>(name, { on: 'server', folder, env: portalSettings(urls, settings) })
  const first = start<Domain>('domain', ground)
  const wishes = await wishesOf(first, bookers, now)
  await first.stop()

  const recorder = start<Domain>('domain', await databases.copy(bookingSlug, 'boeken_record'))
  const statements = await recorder.ask('recordBookings', { now, wishes })
  await recorder.stop()

  const domain = start<Domain>('domain', await databases.copy(bookingSlug, 'boeken_domain'))
  const portal = start<Portal>('portal', await databases.copy(bookingSlug, 'boeken_http'))
  const bare = startProcess<BareClient>('bare-client', { on: 'server', folder })
  const people = startProcess<BookOverHttp>('book-over-http', { on: 'load', folder })
  const port = await portal.ask('start', undefined as never)
  await bare.ask('connect', { url: (await databases.copy(bookingSlug, 'boeken_bare')).app })

  const rate = (took: number) => Number(((1_000 * plan.bookings) / took).toFixed(1))
  const part = <T>(all: readonly T[], round: number) => all.slice(round * plan.bookings, (round + 1) * plan.bookings)
  const sides = {
    bare: (round: number) => bare.ask('replay', { all: part(statements, round) }),
    domain: (round: number) => domain.ask('book', { now, wishes: part(wishes, round), atOnce: atOnce.domain }),
    http: (round: number) => people.ask('book', { port, wishes: part(wishes, round), atOnce: atOnce.http }),
  }
  // The first part warms up.
  for (const side of Object.values(sides)) await side(0)
  const perBooking = await processorTimes({ bare, domain, http: portal }, plan.bookings * plan.rounds)
  const milliseconds = await interleave('booking', plan.rounds, {
    bare: (round) => sides.bare(round + 1),
    domain: (round) => sides.domain(round + 1),
    http: (round) => sides.http(round + 1),
  })
  const busy = await perBooking()
  const rates = {
    bare: milliseconds.bare.map(rate),
    domain: milliseconds.domain.map(rate),
    http: milliseconds.http.map(rate),
  }
  for (const each of [domain, portal, bare, people]) await each.stop()

  const count = median(statements.map((each) => each.length))
  const note = `${count} statements each (hold, then confirm)`
  return [
    {
      ...{
        id: 'booking.domain',
        what: 'booking through the domain / the same SQL bare',
        unit: '',
        target: { atLeast: 0.6 },
      },
      value: medianRatio(rates.domain, rates.bare),
      rounds: { domain: rates.domain, bare: rates.bare },
      note: `${note}, ${atOnce.domain} at once; ${busy}`,
    },
    {
      ...{ id: 'booking.http', what: 'booking over HTTP / the same SQL bare', unit: '', target: { atLeast: 0.25 } },
      value: medianRatio(rates.http, rates.bare),
      rounds: { http: rates.http, bare: rates.bare },
      note: `two forms each, ${atOnce.http} residents at once; the reading of sessions counts on our side only`,
    },
    { id: 'booking.rate', what: 'bookings a second over HTTP', value: median(rates.http), unit: '/s', target: null },
  ]
}
