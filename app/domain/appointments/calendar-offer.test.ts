import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { appointmentStatuses } from './appointment.ts'
import { calendarOffer } from './calendar-offer.ts'

const endsAt = Temporal.Instant.from('2026-04-07T08:15:00Z')
const offer = (status: (typeof appointmentStatuses)[number], minutes: number) =>
  calendarOffer({ status, endsAt }, endsAt.add({ minutes }))

test('I can put what is to come in my calendar, and strike through what I called off', () => {
  expect([offer('booked', -1), offer('pending', -1), offer('cancelled', -1)]).toEqual(['add', 'add', 'strike'])
})

test('what is over, or never was, goes in no calendar', () => {
  for (const status of appointmentStatuses) expect(offer(status, 0)).toBeNull()
  for (const status of ['noshow', 'entered-in-error', 'proposed', 'fulfilled'] as const)
    expect(offer(status, -1)).toBeNull()
})
