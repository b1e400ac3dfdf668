import { z } from 'zod'
import { channels } from './visit-type.ts'

export const kindColors = ['blue', 'green', 'yellow', 'red', 'purple', 'grey'] as const

const words = (most: number) => z.string().trim().max(most, 'ui:errors.tooLong').optional()
const whole = (least: number, most: number) => z.number({ error: 'ui:errors.required' }).int().min(least).max(most)

const isSecureAddress = (text: string) => URL.canParse(text) && new URL(text).protocol === 'https:'

/** The settings of one kind of visit (APP-1, APP-11); a new one has no id. */
export const kindForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('save'), kindId: z.string().optional(), teamId: z.string() },
    ...{ minutes: whole(5, 240), channel: z.enum(channels), selfBookable: z.literal('on').optional() },
    ...{ cancelNoticeHours: whole(0, 336), maxFutureSelfBooked: whole(0, 20) },
    ...{ labelNl: words(80), labelEn: words(80), labelTr: words(80), labelAr: words(80) },
    ...{ instructionsNl: words(1_000), instructionsEn: words(1_000) },
    ...{ instructionsTr: words(1_000), instructionsAr: words(1_000) },
    color: z.enum(kindColors).optional(),
    videoUrl: z
      .string()
      .trim()
      .max(500, 'ui:errors.tooLong')
      .refine(isSecureAddress, 'schedule.work:errors.https')
      .optional(),
  }),
  z.object({ intent: z.literal('end'), kindId: z.string(), teamId: z.string() }),
])

/** A room comes, or is given out no longer. */
export const roomForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('add'), teamId: z.string() },
    name: z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(60, 'ui:errors.tooLong'),
  }),
  z.object({ intent: z.literal('end'), teamId: z.string(), roomId: z.string() }),
])
