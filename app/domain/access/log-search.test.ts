import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { logSearchQuery, logSearchText, readLogSearch } from './log-search.ts'

const today = Temporal.PlainDate.from('2026-04-03')
const read = (query: string) => readLogSearch(new URLSearchParams(query), today)
const person = '01890a5d-ac96-774b-bcce-b302099a8057'

test('without a word it is the last thirty days of everybody', () => {
  expect(logSearchText(read(''))).toBe('period=2026-03-04/2026-04-03')
})

test('a period is never longer than may be: a quarter, or a year about one person', () => {
  expect(read('van=2000-01-01&tot=2026-04-03').firstDay.toString()).toBe('2026-01-01')
  expect(read(`van=2000-01-01&gebruiker=${person}`).firstDay.toString()).toBe('2025-04-02')
  expect(read('van=2026-05-01&tot=2026-04-01').firstDay.toString()).toBe('2026-04-01')
})

test('nonsense counts as left out', () => {
  expect(read('van=9999-99-99&tot=x&gebruiker=%25&bewoner=1&nood=Q&uitkomst=all')).toEqual(read(''))
})

test('about a resident it leaves out what that resident did, unless that is asked for', () => {
  expect(read(`bewoner=${person}`).withoutSelf).toBe(true)
  expect(logSearchText(read(`bewoner=${person}`))).toContain('self=no')
  for (const query of [
    '',
    `gebruiker=${person}`,
    `gebruiker=${person}&bewoner=${person}`,
    `bewoner=${person}&zelf=ook`,
  ])
    expect([query, read(query).withoutSelf]).toEqual([query, false])
  expect(logSearchQuery(read(`bewoner=${person}&zelf=ook`))['zelf']).toBe('ook')
})

test('a search comes back from its own address', () => {
  const search = read(`van=2026-03-01&tot=2026-03-31&bewoner=${person}&nood=T&relatie=F&uitkomst=refused`)
  expect(search).toMatchObject({ checks: '_F_T', outcome: 'refused', residentId: person })
  const query = Object.entries(logSearchQuery(search)).filter((pair): pair is [string, string] => pair[1] !== undefined)
  expect(readLogSearch(new URLSearchParams(query), today)).toEqual(search)
})
