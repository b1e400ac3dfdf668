import { describe, expect, it } from 'vitest'
import { colourOf, initialsOf } from './initials.ts'

describe('the initials of a person without a photo', () => {
  it.each([
    ['Fatma Yılmaz', 'FY'],
    ['Dokter Kuipers', 'K'],
    ['Karim El Amrani', 'KA'],
    ['Anna van der Berg', 'AB'],
    ['Sanne', 'S'],
    ['فاطمة يلماز', 'في'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('keep their colour', () => {
    expect(colourOf('Fatma Yılmaz', 5)).toBe(colourOf('Fatma Yılmaz', 5))
    const colours = new Set(['Farid Amari', 'Joost Kuipers', 'Petra Vos', 'Fatma Yılmaz'].map((n) => colourOf(n, 5)))
    expect(colours.size).toBeGreaterThan(1)
  })
})
