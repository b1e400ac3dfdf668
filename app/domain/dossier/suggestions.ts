import type { DomainCode, NoteKind } from './four-domains.ts'

/**
 * What can be tapped on a domain's page (FD-2: the pictogram version). Words stand in `dossier:suggestions`; what is
 * stored is the word in the resident's language with this code beside it.
 */
const suggestions = {
  BODY: {
    strength: ['sleepsWell', 'moves', 'eatsWell', 'fit'],
    concern: ['tired', 'pain', 'sleepsBadly', 'medicines'],
  },
  MIND: {
    strength: ['cheerful', 'calm', 'learns'],
    concern: ['sad', 'worries', 'anxious', 'forgets'],
  },
  SOCIAL: {
    strength: ['family', 'friends', 'neighbours'],
    concern: ['alone', 'quarrel', 'caresForOther', 'knowsFew'],
  },
  SOCIETAL: {
    strength: ['livesWell', 'work', 'enoughMoney'],
    concern: ['money', 'letters', 'housing', 'dutch'],
  },
} as const satisfies Record<DomainCode, Record<NoteKind, readonly string[]>>

type Table = typeof suggestions
export type SuggestionCode = { [D in DomainCode]: Table[D][NoteKind][number] }[DomainCode]

/** The codes for one domain, of what goes well or of what is hard. */
export function suggestionsOf(domain: DomainCode, kind: NoteKind): readonly SuggestionCode[] {
  return suggestions[domain][kind]
}

const known = new Set<string>(Object.values(suggestions).flatMap((each) => [...each.strength, ...each.concern]))

/** Whether a stored code is one that the portal still has words for. */
export function isSuggestion(value: string | null): value is SuggestionCode {
  return value !== null && known.has(value)
}
