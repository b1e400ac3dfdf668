import { z } from 'zod'
import { done, refuse, type Result } from '#app/domain/shared/result.ts'

/** The four domains in the order in which they are asked: body, mind, social, society. */
export const domainCodes = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const
export type DomainCode = (typeof domainCodes)[number]

/** What goes well, and what is hard (FD-1). */
export const noteKinds = ['strength', 'concern'] as const
export type NoteKind = (typeof noteKinds)[number]

/** One thing a resident says about a domain. */
export interface AssessmentNote {
  readonly id: string
  readonly domain: DomainCode
  readonly kind: NoteKind
}

/** The resident's order has at most three places (FD-1). */
export const priorityPlaces = 3

/**
 * The resident's order of what matters most, first first (FD-1, FD-3). Refuses more than three, the same twice, and
 * what is no concern of this assessment; an empty order is fine: nobody is made to choose.
 */
export function priorityOrder(notes: readonly AssessmentNote[], chosen: readonly string[]): Result<readonly string[]> {
  if (chosen.length > priorityPlaces) return refuse('dossier.tooManyPriorities', { places: priorityPlaces })
  if (new Set(chosen).size !== chosen.length) return refuse('dossier.samePriorityTwice')
  const concerns = new Set(notes.filter(({ kind }) => kind === 'concern').map(({ id }) => id))
  return chosen.every((id) => concerns.has(id)) ? done(chosen) : refuse('dossier.priorityIsNoConcern')
}

/** Domains in which something is said to be hard, in the fixed order. */
export function domainsWithConcerns(notes: readonly AssessmentNote[]): DomainCode[] {
  return domainCodes.filter((code) => notes.some(({ domain, kind }) => domain === code && kind === 'concern'))
}

/** The score for one's own health (CVG-1): a whole number from 1 to 10; takes the text of a form field. */
export const healthScore = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(1).max(10))

/** Whether this score offers "Wilt u dat wij u bellen?" (CVG-3). It raises no alarm. */
export function offersCall(score: number): boolean {
  return score <= 3
}
