import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { sentInstant } from '../shared/sent-time.ts'
import { languageTag } from './interpreter-language.ts'
import { signLanguage } from './interpreter-wish.ts'
import { reasonTopics } from './reason-topic.ts'

const id = z.string().refine(isId)
const instant = sentInstant()
/** Text as people type it: a line end of a form is one character, as the browser counted it. */
const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(most))

/** A time that a resident taps: with whom, which kind of visit, when. */
export const choiceForm = z.object({ personId: id, visitTypeId: id, startsAt: instant })

/** In an address instead of a person: whoever can first. */
export const whoeverIsFirst = 'eerste'
/** In an address instead of a kind of visit: at the resident's home, which is asked for and not booked (APP-1). */
export const atHome = 'thuis'

/** A time with who can then, as one button sends it: "2026-04-07T06:30:00Z <id>". */
export const offerText = (startsAt: Temporal.Instant, personId: string): string => `${startsAt.toString()} ${personId}`

const time = z.object({ startsAt: instant, personId: id })
const offer = z.string().transform((text, context) => {
  const [startsAt, personId] = text.split(' ')
  const read = time.safeParse({ startsAt, personId })
  if (read.success) return read.data
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

/** A time of "wie het eerst kan". */
export const firstForm = z.object({ visitTypeId: id, offer })

/** The last page before an appointment stands: confirm it, or let the time go. */
export const bookingForm = z.discriminatedUnion('intent', [
  choiceForm.extend({
    intent: z.literal('book'),
    reasonTopic: z.enum(reasonTopics).optional(),
    reason: words(500).optional(),
    companion: words(120).optional(),
    interpreterLanguage: z.union([z.literal(signLanguage), languageTag]).optional(),
    interpreterGender: z.enum(['female', 'male']).optional(),
    /** The flags after which the resident chose to go on (ECO-3). */
    acknowledged: z.string().max(200).optional(),
  }),
  choiceForm.extend({ intent: z.literal('release') }),
])

/** The wish for a visit at home goes on as a question to the practice. */
export const homeWishForm = z.object({ intent: z.literal('ask') })

/** Another time for an appointment that stands. */
export const moveForm = z.object({ startsAt: instant })

/** The one thing that a resident does on the page of an appointment. */
export const cancelForm = z.object({ intent: z.literal('cancel') })

/** The one thing that a resident does on the page of a group. */
export const joinGroupForm = z.object({ intent: z.literal('join') })
