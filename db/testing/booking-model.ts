/** An appointment or a hold in the model; times are epoch milliseconds, people and kinds their numbers in the world. */
export interface ModelAppointment {
  readonly id: string
  readonly resident: number
  readonly professionals: readonly number[]
  /** null for a talk of several professionals. */
  readonly kind: number | null
  readonly start: number
  readonly end: number
  readonly status: 'proposed' | 'pending' | 'booked' | 'cancelled'
  readonly heldUntil: number | null
  readonly selfBooked: boolean
  /** The professional is busy already, and that is meant: nobody else gets that time, but it is not what takes it. */
  readonly isSecond: boolean
}

export interface Stretch {
  readonly start: number
  readonly end: number
}
type Own = Stretch & { readonly professional: number }

/** What nobody changes in a history. */
export interface ModelWorld {
  /** When each professional holds sessions, pauses left out. */
  readonly sessions: readonly (readonly Stretch[])[]
  /** Minutes that stay empty around an appointment that a resident books, by professional. */
  readonly buffers: readonly number[]
  /** Minutes of each kind of visit. */
  readonly kinds: readonly number[]
}

export const minute = 60_000
const hour = 60 * minute
/** APP-2, APP-3, APP-7, APP-10: the values that a wijk starts from. */
const lead = 2 * hour
const holdTime = 10 * minute
const notice = 24 * hour
const mostComing = 2
const talkMinutes = 45
const grid = 15 * minute
/** Who held a time six times, holds it again when so long has passed since. */
const [mostHolds, holdsForgotten] = [6, 2 * hour]

const overlap = (one: Stretch, other: Stretch) => one.start < other.end && other.start < one.end
const within = (inner: Stretch, outer: Stretch) => outer.start <= inner.start && inner.end <= outer.end

/** What a history has come to: a list of appointments and what takes time away, looked through from start to end each time. */
export class BookingModel {
  readonly world: ModelWorld
  now: number
  appointments: ModelAppointment[] = []
  blocks: Own[] = []
  leaves: Own[] = []
  closures: Stretch[] = []
  /** How often a resident held a time, and when last. */
  held = new Map<string, { readonly times: number; readonly last: number }>()

  constructor(world: ModelWorld, now: number) {
    this.world = world
    this.now = now
  }

  copy(): BookingModel {
    const copied = new BookingModel(this.world, this.now)
    copied.appointments = [...this.appointments]
    copied.blocks = [...this.blocks]
    copied.leaves = [...this.leaves]
    copied.closures = [...this.closures]
    copied.held = new Map(this.held)
    return copied
  }

  /** What takes time now: holds that ran out do not. */
  live(): ModelAppointment[] {
    return this.appointments.filter(
      ({ status, heldUntil }) => status !== 'cancelled' && (heldUntil === null || heldUntil > this.now),
    )
  }

  /** Also one that was cancelled; a hold that ran out is nowhere to be seen. */
  find(id: string): ModelAppointment | undefined {
    const found = this.appointments.find((each) => each.id === id)
    return found && (found.heldUntil === null || found.heldUntil > this.now) ? found : undefined
  }

  change(id: string, change: Partial<ModelAppointment>): void {
    this.appointments = this.appointments.map((each) => (each.id === id ? { ...each, ...change } : each))
  }

  drop(goes: (appointment: ModelAppointment) => boolean): void {
    this.appointments = this.appointments.filter((each) => !goes(each))
  }

  residentBusy(resident: number, wanted: Stretch, except?: string): boolean {
    return this.live().some((each) => each.id !== except && each.resident === resident && overlap(each, wanted))
  }

  professionalBusy(professional: number, wanted: Stretch, except?: string): boolean {
    const busy = this.live().filter((each) => each.id !== except && each.professionals.includes(professional))
    const blocked = this.blocks.filter((each) => each.professional === professional)
    return [...busy, ...blocked].some((each) => overlap(each, wanted))
  }

  isAway(professional: number, wanted: Stretch): boolean {
    const own = this.leaves.filter((each) => each.professional === professional)
    return [...own, ...this.closures].some((each) => overlap(each, wanted))
  }

  inSession(professional: number, wanted: Stretch): boolean {
    return this.world.sessions[professional]!.some((each) => within(wanted, each)) && !this.isAway(professional, wanted)
  }

  /** The times that a resident is offered, from now on, in order. */
  offered(resident: number, professional: number, kind: number, except?: string): Stretch[] {
    const length = this.world.kinds[kind]! * minute
    const buffer = this.world.buffers[professional]! * minute
    const offered: Stretch[] = []
    for (const session of this.world.sessions[professional]!) {
      for (let start = session.start; start + length <= session.end; start += length + buffer) {
        const slot = { start, end: start + length }
        const wide = { start: start - buffer, end: start + length + buffer }
        if (start < this.now + lead || this.isAway(professional, wide)) continue
        if (this.professionalBusy(professional, wide, except) || this.residentBusy(resident, wide, except)) continue
        offered.push(slot)
      }
    }
    return offered.sort((one, other) => one.start - other.start)
  }

  isOffered(resident: number, professional: number, kind: number, start: number, except?: string): boolean {
    return this.offered(resident, professional, kind, except).some((slot) => slot.start === start)
  }

  isOfferedToAll(resident: number, professionals: readonly number[], start: number): boolean {
    const wanted = { start, end: start + talkMinutes * minute }
    if (start % grid !== 0 || start < this.now + lead || this.residentBusy(resident, wanted)) return false
    return professionals.every((each) => this.inSession(each, wanted) && !this.professionalBusy(each, wanted))
  }

  atLimit(resident: number, kind: number): boolean {
    const coming = this.live().filter(
      (each) => each.resident === resident && each.kind === kind && each.status === 'booked' && each.selfBooked,
    )
    return coming.filter(({ start }) => start > this.now).length >= mostComing
  }

  /** Whether the resident may hold this time once more; counts it when they may. */
  holds(resident: number, professional: number, start: number): boolean {
    const key = `${resident} ${professional} ${start}`
    const before = this.held.get(key)
    const times = before && this.now < before.last + holdsForgotten ? before.times : 0
    if (times >= mostHolds) return false
    this.held.set(key, { times: times + 1, last: this.now })
    return true
  }

  isTooLate({ start }: ModelAppointment): boolean {
    return this.now > start - notice
  }

  timeOf(kind: number, start: number): Stretch {
    return { start, end: start + this.world.kinds[kind]! * minute }
  }

  /**
   * What a new absence or closed day takes away: appointments are cancelled, holds go. What lies wholly in time that was
   * taken away before is left alone.
   */
  takeAway(gone: Stretch, before: readonly Stretch[], isHit: (appointment: ModelAppointment) => boolean): void {
    const step = 5 * minute
    for (const each of this.live()) {
      if (!isHit(each) || each.start < this.now) continue
      let hit = false
      for (let start = each.start; start < each.end; start += step) {
        const part = { start, end: start + step }
        hit ||= overlap(part, gone) && !before.some((old) => overlap(part, old))
      }
      if (hit && each.status === 'proposed') this.drop(({ id }) => id === each.id)
      else if (hit) this.change(each.id, { status: 'cancelled' })
    }
  }

  /** Adds what a resident chose: held for ten minutes, or booked. */
  add(
    given: Pick<ModelAppointment, 'id' | 'resident' | 'start'> & { professional: number; kind: number },
    booked: boolean,
  ) {
    const { professional, ...rest } = given
    this.appointments.push({
      ...{ ...rest, ...this.timeOf(given.kind, given.start), professionals: [professional], isSecond: false },
      ...{ status: booked ? 'booked' : 'proposed', heldUntil: booked ? null : this.now + holdTime, selfBooked: true },
    })
  }

  /** Adds a talk with several that waits for answers. */
  addTalk(given: Pick<ModelAppointment, 'id' | 'resident' | 'start' | 'professionals' | 'heldUntil'>): void {
    const end = given.start + talkMinutes * minute
    this.appointments.push({ ...given, end, kind: null, status: 'pending', selfBooked: false, isSecond: false })
  }
}

const named = (professionals: readonly number[]) => professionals.map((each) => `p${each}`).sort()

/** What stands in the agendas, one line an appointment, in order: to hold against the database. */
export function linesOf(model: BookingModel): string[] {
  return model
    .live()
    .map(({ id, status, start, end, resident, professionals, isSecond }) =>
      [id, status, start, end, `r${resident}`, ...named(isSecond ? [] : professionals)].join(' '),
    )
    .sort()
}
