import { expect, test } from 'vitest'
import type { InvitationView } from './invitation-view.ts'
import { talkNews } from './talk-news.ts'

type Answer = InvitationView['people'][number]['answer']

function talk(state: InvitationView['state'], ...answers: Answer[]): InvitationView {
  const people = answers.map((answer, index) => ({ calledName: `Persoon ${String(index + 1)}`, answer }))
  return { id: state, state, people } as unknown as InvitationView
}

test('I hear who comes and how many answers are still to come', () => {
  expect(talkNews([talk('sent', 'invited', 'accepted')], 3)).toEqual([
    { id: 'sent', kind: 'accepted', name: 'Persoon 2', waiting: 1 },
  ])
})

test('I hear who can’t come, and when nobody answered', () => {
  expect(talkNews([talk('declined', 'declined', 'invited')], 3)).toMatchObject([
    { kind: 'declined', name: 'Persoon 1' },
  ])
  expect(talkNews([talk('declined', 'invited', 'invited')], 3)).toMatchObject([{ kind: 'unanswered', name: '' }])
})

test('a talk that nobody answered yet, or that is planned, is no news here', () => {
  expect(
    talkNews([talk('sent', 'invited', 'invited'), talk('planned', 'accepted', 'accepted'), talk('draft')], 3),
  ).toEqual([])
})
