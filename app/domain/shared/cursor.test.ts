import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import { cursorText, readCursor } from './cursor.ts'

test('the next page of a list starts where the last one ended', () => {
  const edge = { at: Temporal.Instant.from('2026-04-03T14:40:00.123456Z'), id: newId() }
  const read = readCursor(cursorText(edge))
  expect(read?.id).toBe(edge.id)
  expect(read?.at.equals(edge.at)).toBe(true)
})

test('an address that was tampered with shows the first page', () => {
  for (const wrong of [null, '', 'x', `x_${newId()}`, `2026-04-03T14:40:00Z_1 or 1=1`])
    expect(readCursor(wrong)).toBeNull()
})
