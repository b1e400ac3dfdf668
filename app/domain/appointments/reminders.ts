/**
 * When a resident is reminded of an appointment: so many minutes before it (APP-9). One that could not be planned in time,
 * because nothing ran, still goes until `lastMinutes` before; then it would say less than it disturbs.
 */
export const reminders = [
  { kind: 'reminder48', minutes: 48 * 60, lastMinutes: 24 * 60 },
  { kind: 'reminder2', minutes: 2 * 60, lastMinutes: 15 },
] as const
export type Reminder = (typeof reminders)[number]
