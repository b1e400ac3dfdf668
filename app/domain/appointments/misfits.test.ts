import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { isOnGrid, misfitsOf } from './misfits.ts'

const timeZone = 'Europe/Amsterdam'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
const time = (text: string) => Temporal.PlainTime.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
const calendar = workingCalendar()
const session = {
  ...{ id: 'dinsdag', weekday: 2, startsAt: time('08:30'), endsAt: time('12:00'), weeks: 'every' as const },
  ...{ validFrom: null, validUntil: null, visitTypeCodes: ['CONSULT'], onlineShare: 1 },
  pauses: [{ from: time('10:00'), until: time('10:15') }],
}
const look = (start: string, given: object = {}) =>
  misfitsOf({
    ...{ startsAt: at(`2026-04-07T${start}`), endsAt: at(`2026-04-07T${start}`).add({ minutes: 15 }) },
    ...{ visitTypeCode: 'CONSULT', sessions: [session], absences: [], busy: [], calendar },
    ...given,
  })

test('a free time in the session fits, at any five minutes of it', () => {
  expect([look('08:30'), look('09:05'), look('09:45'), look('11:45')]).toEqual([[], [], [], []])
})

test('before, after, over the end, in the pause, and a kind that the session does not take are outside', () => {
  for (const start of ['08:15', '08:25', '11:50', '12:00', '10:00', '09:50', '10:10'])
    expect(look(start), start).toEqual(['outside'])
  expect(look('09:00', { visitTypeCode: 'PHONE' })).toEqual(['outside'])
})

test('somebody who is away, for the day or an hour, is outside; what touches is no clash', () => {
  const whole = { from: day('2026-04-07'), until: day('2026-04-07') }
  expect(look('09:00', { absences: [whole] })).toEqual(['outside'])
  const hour = { ...whole, hours: { from: time('09:00'), until: time('10:00') } }
  expect([look('09:30', { absences: [hour] }), look('10:15', { absences: [hour] })]).toEqual([['outside'], []])
})

test('a time that is taken is double, also when it lies outside', () => {
  const busy = [{ startsAt: at('2026-04-07T09:00'), endsAt: at('2026-04-07T09:15') }]
  expect([look('09:05', { busy }), look('09:15', { busy }), look('08:45', { busy })]).toEqual([['double'], [], []])
  const late = [{ startsAt: at('2026-04-07T18:00'), endsAt: at('2026-04-07T18:30') }]
  expect(look('18:10', { busy: late })).toEqual(['outside', 'double'])
})

test('the agenda goes by five minutes, to the nanosecond', () => {
  const onGrid = at('2026-04-07T09:05')
  const others = [at('2026-04-07T09:07'), at('2026-04-07T09:05:30'), onGrid.add({ nanoseconds: 900_000 })]
  expect([onGrid, ...others].map(isOnGrid)).toEqual([true, false, false, false])
})
