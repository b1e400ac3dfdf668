import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  appointmentActions,
  appointmentCan,
  appointmentStatuses,
  onlineEditableUntil,
  type AppointmentAction,
  type AppointmentParty,
  type AppointmentStatus,
} from './appointment.ts'

const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const startsAt = at('2026-06-02T10:20')
const ask = (status: AppointmentStatus, action: AppointmentAction, who: AppointmentParty, now: string, hours = 24) => {
  const answer = appointmentCan(status, action, { who, now: at(now), startsAt, cancelNoticeHours: hours })
  return answer.ok ? answer.value : answer.refusal
}

test('a resident cancels online until 24 hours before, to the minute', () => {
  expect(ask('booked', 'cancel', 'resident', '2026-06-01T10:20')).toBe('cancelled')
  expect(ask('booked', 'cancel', 'resident', '2026-06-01T10:21')).toEqual({
    code: 'appointments.tooLateOnline',
    data: { hours: 24 },
  })
})

test('with the practice nurse the limit is 48 hours, and the refusal names it', () => {
  expect(ask('booked', 'move', 'resident', '2026-05-31T10:20', 48)).toBe('booked')
  expect(ask('booked', 'move', 'resident', '2026-06-01T09:00', 48)).toMatchObject({ data: { hours: 48 } })
})

test('the practice cancels until the last moment', () => {
  expect(ask('booked', 'cancel', 'practice', '2026-06-02T10:19')).toBe('cancelled')
})

test('24 hours before the night of the clocks is the same length of time', () => {
  expect(onlineEditableUntil(at('2026-03-29T10:00'), 24).equals(at('2026-03-28T09:00'))).toBe(true)
  expect(onlineEditableUntil(at('2026-10-25T10:00'), 24).equals(at('2026-10-24T11:00'))).toBe(true)
  expect(onlineEditableUntil(at('2026-06-02T10:00'), 1.5).equals(at('2026-06-02T08:30'))).toBe(true)
})

test('nobody is a no-show before the appointment has begun', () => {
  expect(ask('booked', 'mark_no_show', 'practice', '2026-06-02T10:19')).toEqual({ code: 'appointments.notBegunYet' })
  expect(ask('booked', 'mark_no_show', 'practice', '2026-06-02T10:20')).toBe('noshow')
})

test('who comes in late after all is no no-show', () => {
  expect(ask('noshow', 'arrive', 'practice', '2026-06-02T10:40')).toBe('arrived')
})

test('an appointment goes from proposed to fulfilled', () => {
  expect(ask('proposed', 'confirm', 'system', '2026-05-30T10:00')).toBe('booked')
  expect(ask('booked', 'arrive', 'practice', '2026-06-02T10:15')).toBe('arrived')
  expect(ask('arrived', 'fulfil', 'practice', '2026-06-02T10:35')).toBe('fulfilled')
})

test('a cancelled appointment can’t be cancelled, moved or confirmed', () => {
  for (const action of ['cancel', 'move', 'confirm'] as const) {
    expect(ask('cancelled', action, 'practice', '2026-05-30T10:00')).toEqual({ code: 'appointments.notInThisState' })
  }
})

test('a resident only cancels and moves; everything else is for the practice', () => {
  const early = at('2026-01-01T10:00')
  fc.assert(
    fc.property(fc.constantFrom(...appointmentStatuses), fc.constantFrom(...appointmentActions), (status, action) => {
      const answer = appointmentCan(status, action, { who: 'resident', now: early, startsAt, cancelNoticeHours: 24 })
      if (answer.ok) expect(['cancel', 'move']).toContain(action)
    }),
  )
})

test('what was entered in error stays so', () => {
  for (const action of appointmentActions) {
    for (const who of ['resident', 'practice', 'system'] as const) {
      expect(ask('entered-in-error', action, who, '2026-06-02T12:00')).toHaveProperty('code')
    }
  }
})

test('once a resident is too late, it stays too late', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 72 }), (minutes, hours) => {
      const can = (now: Temporal.Instant) =>
        appointmentCan('booked', 'cancel', { who: 'resident', now, startsAt, cancelNoticeHours: hours }).ok
      const now = startsAt.add({ minutes })
      if (!can(now)) expect(can(now.add({ seconds: 1 }))).toBe(false)
      expect(can(onlineEditableUntil(startsAt, hours))).toBe(true)
    }),
  )
})
