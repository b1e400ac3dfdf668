import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { sentDay } from '../shared/sent-time.ts'

const id = z.string().refine(isId)
/** With the one professional, or with anybody of the practice who gives this kind of visit. */
const who = z.enum(['same', 'any'])

/** To be told of an earlier time than an appointment. */
export const waitForEarlierForm = z.object({
  who,
  fromDay: sentDay().optional(),
})

/** What a resident does with the waiting list, and with the times that they were told of. */
export const waitingListForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('join'), personId: id, visitTypeId: id, who }),
  z.object({ intent: z.literal('leave'), entryId: id }),
  z.object({ intent: z.literal('take'), offerId: id }),
  z.object({ intent: z.literal('decline'), offerId: id }),
])
