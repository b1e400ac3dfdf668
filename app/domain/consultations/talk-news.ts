import type { Temporal } from 'temporal-polyfill'
import type { InvitationView } from './invitation-view.ts'
import { talkMinutes } from './three-way-talk.ts'

/** What is new about a resident's own drie-gesprekken: an answer, a no, or a talk that everybody comes to. */
export interface TalkNews {
  readonly id: string
  readonly kind: 'accepted' | 'declined' | 'unanswered' | 'planned'
  /** Whom it is about: who answered last in the list, everybody of a planned talk, nobody when nobody answered. */
  readonly names: readonly string[]
  /** Answers still to come. */
  readonly waiting: number
  /** Of a planned talk; null for the rest. */
  readonly startsAt: Temporal.Instant | null
}

/** The talks that everybody comes to and that are not over yet, the first to come first. */
export function talksAhead(talks: readonly InvitationView[], now: Temporal.Instant): InvitationView[] {
  const starts = ({ startsAt }: InvitationView) => startsAt?.epochMilliseconds ?? 0
  return talks
    .filter(({ state }) => state === 'planned')
    .filter((talk) => starts(talk) + talkMinutes * 60_000 > now.epochMilliseconds)
    .sort((one, other) => starts(one) - starts(other))
}

function newsOf(talk: InvitationView): TalkNews[] {
  const { id, state, people } = talk
  const waiting = people.filter(({ answer }) => answer === 'invited').length
  const named = (answer: 'accepted' | 'declined') => people.findLast((each) => each.answer === answer)?.calledName
  const news = (kind: TalkNews['kind'], name?: string): TalkNews => {
    return { id, kind, names: name ? [name] : [], waiting, startsAt: null }
  }
  if (state === 'declined') {
    const name = named('declined')
    return [name ? news('declined', name) : news('unanswered')]
  }
  const accepted = state === 'sent' ? named('accepted') : undefined
  return accepted ? [news('accepted', accepted)] : []
}

/**
 * The news of a resident's talks, the newest talk first: of those that still need somebody at most `most`, and the
 * first talk to come.
 * @param talks the newest first. @param ahead those that go on, as `talksAhead` gives them.
 */
export function talkNews(talks: readonly InvitationView[], ahead: readonly InvitationView[], most: number): TalkNews[] {
  const planned = ahead.slice(0, 1).map(({ id, people, startsAt }): TalkNews => {
    return { id, kind: 'planned', names: people.map(({ calledName }) => calledName), waiting: 0, startsAt }
  })
  return [...talks.flatMap(newsOf).slice(0, most), ...planned]
}
