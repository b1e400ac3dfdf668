import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { groupLimits } from './group.ts'
import { typedDay as date } from './practice-form.ts'

const id = z.string().refine(isId)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const { places, minutes, people } = groupLimits

/** A number from the least to the most, in steps; one text says what fits. */
function whole(limits: { readonly least: number; readonly most: number }, wrong: string, step = 1) {
  const { least, most } = limits
  return z.number(wrong).int(wrong).min(least, wrong).max(most, wrong).multipleOf(step, wrong)
}

const about = {
  title: z
    .string({ error: 'ui:errors.required' })
    .trim()
    .min(3, 'groups.work:errors.title')
    .max(60, 'groups.work:errors.title'),
  most: whole(places, 'groups.work:errors.most'),
  selfBookable: z.literal('on').optional(),
  roomId: id.optional(),
}
const words = z.string().trim().max(500)

/** A new group of a team. */
export const newGroupForm = z.object({
  ...{ formKey: id, teamId: id, visitTypeId: z.string({ error: 'ui:errors.choose' }).refine(isId, 'ui:errors.choose') },
  personIds: z
    .array(id, 'groups.work:errors.leaders')
    .min(1, 'groups.work:errors.leaders')
    .max(people, 'groups.work:errors.leaders'),
  ...{ ...about, date, time: clock, minutes: whole(minutes, 'groups.work:errors.minutes', 5) },
  location: z.string().trim().max(200).optional(),
})

/** What the team does with a group, and with who is in it. */
export const groupForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['arrived', 'noShow']), placeId: id }),
  z.object({ intent: z.literal('search'), search: z.string().trim().min(2).max(80) }),
  z.object({ intent: z.literal('put'), residentId: id, search: z.string().max(80).optional() }),
  z.object({ intent: z.literal('move'), date, time: clock, changeReason: words.optional() }),
  z.object({ intent: z.literal('pass'), fromPersonId: id, toPersonId: id }),
  z.object({ intent: z.literal('change'), ...about }),
  z.object({ intent: z.literal('cancel'), changeReason: words.min(1) }),
])
