import { Temporal } from 'temporal-polyfill'
import { isId } from '../domain/shared/ids.ts'
import { isThisCentury } from '../domain/shared/sent-time.ts'

interface Time {
  readonly personId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

const minute = 60_000

/** A slot has no row: its id is what it is, whose, from when and how long (FHIR R4 id: at most 64 of `[A-Za-z0-9-.]`). */
export function slotId({ personId, startsAt, endsAt }: Time): string {
  const start = Math.floor(startsAt.epochMilliseconds / minute)
  const minutes = Math.round((endsAt.epochMilliseconds - startsAt.epochMilliseconds) / minute)
  return `${personId.replaceAll('-', '')}.${start.toString(36)}.${minutes}`
}

/** The time that a slot's id names; null for what is none. */
export function readSlotId(id: string): Time | null {
  const [, hex, start = '', minutes] = /^([0-9a-f]{32})\.([0-9a-z]{1,7})\.([1-9][0-9]{0,3})$/.exec(id) ?? []
  const personId = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  if (!isId(personId) || Number(minutes) > 1_440) return null
  const startsAt = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(start, 36) * minute)
  if (!isThisCentury(startsAt)) return null
  return { personId, startsAt, endsAt: startsAt.add({ minutes: Number(minutes) }) }
}
