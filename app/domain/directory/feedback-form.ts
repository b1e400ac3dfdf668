import { z } from 'zod'

/** What people can say is wrong with an entry. */
export const feedbackReasons = ['PHONE', 'HOURS', 'ADDRESS', 'COST', 'GONE', 'OTHER'] as const

export const mostRemark = 500

/** "Dit klopt niet": no name, no address, nothing about who says it. */
export const feedbackForm = z.object({
  reason: z.enum(feedbackReasons, { error: 'ui:errors.choose' }),
  remark: z.string().trim().max(mostRemark, 'ui:errors.tooLong').optional(),
})

/** What came of it. */
export const feedbackOutcomes = ['changed', 'was_right', 'unclear'] as const
