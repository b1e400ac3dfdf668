import { Temporal } from 'temporal-polyfill'
import { isId } from '../shared/ids.ts'

/** The last appointment of a page; the next page starts after it. */
export interface AppointmentCursor {
  readonly startsAt: Temporal.Instant
  readonly id: string
}

/** A cursor as one value of a URL. */
export function cursorText({ startsAt, id }: AppointmentCursor): string {
  return `${startsAt.epochMilliseconds}.${id}`
}

/** The cursor that a URL holds; null for none and for anything that is none. */
export function parseCursor(text: string | null): AppointmentCursor | null {
  const [time = '', id = ''] = (text ?? '').split('.')
  if (!/^\d{1,14}$/.test(time) || !isId(id)) return null
  return { startsAt: Temporal.Instant.fromEpochMilliseconds(Number(time)), id }
}
