import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { addWorkingDays, openingOf, workingMilliseconds } from '#app/domain/tenants/working-days.ts'
import { invitationDates, invitationTimes, permissionUntil } from './invitation-dates.ts'

const calendar = workingCalendar()
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString({ smallestUnit: 'minute' })
const dates = (sentAt: string, startsAt: string) => {
  const found = invitationDates(at(sentAt), at(startsAt), calendar)
  if (!found) return null
  const { remindAt, callAt, holdUntil } = found
  return { remindAt: local(remindAt), callAt: local(callAt), holdUntil: local(holdUntil) }
}

test('an invitation of Friday 3 April 2026 is reminded on Thursday and held until Monday, because of Easter', () => {
  expect(dates('2026-04-03T10:00', '2026-05-12T09:00')).toEqual({
    remindAt: '2026-04-09T08:00',
    callAt: '2026-04-13T17:00',
    holdUntil: '2026-04-13T17:00',
  })
})

test('whoever is invited answers at least one working day before the talk, over a weekend and a holiday too', () => {
  const answerBy = (sentAt: string, startsAt: string) => dates(sentAt, startsAt)?.holdUntil
  expect(answerBy('2026-06-01T10:00', '2026-06-04T09:00')).toBe('2026-06-03T09:00')
  expect(answerBy('2026-06-04T10:00', '2026-06-08T11:15')).toBe('2026-06-05T11:15')
  // Easter Monday 2026 is 6 April.
  expect(answerBy('2026-04-01T10:00', '2026-04-07T11:15')).toBe('2026-04-03T11:15')
  // Outside the hours of the practice a working day is one from opening to closing.
  expect(answerBy('2026-06-01T10:00', '2026-06-04T07:30')).toBe('2026-06-03T08:00')
  expect(answerBy('2026-06-01T10:00', '2026-06-04T19:30')).toBe('2026-06-03T17:00')
  expect(answerBy('2026-06-01T10:00', '2026-06-06T10:00')).toBe('2026-06-05T08:00')
})

test('a talk that leaves the invited less than an hour of a working day to answer can’t be planned', () => {
  expect(dates('2026-06-02T10:00', '2026-06-03T10:00')).toBeNull()
  expect(dates('2026-06-02T10:00', '2026-06-03T10:59')).toBeNull()
  expect(dates('2026-06-02T10:00', '2026-06-03T11:00')?.holdUntil).toBe('2026-06-02T11:00')
  expect(dates('2026-06-05T16:30', '2026-06-08T16:45')).toBeNull()
  expect(dates('2026-06-03T10:00', '2026-06-02T10:00')).toBeNull()
})

test('a practice may hold the time for two working days', () => {
  const times = { remindAfter: 1, callAfter: 2, holdAtMost: 2, permissionAfter: 30 }
  const found = invitationDates(at('2026-06-05T10:00'), at('2026-07-01T09:00'), calendar, times)
  expect(found && local(found.holdUntil)).toBe('2026-06-09T17:00')
})

test('the reminder comes before the call; there is time to answer, and after it a whole working day before the talk', () => {
  let planned = 0
  const workingDay = calendar.opensAt.until(calendar.closesAt).total('milliseconds')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 * 24 * 400 }),
      fc.integer({ min: 1, max: 60 * 24 * 42 }),
      fc.integer({ min: 1, max: 5 }),
      (minutes, ahead, holdAtMost) => {
        const sentAt = at('2026-01-01T00:00').add({ minutes })
        const startsAt = sentAt.add({ minutes: ahead })
        const found = invitationDates(sentAt, startsAt, calendar, { ...invitationTimes, holdAtMost })
        if (!found) return
        planned += 1
        expect(Temporal.Instant.compare(found.remindAt, found.callAt)).toBe(-1)
        expect(workingMilliseconds(calendar, sentAt, found.holdUntil)).toBeGreaterThanOrEqual(60 * 60_000)
        expect(workingMilliseconds(calendar, found.holdUntil, startsAt)).toBeGreaterThanOrEqual(workingDay)
      },
    ),
    { numRuns: 500 },
  )
  expect(planned).toBeGreaterThan(300)
})

test('only a talk within two working days is ever too near', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 400 }), fc.integer({ min: 0, max: 600 }), (minutes, late) => {
      const sentAt = at('2026-01-01T00:00').add({ minutes })
      const sentOn = sentAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
      const startsAt = openingOf(calendar, addWorkingDays(calendar, sentOn, 3)).add({ minutes: late })
      expect(invitationDates(sentAt, startsAt, calendar)).not.toBeNull()
    }),
  )
})

test('what the invited may see ends thirty days after the talk, at midnight, through a change of clocks', () => {
  expect(local(permissionUntil(at('2026-03-10T10:00'), 'Europe/Amsterdam'))).toBe('2026-04-10T00:00')
})
