import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isThisCentury, readSentDay, readSentInstant, sentDay, sentInstant } from './sent-time.ts'

/** What somebody sends who wants to see the portal fall over. */
const farAway = [
  '9999-12-31T23:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '1999-12-31T23:59:59.999Z',
  '2100-01-01T00:00:00Z',
  '2099-12-31T23:30:00-01:00',
]
const nonsense = ['', 'tomorrow', '2026-02-30T10:00:00Z', '2026-04-07', '2026-04-07T10:00:00', '2026-04-07T25:00:00Z']

test.each([...farAway, ...nonsense])('no instant that goes on: %s', (text) => {
  expect(readSentInstant(text)).toBeNull()
  expect(sentInstant().safeParse(text).success).toBe(false)
})

test.each(['2000-01-01T00:00:00Z', '2026-04-07T10:00:00.5+02:00', '2099-12-31T23:59:59Z'])('an instant: %s', (text) => {
  expect(readSentInstant(text)?.equals(Temporal.Instant.from(text))).toBe(true)
  expect(sentInstant().parse(text).equals(Temporal.Instant.from(text))).toBe(true)
})

test.each(['9999-12-31', '1999-12-31', '2100-01-01', '0000-01-01', '+275760-09-13', '2026-02-30', '2027-02-29', ''])(
  'no day that goes on: %s',
  (text) => {
    expect(readSentDay(text)).toBeNull()
    const read = sentDay('ui:errors.choose').safeParse(text)
    expect(read.error?.issues.map(({ message }) => message)).toEqual(['ui:errors.choose'])
  },
)

test('the first and the last day of the century are days', () => {
  for (const text of ['2000-01-01', '2028-02-29', '2099-12-31']) expect(sentDay().parse(text).toString()).toBe(text)
})

test('what is reckoned from something sent has the same bounds', () => {
  const at = (text: string) => isThisCentury(Temporal.Instant.from(text))
  expect([at('1999-12-31T23:59:59Z'), at('2000-01-01T00:00:00Z'), at('2099-12-31T23:59:59Z')]).toEqual([
    false,
    true,
    true,
  ])
  expect(at('+275760-09-13T00:00:00Z')).toBe(false)
})
