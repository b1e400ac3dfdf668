import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { activityChoice, lastWeek, leftOutBefore, longestPeriod, periodOf } from './activity-filter-form.ts'
import { placeText, readPlace } from './occurrence-place.ts'

const today = Temporal.PlainDate.from('2026-04-03')
const read = (query: string) => activityChoice(new URLSearchParams(query))
const period = (query: string) => {
  const { from, until } = periodOf(read(query), today)
  return `${from.toString()} ${until.toString()}`
}

test('what I choose stands in the address, and an address gives the same choice back', () => {
  const id = newId()
  const choice = read(
    `dag=2026-04-07&domein=lichaam&buurt=${id}&gratis=ja&vrouwen=ja&kinderen=ja&drempelvrij=ja&samen=ja&plek=buiten&taal=tr&leeftijd=oudere&thema=walking&zoek=wandlen&week=2&vorm=week`,
  )
  expect(choice.filter).toEqual({
    ...{ day: Temporal.PlainDate.from('2026-04-07'), domain: 'BODY', neighbourhoodId: id, freeOnly: true },
    ...{ womenOnly: true, childrenWelcome: true, stepFree: true, companion: true, indoors: false, language: 'tr' },
    ...{ age: 'oudere', theme: 'walking' },
  })
  expect([choice.search, choice.week, choice.form]).toEqual(['wandlen', 2, 'week'])
  const again = new URLSearchParams(Object.entries(choice.query).filter((pair): pair is [string, string] => !!pair[1]))
  expect(activityChoice(again)).toEqual(choice)
})

test('an address that makes no sense filters nothing, and still shows a page', () => {
  const choice = read(
    'dag=2026-02-31&domein=onzin&buurt=1%27or&week=-4&gratis=nee&plek=x&taal=%22&leeftijd=9&na=x_y&zoek=%20!',
  )
  expect([choice.week, choice.days, choice.after, choice.search]).toEqual([0, null, null, ''])
  expect(choice.filter).toEqual({})
  expect(read('week=99999').week).toBe(lastWeek)
  const param = fc.constantFrom('dag', 'van', 'tot', 'week', 'buurt', 'taal', 'domein', 'zoek', 'na', 'vorm')
  const value = fc.oneof(fc.string(), fc.constantFrom('2026-04-07', '9999-12-31', '0001-01-01', '-1', '1e9', 'ja'))
  fc.assert(
    fc.property(fc.array(fc.tuple(param, value)), (pairs) => {
      const { from, until } = periodOf(activityChoice(new URLSearchParams(pairs)), today)
      expect(from.until(until).days).toBeGreaterThan(0)
    }),
  )
})

test('I ask for a week, for later weeks, or for days of my own', () => {
  expect(period('')).toBe('2026-04-03 2026-04-10')
  expect(period('week=2')).toBe('2026-04-17 2026-04-24')
  expect(period('van=2026-05-01&tot=2026-05-03&week=2')).toBe('2026-05-01 2026-05-04')
  expect(period('van=2026-05-03&tot=2026-05-01')).toBe('2026-05-01 2026-05-04')
  expect(period('van=2026-05-03')).toBe('2026-05-03 2026-05-04')
  const { from, until } = periodOf(read('van=2026-05-01&tot=2036-05-01'), today)
  expect(from.until(until).days).toBe(longestPeriod)
})

test('a day from before I chose days of my own no longer counts', () => {
  expect(read('dag=2026-04-07&van=2026-05-01&tot=2026-05-03').filter).toEqual({})
  expect(read('dag=2026-05-02&van=2026-05-01&tot=2026-05-03').query['dag']).toBe('2026-05-02')
})

test('a place in a list survives the address, and nonsense is the first page', () => {
  const place = {
    date: today,
    starts: Temporal.Instant.from('2026-04-03T08:00:00Z'),
    activityId: newId(),
    originalDate: today.subtract({ days: 1 }),
  }
  expect(readPlace(placeText(place))).toEqual(place)
  fc.assert(fc.property(fc.string(), (text) => readPlace(text) === null))
  expect(readPlace(`2026-99-99_x_${place.activityId}_2026-01-01`)).toBeNull()
})

test('what was over is left out of the week that begins today, and of nothing else', () => {
  const now = Temporal.Instant.from('2026-04-03T12:30:00Z')
  expect(['', 'week=1', 'van=2026-04-03&tot=2026-04-04'].map((query) => leftOutBefore(read(query), now))).toEqual([
    ...[now, null, null],
  ])
})
