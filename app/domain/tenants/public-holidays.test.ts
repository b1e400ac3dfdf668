import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { publicHolidays, workingCalendar, workingDaySettings } from './public-holidays.ts'
import { defaultTenantSettings } from './tenant.ts'
import { isWorkingDay } from './working-days.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

test('the holidays of 2026 stand where the calendar on the wall has them', () => {
  expect(Object.fromEntries(publicHolidays(2026))).toEqual({
    newYear: '2026-01-01',
    goodFriday: '2026-04-03',
    easterSunday: '2026-04-05',
    easterMonday: '2026-04-06',
    kingsDay: '2026-04-27',
    liberationDay: '2026-05-05',
    ascension: '2026-05-14',
    whitSunday: '2026-05-24',
    whitMonday: '2026-05-25',
    christmas: '2026-12-25',
    boxingDay: '2026-12-26',
  })
})

test('King’s Day that falls on a Sunday is kept on the Saturday before it', () => {
  expect(publicHolidays(2025).get('kingsDay')).toBe('2025-04-26')
  expect(publicHolidays(2031).get('kingsDay')).toBe('2031-04-26')
})

test('every year until 2100 has all eleven days, and Easter Monday is a Monday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2015, max: 2100 }), (year) => {
      const days = publicHolidays(year)
      expect(days.size).toBe(11)
      expect(day(days.get('easterMonday')!).dayOfWeek).toBe(1)
      expect(day(days.get('ascension')!).dayOfWeek).toBe(4)
      expect(day(days.get('goodFriday')!).dayOfWeek).toBe(5)
    }),
    { numRuns: 30 },
  )
})

test('a year is computed once', () => {
  expect(publicHolidays(2029)).toBe(publicHolidays(2029))
  const calendar = workingCalendar()
  expect(calendar.closedIn(2029)).toBe(calendar.closedIn(2029))
})

test('on Good Friday the practice works, unless its settings say it is off', () => {
  expect(isWorkingDay(workingCalendar(), day('2026-04-03'))).toBe(true)
  expect(isWorkingDay(workingCalendar({ goodFridayOff: true }), day('2026-04-03'))).toBe(false)
})

test('5 May is a working day, a day off every five years, or a day off always, as the practice sets it', () => {
  const off = (liberationDayOff: 'never' | 'lustrum' | 'always', iso: string) =>
    !isWorkingDay(workingCalendar({ liberationDayOff }), day(iso))
  expect([off('never', '2026-05-05'), off('never', '2025-05-05')]).toEqual([false, false])
  expect([off('lustrum', '2026-05-05'), off('lustrum', '2025-05-05')]).toEqual([false, true])
  expect([off('always', '2026-05-05'), off('always', '2025-05-05')]).toEqual([true, true])
})

test('a practice that is closed on Wednesdays has no Wednesdays', () => {
  const calendar = workingCalendar({ weekend: [3, 6, 7] })
  expect(isWorkingDay(calendar, day('2026-09-02'))).toBe(false)
  expect(isWorkingDay(calendar, day('2026-09-03'))).toBe(true)
})

test('settings that leave no day or no hour to work are refused', () => {
  expect(workingDaySettings.safeParse({ weekend: [1, 2, 3, 4, 5, 6, 7] }).success).toBe(false)
  expect(workingDaySettings.safeParse({ opensAt: '17:00', closesAt: '08:00' }).success).toBe(false)
  expect(workingDaySettings.safeParse({ closedOn: ['5 mei'] }).success).toBe(false)
  expect(workingDaySettings.safeParse({ closesAt: '25:00' }).success).toBe(false)
})

test('the settings of a wijk make its calendar', () => {
  const { calendar, closingTime } = defaultTenantSettings
  expect(workingCalendar({ ...calendar, closesAt: closingTime })).toMatchObject({
    timeZone: 'Europe/Amsterdam',
    weekend: [6, 7],
  })
})
