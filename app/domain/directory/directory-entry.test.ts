import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { entryCan, freshnessOf, keeperOf, limitsOf, partOf, whoToCall, type Part } from './directory-entry.ts'
import { inTurn, needsOf } from './work-list.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-04-03')

test('an entry is fresh for 180 days, stale until 365, and then hidden; a wijk may set both', () => {
  const after = (days: number, settings = {}) => freshnessOf(today.subtract({ days }), today, limitsOf(settings))
  expect([0, 180, 181, 365, 366].map((days) => after(days))).toEqual(['fresh', 'fresh', 'stale', 'stale', 'hidden'])
  expect(after(100, { directoryStaleDays: 90, directoryHiddenDays: 99 })).toBe('hidden')
  // Checked by who is ahead of the clock.
  expect(after(-1)).toBe('fresh')
})

describe('whom people call', () => {
  const entry = {
    ...{ phone: '030 555 20 00', keyContactFunction: 'sociaal werker', keyContactPhone: '030 555 20 01' },
    ...{ keyContactUntil: null, successorFunction: 'teamleider', successorPhone: null },
  }
  test('is the key contact, until the day after its last day', () => {
    expect(whoToCall(entry, today, false)).toEqual({ function: 'sociaal werker', phone: '030 555 20 01' })
    const leaves = { ...entry, keyContactUntil: today }
    expect(whoToCall(leaves, today, false)?.function).toBe('sociaal werker')
    expect(whoToCall(leaves, today.add({ days: 1 }), false)).toEqual({ function: 'teamleider', phone: '030 555 20 00' })
  })
  test('is the successor as soon as the owner left, and nobody by name where nobody follows', () => {
    expect(whoToCall(entry, today, true)?.function).toBe('teamleider')
    const alone = { ...entry, successorFunction: null }
    expect(whoToCall(alone, today, true)).toEqual({ function: null, phone: '030 555 20 00' })
    expect(whoToCall({ ...alone, phone: null }, today, true)?.phone).toBe('030 555 20 01')
    expect(whoToCall({ ...alone, phone: null, keyContactPhone: null }, today, false)).toBeNull()
  })
})

const organisation = { organisationId: 'org', ownerPersonId: 'sanne', ownerSuccessorId: 'petra' }
const work = (people: string[], organisations: string[] = []) => ({
  people: new Set(people),
  organisations: new Set(organisations),
})

test('an entry is kept by its owner, the successor, the organisation, and at last by nobody', () => {
  expect(keeperOf(organisation, work(['sanne', 'petra']))).toEqual({ personId: 'sanne' })
  expect(keeperOf(organisation, work(['petra'], ['org']))).toEqual({ personId: 'petra' })
  expect(keeperOf(organisation, work([], ['org']))).toBe('organisation')
  expect(keeperOf(organisation, work([]))).toBeNull()
})

test('a welzijnscoach and an organiser keep what is of their organisation, others only what is theirs', () => {
  const as = (role: 'WELLBEING_COACH' | 'SOCIAL_WORKER', organisations: string[]) =>
    partOf({ kind: 'professional', role, personId: 'x' }, organisation, work(['sanne'], ['org']), organisations)
  expect([as('WELLBEING_COACH', ['org']), as('WELLBEING_COACH', ['other'])]).toEqual(['keeper', 'reader'])
  expect(as('SOCIAL_WORKER', ['org'])).toBe('reader')
  const resident = { kind: 'resident', role: 'RESIDENT', personId: 'sanne' } as const
  expect(partOf(resident, organisation, work(['sanne']), [])).toBeNull()
})

test('only the editor publishes and puts away what is published; who reads does nothing', () => {
  const able = (part: Part | null) =>
    (['proposed', 'published', 'archived'] as const).map((state) =>
      (['check', 'change', 'publish', 'archive'] as const).filter((deed) => entryCan(state, deed, part)),
    )
  expect(able('editor')).toEqual([['change', 'publish', 'archive'], ['check', 'change', 'archive'], ['publish']])
  expect(able('keeper')).toEqual([['change', 'archive'], ['check', 'change'], []])
  expect([able('reader'), able(null)]).toEqual([
    [[], [], []],
    [[], [], []],
  ])
})

test('a work list begins with what presses most and waits longest', () => {
  const entry = { state: 'published', freshness: 'fresh', openFeedback: 0, hasKeeper: false } as const
  expect(needsOf(entry, 'editor')).toEqual(['ownerless'])
  expect(needsOf(entry, 'keeper')).toEqual([])
  expect(needsOf({ ...entry, freshness: 'stale', openFeedback: 2 }, 'keeper')).toEqual(['feedback', 'stale'])
  expect(needsOf({ ...entry, state: 'archived', openFeedback: 2 }, 'editor')).toEqual([])
  const line = (id: string, lastCheckedOn: string, needs: ('feedback' | 'stale')[]) => ({ id, lastCheckedOn, needs })
  const list = [
    line('a', '2026-01-01', []),
    line('b', '2025-09-01', ['stale']),
    line('c', '2025-08-01', ['stale']),
    line('d', '2026-03-01', ['feedback']),
  ]
  expect(inTurn(list).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
})
