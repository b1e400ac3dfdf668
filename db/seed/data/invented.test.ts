import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { birthDateOf } from './birth-date.ts'
import { makeResidents } from './make-residents.ts'
import { asciiKey, splitFamilyName } from './name-parts.ts'
import { overvechtProfessionals } from './professionals.ts'
import { workingWeek } from './working-week.ts'

describe('invented residents', () => {
  it('are the same for the same seed and others for another', () => {
    expect(makeResidents(30, 7, overvechtProfessionals)).toEqual(makeResidents(30, 7, overvechtProfessionals))
    expect(makeResidents(30, 7, overvechtProfessionals)).not.toEqual(makeResidents(30, 8, overvechtProfessionals))
  })

  it('are as old today as the demo says, on the birthday itself and the day before', () => {
    const today = Temporal.PlainDate.from('2026-03-01')
    for (const dayOfYear of [1, 59, 60, 61, 365]) {
      const birth = birthDateOf(58, dayOfYear, today)
      expect(birth.until(today, { largestUnit: 'years' }).years, birth.toString()).toBe(58)
    }
    expect(birthDateOf(12, 60, today).toString()).toBe('2014-03-01')
    expect(birthDateOf(12, 61, today).toString()).toBe('2013-03-02')
    expect(() => birthDateOf(12, 366, today)).toThrow(RangeError)
  })

  it('have an address in plain letters and a prefix apart', () => {
    expect(asciiKey('Fatma Yılmaz')).toBe('fatma-yilmaz')
    expect(asciiKey('Małgorzata Şahinkaya')).toBe('malgorzata-sahinkaya')
    expect(splitFamilyName('van der Zande')).toEqual({ prefix: 'van der', familyName: 'Zande' })
    expect(splitFamilyName('Kuipers')).toEqual({ prefix: null, familyName: 'Kuipers' })
  })
})

describe('a part-time week', () => {
  it('holds the sessions of each day, in even weeks only where it says so', () => {
    const week = workingWeek('PRACTICE_NURSE', 'mon fri/even')
    expect(week.map(({ weekday, weeks }) => [weekday, weeks])).toEqual([
      [1, 'every'],
      [1, 'every'],
      [5, 'even'],
      [5, 'even'],
    ])
  })

  it('refuses a day that does not exist', () => {
    expect(() => workingWeek('PRACTICE_NURSE', 'mon sun')).toThrow('Unknown day: sun')
    expect(() => workingWeek('PRACTICE_NURSE', 'mon/some')).toThrow('Unknown day: mon/some')
  })
})
