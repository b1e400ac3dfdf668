import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { bookingForm, choiceForm, firstForm, moveForm } from './booking-form.ts'
import { blockForm, clockTime, practiceBookingForm, teamAppointmentForm } from './practice-form.ts'
import { awayForm, closureForm } from './schedule-form.ts'
import { groupForm, newGroupForm } from './team-group-form.ts'
import { waitForEarlierForm } from './waiting-form.ts'

const zone = 'Europe/Amsterdam'
const at = (day: string, time: string) => {
  const found = clockTime(day, time, zone)
  return found.ok ? found.value.toString() : found.refusal.code
}

test.each([
  ['2026-04-07', '09:30', '2026-04-07T07:30:00Z'],
  // The clocks go forward: from two to three o'clock there is no time at all.
  ['2027-03-28', '01:55', '2027-03-28T00:55:00Z'],
  ['2027-03-28', '02:00', 'appointments.noSuchTime'],
  ['2027-03-28', '02:30', 'appointments.noSuchTime'],
  ['2027-03-28', '02:55', 'appointments.noSuchTime'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00Z'],
  // They go back: the hour from two to three comes twice, and the first is meant.
  ['2026-10-25', '01:55', '2026-10-24T23:55:00Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
])('%s %s is %s', (day, time, expected) => {
  expect(at(day, time)).toBe(expected)
})

const id = newId()
const instants = ['9999-12-31T23:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '1999-12-31T00:00:00Z']
const choice = { personId: id, visitTypeId: id }

test.each(instants)('no form of appointments lets an instant as far away as %s in', (startsAt) => {
  const desk = { formKey: id, ...choice, intent: 'offered' }
  for (const [form, value] of [
    [choiceForm, { ...choice, startsAt }],
    [bookingForm, { ...choice, startsAt, intent: 'book' }],
    [bookingForm, { ...choice, startsAt, intent: 'release' }],
    [firstForm, { visitTypeId: id, offer: `${startsAt} ${id}` }],
    [moveForm, { startsAt }],
    [practiceBookingForm, { ...desk, startsAt }],
  ] as const)
    expect(form.safeParse(value).success, JSON.stringify(value)).toBe(false)
  expect(practiceBookingForm.safeParse({ ...desk, startsAt: '2026-04-07T07:30:00Z' }).success).toBe(true)
})

const days = ['9999-12-31', '2100-01-01', '1999-12-31', '0001-01-01', '+275760-09-13', '2027-02-29']
test.each(days)('no form of appointments lets the day %s in', (date) => {
  const group = { title: 'Samen eten', most: 5, time: '10:00', minutes: 60, formKey: id, teamId: id, visitTypeId: id }
  const until = { firstDay: '2026-04-07', lastDay: date }
  for (const [form, value, good] of [
    [practiceBookingForm, { formKey: id, ...choice, intent: 'other', date, time: '10:00' }],
    [teamAppointmentForm, { intent: 'move', date, time: '10:00' }],
    [blockForm, { intent: 'block', personId: id, date, from: '10:00', until: '11:00' }],
    [newGroupForm, { ...group, personIds: [id], date }],
    [groupForm, { intent: 'move', date, time: '10:00' }],
    [waitForEarlierForm, { who: 'same', fromDay: date }, { who: 'same', fromDay: '2026-04-07' }],
    [
      awayForm,
      { personId: id, why: 'LEAVE', ...until },
      { personId: id, why: 'LEAVE', ...until, lastDay: '2026-04-08' },
    ],
    [
      closureForm,
      { teamId: id, name: 'Studiedag', ...until },
      { teamId: id, name: 'x', ...until, lastDay: '2026-04-08' },
    ],
  ] as const) {
    expect(form.safeParse(value).success, JSON.stringify(value)).toBe(false)
    const read = form.safeParse(good ?? { ...value, date: '2026-04-07' })
    expect(read.error?.issues ?? [], JSON.stringify(good ?? value)).toEqual([])
  }
})
