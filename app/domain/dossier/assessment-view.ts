import type { Temporal } from 'temporal-polyfill'
import type { AssessmentState } from './assessment.ts'
import { domainCodes, type AssessmentNote, type DomainCode, type NoteKind } from './four-domains.ts'

/** One thing that goes well or is hard, as it was written. */
export interface WrittenNote extends AssessmentNote {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  /** The pictogram that was tapped; null for own words. */
  readonly suggestion: string | null
}

/** A four-domain assessment as far as its reader may see it. */
export interface AssessmentView {
  readonly id: string
  readonly state: AssessmentState
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly sentToTeamId: string | null
  readonly agreedAt: Temporal.Instant | null
  /** 1 to 10; null where none was given. */
  readonly score: number | null
  readonly scoreComment: string | null
  readonly notes: readonly WrittenNote[]
  /** The resident's order, first first; at most three places (FD-1), as far as their domains are open to the reader. */
  readonly priorities: readonly Place[]
}

/** A domain's place in the resident's order; 1 is what comes first. */
export interface Place {
  readonly domain: DomainCode
  readonly priority: number
}

/** One domain of an assessment, ready for a page: it holds no instants. */
export interface ShownDomain {
  readonly domain: DomainCode
  readonly strengths: readonly WrittenNote[]
  readonly concerns: readonly WrittenNote[]
  /** 1 is what comes first for the resident; null where it has no place. */
  readonly place: number | null
}

/** The four domains of an assessment in the fixed order; only those in `open`, where a reader may not see all (FD-5). */
export function shownDomains(
  { notes, priorities }: Pick<AssessmentView, 'notes' | 'priorities'>,
  open: readonly string[] = domainCodes,
): ShownDomain[] {
  const kindOf = (domain: DomainCode, wanted: NoteKind) =>
    notes
      .filter((note) => note.domain === domain && note.kind === wanted)
      .map(({ id, kind, text, language, suggestion }) => ({ id, domain, kind, text, language, suggestion }))
  return domainCodes
    .filter((domain) => open.includes(domain))
    .map((domain) => ({
      domain,
      strengths: kindOf(domain, 'strength'),
      concerns: kindOf(domain, 'concern'),
      place: priorities.find((each) => each.domain === domain)?.priority ?? null,
    }))
}
