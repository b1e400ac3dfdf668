import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexActivitiesEverywhere } from '#app/jobs/index-activities.server.ts'
import { activities } from '#db/schema/activities.ts'
import { searchSynonyms } from '#db/schema/directory.synonyms.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Tx } from '#db/client.server.ts'
import { asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { activityChoice } from './activity-filter-form.ts'
import { ageGroups, ageGroupWords, type ActivityFilter } from './activity-filter.ts'
import { countOccurrences } from './occurrence-counts.queries.server.ts'
import type { OccurrencePlace } from './occurrence-place.ts'
import { listDates, listOccurrences, type OccurrencesAsked } from './occurrences.queries.server.ts'
import { searchActivities } from './search.queries.server.ts'

const timeZone = 'Europe/Amsterdam'
const period = { from: Temporal.PlainDate.from('2026-04-03'), until: Temporal.PlainDate.from('2026-04-10') }
let wijk: TestNeighbourhood

const anyone = <T>(work: (tx: Tx) => Promise<T>, tenantId = wijk.tenant.id) => asAnyone(tenantId, work)
const list = (asked: Partial<OccurrencesAsked> = {}) =>
  anyone((tx) => listOccurrences(tx, { timeZone, period, filter: {}, limit: 100, ...asked }))
const search = async (typed: string) => {
  const found = await anyone((tx) => searchActivities(tx, typed))
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return found?.map((id) => titles.get(id)).sort()
}

const words = [
  ['Wandelgroep', 'Samen wandelen door de wijk.', { title: 'Yürüyüş grubu', what: 'Kadınlarla yürüyoruz.' }],
  ['Samen soep eten', 'Wij koken soep en ontmoeten buren.', { title: 'مجموعة الحساء', what: 'نأكل معًا' }],
  ['Hulp bij brieven en geld', 'Neem uw brieven mee. Café De Wissel.', { title: 'ሓገዝ ንደብዳቤታት' }],
  ['Gymnastiek', 'Bewegen op de stoel.', { title: 'Gimnastyka na krześle' }],
] as const
const languages = ['tr', 'ar', 'ti', 'pl'] as const
let rows: (typeof activities.$inferInsert)[]

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const tenantId = wijk.tenant.id
  const organiserId = newId()
  const { db } = wijk.owner
  await db
    .insert(organisations)
    .values({ tenantId, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'Dreef in Beweging' })
  await db.insert(searchSynonyms).values(
    [
      ['schulden', 'geld'],
      ['kracht', 'bewegen'],
    ].map(([word, meaning]) => ({ tenantId, id: newId(), word: word!, meaning: meaning!, language: 'nl' })),
  )
  rows = Array.from({ length: 48 }, (_, at) => {
    const [title, what, translation] = words[at % 4]!
    return {
      ...{ tenantId, id: newId(), organiserId, state: 'published' as const, title: `${title} ${at}`, what },
      ...{
        forWhom: 'Iedereen',
        howToJoin: 'Kom langs',
        pictogram: 'walk',
        locationName: 'De Wissel',
        updatedAt: testNow,
      },
      translations: { [languages[at % 4]!]: translation },
      domains: at % 3 === 0 ? ['BODY', 'SOCIAL'] : at % 3 === 1 ? ['SOCIETAL'] : ['MIND'],
      languages: at % 5 === 0 ? ['nl', 'tr'] : ['nl'],
      costCents: at % 2 === 0 ? 0 : 250,
      ...{ womenOnly: at % 7 === 0, childrenWelcome: at % 4 === 1, wheelchairAccessible: at % 2 === 1 },
      ...{ companion: at % 6 === 0, indoors: at % 3 === 0 ? null : at % 3 === 1 },
      ...{ minAge: at % 5 === 0 ? 18 : null, maxAge: at % 5 === 1 ? 12 : null, theme: at % 2 === 0 ? 'sport' : null },
      firstDate: Temporal.PlainDate.from('2026-03-02').add({ days: at % 7 }),
      ...{ startsAt: Temporal.PlainTime.from({ hour: 9 + (at % 3) }), endsAt: Temporal.PlainTime.from('13:00') },
      recurrenceRule: 'FREQ=WEEKLY',
    }
  })
  await db.insert(activities).values(rows)
  await indexActivitiesEverywhere(testNow)
})
afterAll(() => wijk.end())

test('a week is in order of day and time, page by page, and nothing stands twice or is left out', async () => {
  const all = await list()
  expect([all.found.length, all.next]).toEqual([48, null])
  const keys: string[] = []
  for (let after: OccurrencePlace | null = null; ;) {
    const page: Awaited<ReturnType<typeof list>> = await list({ limit: 7, after })
    keys.push(...page.found.map(({ activity }) => activity.id))
    if (!page.next) break
    after = page.next
  }
  expect(keys).toEqual(all.found.map(({ activity }) => activity.id))
  const starts = all.found.map(({ occurrence }) => occurrence.starts.epochMilliseconds)
  expect(starts).toEqual(starts.toSorted((one, other) => one - other))
})

test('any week that is known can be asked for, and another wijk sees none of it', async () => {
  const [from, until] = [period.from.add({ weeks: 50 }), period.until.add({ weeks: 50 })]
  expect((await list({ period: { from, until } })).found).toHaveLength(48)
  const elsewhere = await anyone(
    (tx) => listOccurrences(tx, { timeZone, period, filter: {}, limit: 5 }),
    wijk.otherTenant.id,
  )
  expect(elsewhere.found).toEqual([])
  expect((await anyone((tx) => countOccurrences(tx, { period, filter: {} }), wijk.otherTenant.id)).all).toBe(0)
})

const yes = fc.constantFrom(true as const, undefined)
const anyFilter = fc.record({
  ...{ freeOnly: yes, womenOnly: yes, childrenWelcome: yes, stepFree: yes, companion: yes },
  indoors: fc.constantFrom(true, false, undefined, undefined),
  domain: fc.constantFrom('BODY', 'MIND', undefined, undefined),
  language: fc.constantFrom('tr', 'nl', undefined),
  age: fc.constantFrom('kind' as const, 'oudere' as const, undefined, undefined),
  day: fc.constantFrom(period.from.add({ days: 4 }), undefined, undefined),
})
const chosen = (filter: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as ActivityFilter

function fits(row: (typeof rows)[number], filter: ActivityFilter): boolean {
  const [youngest, oldest] = filter.age ? ageGroups[filter.age] : [0, 200]
  return (
    (!filter.freeOnly || row.costCents === 0) &&
    (!filter.womenOnly || row.womenOnly === true) &&
    (!filter.childrenWelcome || row.childrenWelcome === true) &&
    (!filter.stepFree || row.wheelchairAccessible === true) &&
    (!filter.companion || row.companion === true) &&
    (filter.indoors === undefined || row.indoors === filter.indoors) &&
    (!filter.domain || row.domains.includes(filter.domain)) &&
    (!filter.language || row.languages.includes(filter.language)) &&
    (row.minAge ?? 0) <= oldest &&
    (row.maxAge ?? 200) >= youngest &&
    (!filter.day || row.firstDate.dayOfWeek === filter.day.dayOfWeek)
  )
}

test('every count says how many are left when that is chosen too', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter, async (given) => {
      const filter = chosen(given)
      const left = (more: ActivityFilter) => rows.filter((row) => fits(row, { ...filter, ...more })).length
      const counts = await anyone((tx) => countOccurrences(tx, { period, filter }))
      const { found } = await list({ filter })
      expect(found).toHaveLength(left({}))
      expect(counts.all).toBe(left({}))
      expect(counts.yes).toEqual({
        ...{ gratis: left({ freeOnly: true }), vrouwen: left({ womenOnly: true }), samen: left({ companion: true }) },
        ...{ kinderen: left({ childrenWelcome: true }), drempelvrij: left({ stepFree: true }) },
      })
      expect(counts.place).toEqual({ binnen: left({ indoors: true }), buiten: left({ indoors: false }) })
      expect(counts.domain.geest).toBe(left({ domain: 'MIND' }))
      expect(counts.language['tr'] ?? 0).toBe(left({ language: 'tr' }))
      for (const age of ageGroupWords) expect(counts.age[age]).toBe(left({ age }))
      const monday = period.from.add({ days: 3 })
      expect(counts.day[monday.toString()] ?? 0).toBe(left({ day: monday }))
    }),
    { numRuns: 25 },
  )
})

test('a search finds parts of words, in any language, and what stands in the name of the organiser', async () => {
  const twelve = (title: string) =>
    rows
      .filter((row) => row.title.startsWith(title))
      .map(({ title: own }) => own)
      .sort()
  expect(await search('wandel')).toEqual(twelve('Wandelgroep'))
  expect(await search('KADINLAR')).toEqual(twelve('Wandelgroep'))
  expect(await search('yürüyüş grubu')).toEqual(twelve('Wandelgroep'))
  expect(await search('الحساء')).toEqual(twelve('Samen soep'))
  expect(await search('ሓገዝ')).toEqual(twelve('Hulp'))
  expect(await search('krzesle')).toEqual(twelve('Gym'))
  expect(await search('café')).toEqual(twelve('Hulp'))
  expect(await search('dreef in beweging')).toHaveLength(48)
})

test('misspelt words find too', async () => {
  const twelve = (title: string) =>
    rows
      .filter((row) => row.title.startsWith(title))
      .map(({ title: own }) => own)
      .sort()
  for (const typed of ['wandlen', 'wandeln', 'wandelgroeb'])
    expect(await search(typed), typed).toEqual(twelve('Wandelgroep'))
  for (const typed of ['breiven', 'brievn']) expect(await search(typed), typed).toEqual(twelve('Hulp'))
  for (const typed of ['gimnastiek', 'gymnastik']) expect(await search(typed), typed).toEqual(twelve('Gym'))
  expect(await search('yuruyush')).toEqual(twelve('Wandelgroep'))
  expect(await search('مجموعه الحسا')).toEqual(twelve('Samen soep'))
})

test('words that the editor keeps as meaning the same find one another', async () => {
  expect(await search('schulden')).toEqual(await search('geld'))
  expect(await search('Schulden!')).toHaveLength(12)
  expect(await search('kracht')).toHaveLength(12)
})

test('nonsense finds nothing, nothing typed finds everything, and no word of a search is a command', async () => {
  expect(await search('qqxyzzy')).toEqual([])
  expect(await search('wandelen qqxyzzy')).toEqual([])
  expect(await search(' !? ')).toBeUndefined()
  for (const typed of ["'; drop table activities; --", '%', '_', '|', '\\', 'a|b', '%%%%%', '🥾']) {
    expect((await search(typed)) ?? [], typed).toEqual([])
  }
  expect((await list({ among: [] })).found).toEqual([])
  const choice = activityChoice(new URLSearchParams('zoek=soep&gratis=ja'))
  const among = await anyone((tx) => searchActivities(tx, choice.search))
  const { found } = await list({ filter: choice.filter, among })
  expect(found.every(({ activity }) => activity.title.startsWith('Samen soep') && activity.costCents === 0)).toBe(true)
  expect((await anyone((tx) => countOccurrences(tx, { period, filter: choice.filter, among }))).all).toBe(found.length)
})

test('the page of an activity shows its next dates, that which is going on among them', async () => {
  const row = rows.find(({ firstDate }) => firstDate.dayOfWeek === 5)!
  const dates = await anyone((tx) => listDates(tx, String(row.id), 3))
  expect(dates.map(({ date }) => date.toString())).toEqual(['2026-04-10', '2026-04-17', '2026-04-24'])
})

test('what is over today no longer stands on the list, nor in a count; what is going on does', async () => {
  const at = (time: string) => Temporal.ZonedDateTime.from(`2026-04-03T${time}[${timeZone}]`).toInstant()
  const onToday = async (endsAfter: Temporal.Instant | null) => {
    const { found } = await list({ endsAfter })
    const { all } = await anyone((tx) => countOccurrences(tx, { period, filter: {}, endsAfter }))
    expect(all).toBe(found.length)
    return found.filter(({ occurrence }) => occurrence.date.equals('2026-04-03')).length
  }
  const whole = await onToday(null)
  expect(whole).toBeGreaterThan(0)
  expect([await onToday(at('12:59')), await onToday(at('13:00'))]).toEqual([whole, 0])
})
