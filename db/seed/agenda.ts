import { overlapsAny, type Interval } from '#app/domain/appointments/intervals.ts'

/** Who is busy when while agendas are being filled: nobody is ever in two places. */
export interface Agenda {
  isFree(keys: readonly string[], start: number, end: number): boolean
  take(keys: readonly string[], start: number, end: number): void
}

/** Local days are shorter than this and never straddled by an appointment; it keeps each list short. */
const dayLength = 86_400_000

/** An empty agenda for everybody; times are epoch milliseconds. */
export function emptyAgenda(): Agenda {
  const taken = new Map<string, Interval[]>()
  const pageOf = (key: string, at: number) => {
    const name = `${key} ${Math.floor(at / dayLength)}`
    const page = taken.get(name) ?? []
    taken.set(name, page)
    return page
  }
  return {
    isFree: (keys, start, end) => keys.every((key) => !overlapsAny(pageOf(key, start), start, end)),
    take(keys, start, end) {
      for (const key of keys) {
        const page = pageOf(key, start)
        page.push({ start, end })
        page.sort((a, b) => a.start - b.start)
      }
    },
  }
}
