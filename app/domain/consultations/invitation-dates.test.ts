import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { invitationDates, permissionUntil } from './invitation-dates.ts'

const calendar = workingCalendar()
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString({ smallestUnit: 'minute' })
const dates = (sentAt: string, startsAt: string) => {
  const { remindAt, callAt, holdUntil } = invitationDates(at(sentAt), at(startsAt), calendar)
  return { remindAt: local(remindAt), callAt: local(callAt), holdUntil: local(holdUntil) }
}

test('an invitation of Friday 3 April 2026 is reminded on Thursday and held until Monday, because of Easter', () => {
  expect(dates('2026-04-03T10:00', '2026-05-12T09:00')).toEqual({
    remindAt: '2026-04-09T08:00',
    callAt: '2026-04-13T17:00',
    holdUntil: '2026-04-13T17:00',
  })
})

test('a time is never held longer than until the talk itself', () => {
  expect(dates('2026-06-01T10:00', '2026-06-03T09:00').holdUntil).toBe('2026-06-03T09:00')
})

test('a practice may hold the time for two working days', () => {
  const times = { remindAfter: 1, callAfter: 2, holdAtMost: 2, permissionAfter: 30 }
  const { holdUntil } = invitationDates(at('2026-06-05T10:00'), at('2026-07-01T09:00'), calendar, times)
  expect(local(holdUntil)).toBe('2026-06-09T17:00')
})

test('the reminder comes before the call, and the hold never ends before it began', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 * 24 * 400 }),
      fc.integer({ min: 1, max: 60 * 24 * 42 }),
      (minutes, ahead) => {
        const sentAt = at('2026-01-01T00:00').add({ minutes })
        const startsAt = sentAt.add({ minutes: ahead })
        const found = invitationDates(sentAt, startsAt, calendar)
        expect(Temporal.Instant.compare(found.remindAt, found.callAt)).toBe(-1)
        expect(Temporal.Instant.compare(sentAt, found.holdUntil)).toBe(-1)
        expect(Temporal.Instant.compare(found.holdUntil, startsAt)).toBeLessThanOrEqual(0)
      },
    ),
  )
})

test('what the invited may see ends thirty days after the talk, at midnight, through a change of clocks', () => {
  expect(local(permissionUntil(at('2026-03-10T10:00'), 'Europe/Amsterdam'))).toBe('2026-04-10T00:00')
})
