import type { Temporal } from 'temporal-polyfill'
import type { FourDomainStory } from './data/resident-types.ts'
import type { Moments } from './moments.ts'
import type { WijkData } from './wijk-data.ts'

/** One 4D as it was sent, with the mark for health that came with it. */
export interface AssessmentVersion {
  readonly residentKey: string
  readonly sentAt: Temporal.Instant
  readonly language: string
  readonly state: FourDomainStory['state']
  readonly lines: FourDomainStory['lines']
  readonly order: FourDomainStory['order']
  score: { readonly value: number; readonly comment: string | null } | null
}

/**
 * The versions of each resident's 4D, oldest first. A mark belongs to the last version before it that has none; where
 * each has one, it makes a new version that says the same (FD-4: never overwritten).
 */
export function assessmentVersions({ assessments, scores }: WijkData, moments: Moments): AssessmentVersion[] {
  const versions: AssessmentVersion[] = assessments
    .map(({ residentKey, language, sent, state, lines, order }) => ({
      ...{ residentKey, language, state, lines, order },
      sentAt: moments.past(sent),
      score: null,
    }))
    .sort((a, b) => a.sentAt.epochMilliseconds - b.sentAt.epochMilliseconds)
  const inTime = [...scores].sort((a, b) => b.given.daysAgo - a.given.daysAgo)
  for (const { residentKey, score: value, given, comment } of inTime) {
    const at = moments.past(given)
    const before = versions.filter(
      (each) => each.residentKey === residentKey && each.sentAt.epochMilliseconds <= at.epochMilliseconds,
    )
    const last = before.at(-1)
    if (!last) throw new Error(`The demo's data has a mark of "${residentKey}" without a 4D before it`)
    const score = { value, comment }
    if (last.score === null) last.score = score
    else versions.push({ ...last, state: 'prepared', sentAt: at, score })
  }
  return versions
}
