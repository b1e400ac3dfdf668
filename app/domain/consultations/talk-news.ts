import type { InvitationView } from './invitation-view.ts'

/** What is new about a resident's own drie-gesprekken: an answer that came in while others are awaited, or a no. */
export interface TalkNews {
  readonly id: string
  readonly kind: 'accepted' | 'declined' | 'unanswered'
  /** Who answered last in the list; empty when nobody did. */
  readonly name: string
  /** Answers still to come. */
  readonly waiting: number
}

/** The news of those talks that still need somebody, at most `most`, the newest talk first. */
export function talkNews(talks: readonly InvitationView[], most: number): TalkNews[] {
  return talks
    .flatMap((talk): TalkNews[] => {
      const waiting = talk.people.filter(({ answer }) => answer === 'invited').length
      const named = (answer: 'accepted' | 'declined') =>
        talk.people.findLast((person) => person.answer === answer)?.calledName
      if (talk.state === 'declined') {
        const name = named('declined')
        return [{ id: talk.id, kind: name ? 'declined' : 'unanswered', name: name ?? '', waiting }]
      }
      const accepted = talk.state === 'sent' ? named('accepted') : undefined
      return accepted ? [{ id: talk.id, kind: 'accepted', name: accepted, waiting }] : []
    })
    .slice(0, most)
}
