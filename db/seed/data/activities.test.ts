import { describe, expect, it } from 'vitest'
import { recurrencePattern } from '#app/domain/activities/recurrence-pattern.ts'
import { overvechtActivities } from './activities.ts'
import { activityLanguages, pictograms } from './activity-types.ts'
import { spoorwijkActivities } from './spoorwijk-activities.ts'

const find = (key: string) => overvechtActivities.find((activity) => activity.key === key)
const both = [...overvechtActivities, ...spoorwijkActivities]

describe('what the neighbourhood offers', () => {
  it.each(both.map((activity) => [activity.key, activity] as const))(
    '%s is told in four languages',
    (_key, activity) => {
      for (const words of [activity.title, activity.what, activity.forWhom, activity.howToJoin]) {
        for (const language of activityLanguages) expect(words[language].trim()).not.toBe('')
        expect(words.ar).toMatch(/\p{Script=Arabic}/u)
        expect(new Set(Object.values(words)).size).toBe(activityLanguages.length)
      }
      for (const language of activityLanguages) expect(activity.title[language].length).toBeLessThanOrEqual(60)
    },
  )

  it('repeats by a rule that the portal can say in words', () => {
    for (const { recurrenceRule } of both) expect(recurrencePattern(recurrenceRule), recurrenceRule).not.toBeNull()
  })

  it('has something every week on every day', () => {
    const weekly = overvechtActivities.map(({ recurrenceRule }) => recurrencePattern(recurrenceRule))
    const days = weekly.flatMap((pattern) => (pattern?.every === 'week' && pattern.weeks === 1 ? pattern.weekday : []))
    expect([...new Set(days)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('repeats every week, every two weeks and every month', () => {
    const kinds = overvechtActivities
      .map(({ recurrenceRule }) => recurrencePattern(recurrenceRule))
      .map((pattern) => (pattern?.every === 'week' ? pattern.weeks : pattern?.every))
    expect(new Set(kinds)).toEqual(new Set([1, 2, 'month']))
  })

  it('ends after it starts and costs no less than nothing', () => {
    for (const { startsAt, endsAt, costCents, key } of both) {
      expect(startsAt < endsAt, key).toBe(true)
      expect(costCents).toBeGreaterThanOrEqual(0)
    }
  })

  it('uses every pictogram and every domain', () => {
    expect(new Set(overvechtActivities.map(({ pictogram }) => pictogram))).toEqual(new Set(pictograms))
    expect(new Set(overvechtActivities.flatMap(({ domains }) => domains)).size).toBe(4)
  })

  it('keeps Dutch sentences to fifteen words', () => {
    for (const { what, forWhom, howToJoin, key } of both) {
      for (const sentence of [what.nl, forWhom.nl, howToJoin.nl].flatMap((text) => text.split(/[.?!]\s*/))) {
        expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(15)
      }
    }
  })

  it('lets women walk on Tuesday at 10.00 from De Wissel, in Turkish too', () => {
    expect(find('wandelgroep-vrouwen')).toMatchObject({
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU',
      startsAt: '10:00',
      endsAt: '11:30',
      womenOnly: true,
      costCents: 0,
      languages: ['nl', 'tr'],
      place: { address: { street: 'Zambesidreef' } },
    })
  })

  it('cancels the next Rust in je hoofd and moves another activity', () => {
    expect(find('rust-in-je-hoofd')?.exceptions).toEqual([{ occurrence: 0, kind: 'cancelled' }])
    expect(overvechtActivities.flatMap(({ exceptions }) => exceptions).map(({ kind }) => kind)).toContain('moved')
  })
})
