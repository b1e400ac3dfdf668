import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { professionalRoles } from '../shared/actor.ts'
import { decide, type LiveGrant } from './decide.ts'
import { readRecipient, recipientText } from './recipient-text.ts'
import {
  mayAskAgainAt,
  monthChoices,
  permissionEnd,
  permissionState,
  permissionTopics,
  sharedTopics,
  withheldTopics,
} from './sharing.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-04-03T14:40:00Z')
const none = { laterAt: null, refusedAt: null, givenAt: null, endsAt: null, objectedAt: null, endedAt: null }
const zone = 'Europe/Amsterdam'

test('what I can share with a helper is what a permission really opens for that role', () => {
  const resident = '0190a000-0000-7000-8000-000000000001'
  for (const role of professionalRoles) {
    const offered = permissionTopics(role)
    for (const topic of sharedTopics) {
      const grant: LiveGrant = {
        ...{ residentId: resident, topic, level: 'read', source: 'permission', sourceId: 'x', objectId: null },
      }
      const actor = { kind: 'professional' as const, role, personId: 'p' }
      const opens = (['assessment', 'healthScore', 'contact', 'careTeam', 'thread', 'appointment'] as const).some(
        (resource) => decide(actor, { residentId: resident, resource, action: 'read' }, [grant]).granted,
      )
      expect(offered.includes(topic), `${role} ${topic}`).toBe(opens)
    }
  }
  expect(permissionTopics('SOCIAL_WORKER')).toEqual(['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'])
  expect(permissionTopics('WELLBEING_COACH')).toEqual(['SOCIAL'])
  expect(permissionTopics('GENERAL_PRACTITIONER')).toEqual([])
})

test('a permission stands where its last step left it, and ends by itself', () => {
  expect(permissionState(none, now)).toBe('asked')
  expect(permissionState({ ...none, laterAt: now }, now)).toBe('later')
  expect(permissionState({ ...none, refusedAt: now }, now)).toBe('refused')
  const given = { ...none, laterAt: now, givenAt: now, endsAt: now.add({ hours: 1 }) }
  expect(permissionState(given, now)).toBe('given')
  expect(permissionState(given, now.add({ hours: 1 }))).toBe('ended')
  expect(permissionState({ ...given, endedAt: now }, now)).toBe('ended')
  expect(permissionState({ ...given, objectedAt: now }, now)).toBe('objected')
})

test('a permission never lasts longer than the wijk allows, nor than the support', () => {
  const instant = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds))
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 36 }),
      fc.integer({ min: 1, max: 24 }),
      fc.option(instant),
      (from, months, longest, support) => {
        const end = permissionEnd(from, { months, longest, timeZone: zone }, support)
        const most = from.toZonedDateTimeISO(zone).add({ months: longest }).toInstant()
        expect(Temporal.Instant.compare(end, most)).toBeLessThanOrEqual(0)
        if (support) expect(Temporal.Instant.compare(end, support)).toBeLessThanOrEqual(0)
        else expect(Temporal.Instant.compare(end, from)).toBe(1)
      },
    ),
  )
})

test('a year is a year on the clock, also over a change of clocks and from 29 February', () => {
  const year = { months: null, longest: 12, timeZone: zone }
  expect(permissionEnd(at('2026-03-28T11:00:00Z'), year, null).toString()).toBe('2027-03-28T10:00:00Z')
  expect(permissionEnd(at('2028-02-29T11:00:00Z'), year, null).toString()).toBe('2029-02-28T11:00:00Z')
  expect(permissionEnd(at('2026-10-01T10:00:00Z'), { ...year, months: 1 }, null).toString()).toBe(
    '2026-11-01T11:00:00Z',
  )
})

test('I choose from a few periods, the longest of my wijk the last', () => {
  expect(monthChoices(12)).toEqual([1, 3, 6, 12])
  expect(monthChoices(9)).toEqual([1, 3, 6, 9])
  expect(monthChoices(1)).toEqual([1])
})

test('after my "nee" nobody of that team asks again for a month', () => {
  expect(mayAskAgainAt(at('2026-01-31T11:00:00Z'), zone).toString()).toBe('2026-02-28T11:00:00Z')
})

test('who receives goes through a form and comes out the same; nothing else is read as one', () => {
  const id = '0190a000-0000-7000-8000-000000000001'
  for (const text of [`p.${id}`, `t.${id}`, `t.${id}.SOCIAL_WORKER`])
    expect(recipientText(readRecipient(text)!)).toBe(text)
  for (const text of [
    '',
    'p.',
    'p.x',
    `x.${id}`,
    `p.${id}.SOCIAL_WORKER`,
    `t.${id}.ADMIN`,
    `t.${id}.SOCIAL_WORKER.x`,
    `t.${id}.`,
  ])
    expect(readRecipient(text), text).toBeNull()
})

test('what my practice would see and does not, I ended', () => {
  expect(withheldTopics('GENERAL_PRACTITIONER', 'assessment', ['BODY', 'MIND', 'SOCIAL'])).toEqual(['SOCIETAL'])
  expect(withheldTopics('SOCIAL_WORKER', 'assessment', ['SOCIAL', 'SOCIETAL'])).toEqual([])
  expect(withheldTopics('PRACTICE_ASSISTANT', 'assessment', [])).toEqual([])
  expect(withheldTopics('RESIDENT', 'assessment', [])).toEqual([])
})
