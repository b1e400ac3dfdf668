import type { Temporal } from 'temporal-polyfill'
import { isId } from './ids.ts'
import { readSentInstant } from './sent-time.ts'

/** Where a page of a list ends: the last row's sort key and id. */
export interface Cursor {
  readonly at: Temporal.Instant
  readonly id: string
}

/** For a query value: the instant and the id, which say nothing of content. */
export function cursorText({ at, id }: Cursor): string {
  return `${at.toString()}_${id}`
}

/** The cursor in a query value; null for anything else, which is then the first page. */
export function readCursor(value: string | null | undefined): Cursor | null {
  const [instant = '', id] = (value ?? '').split('_')
  const at = readSentInstant(instant)
  return isId(id) && at ? { at, id } : null
}
