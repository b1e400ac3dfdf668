import type { AssessmentView } from './assessment-view.ts'
import { domainCodes, type DomainCode } from './four-domains.ts'

/** The pages of filling in, as they stand in the URL: one domain a page (FD-2), then order, score and review. */
export const steps = ['lichaam', 'geest', 'sociaal', 'maatschappij', 'volgorde', 'cijfer', 'nakijken'] as const
export type Step = (typeof steps)[number]

export function isStep(value: unknown): value is Step {
  return (steps as readonly unknown[]).includes(value)
}

/** The domain that a page asks about; null for the last three. */
export function domainOf(step: Step): DomainCode | null {
  return domainCodes[steps.indexOf(step)] ?? null
}

/** The page of a domain. */
export function stepOf(domain: DomainCode): Step {
  return steps[domainCodes.indexOf(domain)] ?? 'lichaam'
}

/** The page after this one; the review is the last. */
export function nextStep(step: Step): Step {
  return steps[steps.indexOf(step) + 1] ?? 'nakijken'
}

/** The page before this one; null on the first. */
export function previousStep(step: Step): Step | null {
  return steps[steps.indexOf(step) - 1] ?? null
}

/** Where the resident goes on: the first page that says nothing yet; the first page when nothing was begun. */
export function resumeAt(prepared: Pick<AssessmentView, 'notes' | 'priorities' | 'score'> | null): Step {
  if (!prepared) return 'lichaam'
  const silent = domainCodes.find((code) => !prepared.notes.some(({ domain }) => domain === code))
  if (silent) return stepOf(silent)
  if (prepared.priorities.length === 0) return 'volgorde'
  return prepared.score === null ? 'cijfer' : 'nakijken'
}
