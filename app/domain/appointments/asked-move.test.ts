import { expect, test } from 'vitest'
import { readAskedMove } from './asked-move.ts'

const wie = '0190a000-0000-7000-8000-000000000001'

test('where an appointment was dropped stands in the form that moves it, and nothing that cannot be', () => {
  const dropped = new URLSearchParams({ doe: 'verzetten', dag: '2026-04-09', tijd: '10:05', wie })
  expect(readAskedMove(dropped)).toEqual({ date: '2026-04-09', time: '10:05', personId: wie })
  const nonsense = new URLSearchParams({ dag: 'morgen', tijd: '25:00', wie: '<script>' })
  expect(readAskedMove(nonsense)).toEqual({ date: '', time: '', personId: '' })
  expect(readAskedMove(new URLSearchParams())).toEqual({ date: '', time: '', personId: '' })
})
