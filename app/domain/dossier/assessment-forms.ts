import { z } from 'zod'
import { domainCodes, healthScore, type DomainCode } from './four-domains.ts'
import { suggestionsOf } from './suggestions.ts'

/** Characters that fit in one note and in the comment at the score. */
export const longestNote = 1000

const words = z.string().trim().max(longestNote).optional()
/** Which assessment, and whether the resident stops here for now. */
const shared = { assessmentId: z.uuid(), then: z.literal('stop').optional() }

/** One domain: what was tapped and the own words, of what goes well and of what is hard. All of it may stay empty. */
export function domainForm(domain: DomainCode) {
  const tapped = (kind: 'strength' | 'concern') => z.array(z.enum([...suggestionsOf(domain, kind)])).default([])
  return z.object({
    ...shared,
    strength: tapped('strength'),
    ownStrength: words,
    concern: tapped('concern'),
    ownConcern: words,
  })
}
export type DomainAnswers = z.output<ReturnType<typeof domainForm>>

const place = z.enum(domainCodes).optional()

/** The order of the domains (FD-1: at most three places); a place that is skipped closes up. */
export const orderForm = z
  .object({ ...shared, first: place, second: place, third: place })
  .transform(({ first, second, third, ...rest }) => ({
    ...rest,
    order: [first, second, third].filter((each) => each !== undefined),
  }))

/** The score (CVG-1); nobody is made to give one. */
export const scoreForm = z.object({ ...shared, score: healthScore.optional(), scoreComment: words })

export const sendForm = z.object(shared)
