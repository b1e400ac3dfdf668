import { expect, it } from 'vitest'
import { placeOfRow, rowAt, rowsOf, timeOfRow } from './agenda-time.ts'

it('where an appointment is dropped says the time, also where an hour is drawn taller', () => {
  const tracks = [8, 8, 40, 8]
  expect([0, 7.9, 8, 30, 56, 63].map((y) => rowAt(tracks, y))).toEqual([0, 0, 1, 2, 3, 3])
  expect([-5, 900].map((y) => rowAt(tracks, y))).toEqual([0, 3])
  expect([0, 1, 13, 119].map((row) => timeOfRow(row, 8))).toEqual(['08:00', '08:05', '09:05', '17:55'])
})

it('what is dragged is shown as long as it lasts', () => {
  expect([3, 5, 15, 90].map(rowsOf)).toEqual([1, 1, 3, 18])
  expect(placeOfRow(13, 18)).toBe('hour-1 minute-5 hours-1 minutes-30')
})
