import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { InvitationView } from './invitation-view.ts'
import { talkNews, talksAhead } from './talk-news.ts'

type Answer = InvitationView['people'][number]['answer']

const now = Temporal.Instant.from('2026-04-07T08:00:00Z')

function talk(state: InvitationView['state'], ...answers: Answer[]): InvitationView {
  const people = answers.map((answer, index) => ({ calledName: `Persoon ${String(index + 1)}`, answer }))
  return { id: state, state, people } as unknown as InvitationView
}
const planned = (startsAt: string): InvitationView => ({
  ...talk('planned', 'accepted', 'accepted'),
  id: startsAt,
  startsAt: Temporal.Instant.from(startsAt),
})

test('I hear who comes and how many answers are still to come', () => {
  expect(talkNews([talk('sent', 'invited', 'accepted')], [], 3)).toEqual([
    { id: 'sent', kind: 'accepted', names: ['Persoon 2'], waiting: 1, startsAt: null },
  ])
})

test('I hear who can’t come, and when nobody answered', () => {
  expect(talkNews([talk('declined', 'declined', 'invited')], [], 3)).toMatchObject([
    { kind: 'declined', names: ['Persoon 1'] },
  ])
  expect(talkNews([talk('declined', 'invited', 'invited')], [], 3)).toMatchObject([{ kind: 'unanswered', names: [] }])
})

test('a talk that nobody answered yet, or that I did not send, is no news', () => {
  expect(talkNews([talk('sent', 'invited', 'invited'), talk('draft'), talk('withdrawn')], [], 3)).toEqual([])
})

test('I read that my talk is planned until it is over, and of several the first that comes', () => {
  const soon = planned('2026-04-14T08:00:00Z')
  const later = planned('2026-04-21T08:00:00Z')
  const ahead = talksAhead([later, soon], now)
  expect(ahead).toEqual([soon, later])
  expect(talkNews([later, soon], ahead, 2)).toEqual([
    { id: soon.id, kind: 'planned', names: ['Persoon 1', 'Persoon 2'], waiting: 0, startsAt: soon.startsAt },
  ])
  const minute = (minutes: number) => talksAhead([soon], soon.startsAt!.add({ minutes }))
  expect([minute(0).length, minute(44).length, minute(45).length]).toEqual([1, 1, 0])
})

test('what still needs me stands before what is settled, and never crowds it out', () => {
  const ahead = [planned('2026-04-14T08:00:00Z')]
  const kinds = talkNews([talk('declined', 'declined'), talk('declined'), talk('sent', 'accepted')], ahead, 2)
  expect(kinds.map(({ kind }) => kind)).toEqual(['declined', 'unanswered', 'planned'])
})
