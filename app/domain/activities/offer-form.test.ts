import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { changedFields, typedFields, valuesOf } from './offer-fields.ts'
import { offerFields } from './offer-form.ts'
import { keptFields } from './offer-kept-fields.ts'
import { repetitionOf, ruleOf } from './offer-repetition.ts'
import { firstDate, recurrencePattern } from './recurrence-pattern.ts'

const typed = {
  ...{ title: 'Samen wandelen', what: 'Lopen', forWhom: 'Iedereen', howToJoin: 'Kom', pictogram: 'walk' },
  ...{ domains: ['BODY'], locationName: 'Wijkcentrum', languages: ['nl'], signUp: 'none', repetition: 'weekly' },
  ...{ firstDate: '2026-04-14', startsAt: '10:00', endsAt: '11:00', cost: '2,50', organiserId: 'dreven' },
}
const wrongIn = (changes: object) =>
  (offerFields.safeParse({ ...typed, ...changes }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  )

test('the second Tuesday of the month is said by a first day on a second Tuesday', () => {
  const day = Temporal.PlainDate.from('2026-04-14')
  expect(ruleOf({ repetition: 'monthly', everyWeeks: 1 }, day)).toEqual({ rule: 'FREQ=MONTHLY;BYDAY=2TU' })
  expect(ruleOf({ repetition: 'weeks', everyWeeks: 3 }, day)).toEqual({ rule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU' })
  expect(ruleOf({ repetition: 'monthlyLast', everyWeeks: 1 }, day)).toEqual({ problem: 'notLast' })
  expect(ruleOf({ repetition: 'monthly', everyWeeks: 1 }, day.with({ day: 30 }))).toEqual({ problem: 'fifthWeek' })
})

test('a rhythm that was chosen begins on its own first day and reads back as it was chosen', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }))
  const choices = fc.record({
    repetition: fc.constantFrom('once', 'weekly', 'weeks', 'monthly', 'monthlyLast'),
    everyWeeks: fc.integer({ min: 2, max: 12 }),
  } as const)
  fc.assert(
    fc.property(days, choices, (day, chosen) => {
      const made = ruleOf(chosen, day)
      if ('problem' in made) return
      expect(repetitionOf(made.rule)?.repetition).toBe(chosen.repetition)
      const pattern = made.rule === null ? null : recurrencePattern(made.rule)
      if (pattern) expect(firstDate(pattern, day).equals(day)).toBe(true)
    }),
  )
})

test('what is written comes back in the form as it was typed', () => {
  const fields = offerFields.parse({ ...typed, about: ['womenOnly'], indoors: 'outside', lastDate: '2026-12-01' })
  const values = valuesOf(fields, { organiserId: 'dreven', recurrenceRule: null })
  expect(values).toMatchObject({ costCents: 250, womenOnly: true, companion: false, indoors: false })
  const again = offerFields.parse(typedFields(values))
  expect(changedFields(typedFields(values), typedFields(valuesOf(again, values)))).toEqual({})
  expect(changedFields({ title: 'a', cost: '1,00' }, { title: 'b' })).toEqual({
    title: ['a', 'b'],
    cost: ['1,00', null],
  })
})

test('a form says what does not fit, in words', () => {
  expect(wrongIn({})).toEqual([])
  expect(wrongIn({ endsAt: '09:00' })).toEqual(['endsAt offer.work:errors.endsBeforeStart'])
  expect(wrongIn({ lastDate: '2026-04-01' })).toEqual(['lastDate offer.work:errors.lastBeforeFirst'])
  expect(wrongIn({ minAge: '20', maxAge: '10' })).toEqual(['maxAge offer.work:errors.ages'])
  expect(wrongIn({ cost: 'gratis' })).toEqual(['cost offer.work:errors.cost'])
  expect(wrongIn({ title: 'x'.repeat(61) })).toEqual(['title ui:errors.tooLong'])
  for (const firstDate of ['2026-02-30', '0001-01-01', 'morgen', '9999-99-99'])
    expect(wrongIn({ firstDate })[0], firstDate).toBe('firstDate ui:errors.invalid')
})

test('a draft keeps what was typed, and nothing that is no field', () => {
  const odd = { intent: 'draft', version: 3, title: 'Half af', domains: ['BODY', 4], 'a[b]': 'x', nested: { a: 1 } }
  expect(keptFields(odd)).toEqual({ title: 'Half af', domains: ['BODY'] })
})
