import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { birthday, birthdayStart, isAtLeastAge } from './birthday.ts'
import { mandateEnd, mandateState, mayRecord } from './mandate.ts'
import type { MandateKind } from './mandate-kinds.ts'

const timeZone = 'Europe/Amsterdam'
const anyBirth = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2095-12-31'), noInvalidDate: true })
  .map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10)))
const leapBirth = fc
  .integer({ min: 1990, max: 2095 })
  .map((year) => Temporal.PlainDate.from(`${year - (year % 4)}-02-29`))
const anyone = fc.oneof({ weight: 4, arbitrary: anyBirth }, { weight: 1, arbitrary: leapBirth })
const second = { seconds: 1 }

describe('a birthday', () => {
  test('starts at midnight in Amsterdam and not a second earlier', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom(12, 16, 18), (birth, age) => {
        const start = birthdayStart(birth, age, timeZone)
        const local = start.toZonedDateTimeISO(timeZone)
        expect([local.hour, local.minute, local.second]).toEqual([0, 0, 0])
        expect(isAtLeastAge(birth, age, { now: start, timeZone })).toBe(true)
        expect(isAtLeastAge(birth, age, { now: start.subtract(second), timeZone })).toBe(false)
      }),
    )
  })
  test('of a child born on 29 February is 29 February when there is one, and 1 March when there is none', () => {
    fc.assert(
      fc.property(leapBirth, fc.integer({ min: 1, max: 18 }), (birth, age) => {
        const day = birthday(birth, age)
        expect(day.toString().slice(5)).toBe(day.inLeapYear ? '02-29' : '03-01')
      }),
    )
    // A year of a century is no leap year: the one time that it matters for 12 and 16.
    expect(birthday(Temporal.PlainDate.from('2088-02-29'), 12).toString()).toBe('2100-03-01')
    expect(birthday(Temporal.PlainDate.from('2012-02-29'), 16).toString()).toBe('2028-02-29')
  })
  test('on the night that the clock changes begins at midnight all the same', () => {
    // 29 March and 25 October 2026: the clock goes forward and back.
    expect(birthdayStart(Temporal.PlainDate.from('2014-03-29'), 12, timeZone).toString()).toBe('2026-03-28T23:00:00Z')
    expect(birthdayStart(Temporal.PlainDate.from('2010-03-30'), 16, timeZone).toString()).toBe('2026-03-29T22:00:00Z')
    expect(birthdayStart(Temporal.PlainDate.from('2010-10-26'), 16, timeZone).toString()).toBe('2026-10-25T23:00:00Z')
  })
  test('where the clock jumps over midnight begins with the first moment that there is', () => {
    // Beirut, 26 March 2000: midnight did not exist.
    const start = birthdayStart(Temporal.PlainDate.from('1984-03-26'), 16, 'Asia/Beirut')
    expect(start.toZonedDateTimeISO('Asia/Beirut').toPlainDate().toString()).toBe('2000-03-26')
    expect(start.subtract(second).toZonedDateTimeISO('Asia/Beirut').toPlainDate().toString()).toBe('2000-03-25')
  })
})

describe('a mandate', () => {
  const now = Temporal.Instant.from('2026-04-03T14:40:00Z')
  const kinds: MandateKind[] = ['PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR', 'PROXY']

  test('lasts no longer than the wijk says, and a parent’s not past the birthday', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom(...kinds), fc.integer({ min: 1, max: 24 }), (birthDate, kind, months) => {
        const end = mandateEnd({ kind, startsAt: now, birthDate, timeZone, months })
        const term = now.toZonedDateTimeISO(timeZone).add({ months }).toInstant()
        const age = kind === 'PARENT_UNDER_12' ? 12 : kind === 'PARENT_12_15' ? 16 : null
        const expected = age === null ? [term] : [term, birthdayStart(birthDate, age, timeZone)]
        expect(end.epochMilliseconds).toBe(Math.min(...expected.map((each) => each.epochMilliseconds)))
      }),
    )
  })
  test('of a parent is never live for a child of 12, nor for anybody of 16', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom('PARENT_UNDER_12' as const, 'PARENT_12_15' as const), (birthDate, kind) => {
        const facts = { kind, acceptedAt: now, endsAt: now.add({ hours: 24 * 1000 }), suspendedAt: null, endedAt: null }
        const state = mandateState(facts, { birthDate, now, timeZone })
        const adult = isAtLeastAge(birthDate, 16, { now, timeZone })
        const child = !isAtLeastAge(birthDate, 12, { now, timeZone })
        if (adult) expect(state).toBe('ended')
        else if (kind === 'PARENT_UNDER_12') expect(state).toBe(child ? 'live' : 'suspended')
        else expect(state).toBe('live')
      }),
    )
  })
  test.each([
    ['PARENT_UNDER_12', '2015-04-03', false, null],
    ['PARENT_UNDER_12', '2014-04-04', false, null],
    ['PARENT_UNDER_12', '2014-04-03', false, 'access.childDecides'],
    ['PARENT_12_15', '2014-04-04', true, 'access.childTooYoung'],
    ['PARENT_12_15', '2014-04-03', false, 'access.childMustAgree'],
    ['PARENT_12_15', '2014-04-03', true, null],
    ['PARENT_12_15', '2010-04-04', true, null],
    ['PARENT_12_15', '2010-04-03', true, 'access.adultDecides'],
    ['CURATOR', '2010-04-04', true, 'access.notAdult'],
    ['MENTOR', '2010-04-03', false, null],
    ['PROXY', '2010-04-04', true, 'access.notAdult'],
    ['PROXY', '1958-01-01', false, null],
  ] as const)('%s for somebody born on %s (the child agrees: %s): %s', (kind, born, agrees, refusal) => {
    const answer = mayRecord(kind, { birthDate: Temporal.PlainDate.from(born), now, timeZone, agrees })
    expect(answer.ok ? null : answer.refusal.code).toBe(refusal)
  })
})
