import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { legalGrounds, legalPurposes } from './legal-basis.ts'

const id = z.string({ error: 'ui:errors.choose' }).refine(isId, 'ui:errors.choose')

/** What the administrator does with the grounds on which organisations work (CON-6). */
export const legalBasisForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set'),
    basisId: id,
    organisationId: id,
    purpose: z.enum(legalPurposes, { error: 'ui:errors.choose' }),
    basis: z.enum(legalGrounds, { error: 'ui:errors.choose' }),
    source: z.string({ error: 'ui:errors.required' }).trim().min(3, 'ui:errors.required').max(300, 'ui:errors.tooLong'),
  }),
  z.object({ intent: z.literal('end'), basisId: id }),
])
