import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { languageTag } from './interpreter-language.ts'

const id = z.string().refine(isId)
const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text))

/** A time that a resident taps: with whom, which kind of visit, when. */
export const choiceForm = z.object({ personId: id, visitTypeId: id, startsAt: instant })

/** The last page before an appointment stands: confirm it, or let the time go. */
export const bookingForm = z.discriminatedUnion('intent', [
  choiceForm.extend({
    intent: z.literal('book'),
    reason: z.string().trim().max(500).optional(),
    interpreterLanguage: languageTag.optional(),
  }),
  choiceForm.extend({ intent: z.literal('release') }),
])

/** Another time for an appointment that stands. */
export const moveForm = z.object({ startsAt: instant })

/** The one thing that a resident does on the page of an appointment. */
export const cancelForm = z.object({ intent: z.literal('cancel') })
