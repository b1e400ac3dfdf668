import type { Tx } from '#db/client.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { AppointmentView } from './appointments.queries.server.ts'
import { isColleague, listBookable, type Bookable, type BookableType } from './bookable.queries.server.ts'
import { atHome, whoeverIsFirst } from './booking-form.ts'
import { firstTimesOf, thoseWith, type FirstTime } from './first-who-can.server.ts'
import { bookingWindow, freeTimesOf, type FreeTime } from './free-times.queries.server.ts'
import { listKindsOfTeams } from './kinds.queries.server.ts'
import { findOwnHold } from './own-hold.queries.server.ts'

/** Times of "wie het eerst kan" that are shown at most: six weeks of quarters of an hour. */
const mostTimes = 1_500

/** With whom: one of them, or (null) whoever can first. */
interface Chosen {
  readonly chosen: Bookable | null
}

/** What stands on the page of a new appointment, step by step. */
export type NewBooking =
  | { readonly step: 'who'; readonly people: readonly Bookable[]; readonly hasFirst: boolean }
  | (Chosen & {
      readonly step: 'kind'
      readonly types: readonly BookableType[]
      /** The names of their teams, by id. */
      readonly teams: ReadonlyMap<string, string>
      /** BCP 47: of the interpreter whom the resident always needs. */
      readonly interpreter: string | null
      /** Whether the practice visits at home, on request (APP-1). */
      readonly visitsHome: boolean
    })
  | (Chosen & { readonly step: 'home'; readonly phone: string })
  | (Chosen & {
      readonly step: 'time'
      readonly type: BookableType
      readonly phone: string
      /** With whom one waits for a time when there is none, or with anybody of the same practice; null by invitation. */
      readonly waitFor: string | null
      /** The time that is kept for this resident already, which the free times therefore lack. */
      readonly held: AppointmentView | null
    } & ({ readonly times: readonly FreeTime[] } | { readonly firstTimes: readonly FirstTime[] }))

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  /** Of the address: a person, `whoeverIsFirst`, or null for not yet. */
  readonly who: string | null
  /** Of the address: a kind of visit, `atHome`, or null for not yet. */
  readonly kind: string | null
}

async function visitsHome(tx: Tx, those: readonly Bookable[]): Promise<boolean> {
  const teams = those.filter(({ professional }) => professional.teamKind === 'GP_PRACTICE')
  const ids = [...new Set(teams.map(({ professional }) => professional.teamId))]
  const kinds = await listKindsOfTeams(tx, ids)
  return kinds.some(({ channel, selfBookable, ended }) => channel === 'home' && !selfBookable && !ended)
}

/**
 * What the resident chooses from next, after what the address says was chosen.
 * `notFound` for whom and what this resident may not book.
 */
export async function readNewBooking(tx: Tx, asked: Asked): Promise<Result<NewBooking>> {
  const { tenant, residentId, who, kind } = asked
  const bookable = await listBookable(tx, { tenant, residentId })
  if (!bookable.ok) return bookable
  const all = bookable.value
  if (who === null)
    return done({ step: 'who', people: all.filter((each) => !isColleague(each)), hasFirst: all.length > 1 })
  const those = who === whoeverIsFirst ? all : all.filter(({ professional }) => professional.personId === who)
  const [first] = those
  if (!first) return notFound
  const chosen = who === whoeverIsFirst ? null : first
  if (kind === atHome) {
    const { teamPhone: phone } = first.professional
    return (await visitsHome(tx, those)) ? done({ step: 'home', chosen, phone }) : notFound
  }
  const types = [
    ...new Map(those.flatMap((each) => each.types.map((type) => [type.id, type] as const))).values(),
  ].filter(
    // An invitation is with one professional: not with whoever can first.
    ({ invited }) => chosen || !invited,
  )
  if (kind === null) {
    const own = (await listResidentCards(tx, [residentId])).get(residentId)
    const interpreter = own?.interpreterLanguage ?? null
    const teams = new Map(those.map(({ professional: { teamId, teamName } }) => [teamId, teamName]))
    return done({ step: 'kind', chosen, types, teams, interpreter, visitsHome: await visitsHome(tx, those) })
  }
  const type = types.find(({ id }) => id === kind)
  const able = thoseWith(those, kind)
  const [one] = able
  if (!type || !one) return notFound
  const sessions = able.flatMap(({ sessions: own }) =>
    own.filter(({ visitTypeCodes }) => visitTypeCodes.includes(type.code)),
  )
  const window = { tenant, residentId, ...bookingWindow(tx, tenant, sessions) }
  const page = {
    step: 'time',
    chosen,
    type,
    phone: one.professional.teamPhone,
    waitFor: type.invited ? null : one.professional.personId,
    held: await findOwnHold(tx, residentId),
  } as const
  return chosen
    ? done({ ...page, times: await freeTimesOf(tx, { ...window, bookable: { ...chosen, type } }) })
    : done({ ...page, firstTimes: await firstTimesOf(tx, { ...window, those: able, type, count: mostTimes }) })
}
