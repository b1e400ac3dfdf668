import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { practiceBookingForm } from './practice-form.ts'

/** No invitation to choose a time lasts longer. */
export const mostInvitedWeeks = 12

const id = z.string().refine(isId)

/** At the desk: a time is booked, or the resident is asked to choose one, or that is taken back. */
export const deskBookingForm = z.discriminatedUnion('intent', [
  ...practiceBookingForm.options,
  z.object({
    ...{ intent: z.literal('invite'), personId: id, visitTypeId: id },
    weeks: z.coerce.number().int().min(1).max(mostInvitedWeeks),
    words: z.string().trim().max(300).optional(),
  }),
  z.object({ intent: z.literal('takeBack'), invitationId: id }),
])

export type InvitationForm = Extract<z.infer<typeof deskBookingForm>, { readonly intent: 'invite' | 'takeBack' }>
