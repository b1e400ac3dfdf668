import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { accountRefusal } from './account-age.ts'

const timeZone = 'Europe/Amsterdam'
/** Just before and just after midnight, on the birthday of 3 April. */
const before = Temporal.Instant.from('2026-04-02T21:59:59Z')
const after = Temporal.Instant.from('2026-04-02T22:00:00Z')
const born = (year: number) => Temporal.PlainDate.from({ year, month: 4, day: 3 })
const code = (year: number, now: Temporal.Instant, childAccounts: boolean) =>
  accountRefusal({ birthDate: born(year), now, timeZone, childAccounts })?.refusal.code ?? null

test('a child has an account from the twelfth birthday on where the practice wants it, else from the sixteenth', () => {
  expect(code(2014, before, true)).toBe('access.tooYoungForAccount')
  expect(code(2014, after, true)).toBeNull()
  expect(code(2014, after, false)).toBe('access.childAccountsOff')
  expect(code(2010, before, false)).toBe('access.childAccountsOff')
  expect(code(2010, after, false)).toBeNull()
})
