import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { looksCursorText, mergeLooks, readLooksCursor, type Look } from './looks.ts'

const zone = 'Europe/Amsterdam'
let entries = 0
function look(at: string, more: Partial<Look> = {}): Look {
  entries += 1
  return {
    ...{ entryId: `e${entries}`, at: Temporal.Instant.from(at), action: 'R', outcome: 'success', userId: 'kuipers' },
    ...{ userName: 'Dokter Kuipers', role: 'GENERAL_PRACTITIONER', resource: 'assessment' },
    ...more,
  } as Look
}

test('a professional who looked three times on one day stands there once, with how often', () => {
  const days = mergeLooks(
    [look('2026-04-03T14:00:00Z'), look('2026-04-03T12:00:00Z'), look('2026-04-03T07:00:00Z')],
    zone,
  )
  expect(days).toHaveLength(1)
  expect(days[0]?.lines).toMatchObject([{ times: 3, last: Temporal.Instant.from('2026-04-03T14:00:00Z') }])
})

test('the score belongs to the 4D: one look at a page is one line', () => {
  const at = '2026-04-03T14:00:00Z'
  const [day] = mergeLooks([look(at, { resource: 'healthScore' }), look(at)], zone)
  expect(day?.lines).toMatchObject([{ resource: 'assessment', times: 1 }])
})

test('another person, another deed, a refusal and another day are lines of their own', () => {
  const at = '2026-04-03T14:00:00Z'
  const days = mergeLooks(
    [
      look(at),
      look(at, { userId: 'vos' }),
      look(at, { action: 'U' }),
      look(at, { outcome: 'refused' }),
      look(at, { resource: 'contact' }),
      // Nine past midnight in the wijk, the evening before in UTC.
      look('2026-04-02T22:09:00Z'),
      look('2026-04-02T21:59:00Z'),
    ],
    zone,
  )
  expect(days.map(({ day, lines }) => [day.toString(), lines.length])).toEqual([
    ['2026-04-03', 5],
    ['2026-04-02', 1],
  ])
})

test('a page address that was changed by hand shows the first page', () => {
  const cursor = { at: Temporal.Instant.from('2026-04-03T14:00:00Z'), entryId: '00000000-0000-0000-0000-000000000000' }
  expect(readLooksCursor(looksCursorText(cursor))).toEqual(cursor)
  for (const value of [null, '', 'x', '2026_1', `nooit_${cursor.entryId}`]) expect(readLooksCursor(value)).toBeNull()
})
