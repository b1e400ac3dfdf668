import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { parseKeyRing } from './key-ring.ts'

/** A switch: `on` or `off`. */
export const onOff = z
  .enum(['on', 'off'], { error: 'must be "on" or "off"' })
  .default('off')
  .transform((word) => word === 'on')

/** An address with one of these schemes, such as `postgresql`. */
export const address = (...schemes: string[]) =>
  z
    .string({ error: 'is missing' })
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
      error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    })

/** Keys for values at rest; see `parseKeyRing`. */
export const keyRingText = z.string().superRefine((text, context) => {
  const read = parseKeyRing(text)
  if ('problem' in read) context.addIssue({ code: 'custom', message: read.problem })
})

/** Our three levels of the identity provider in its own words: `laag=…,substantieel=…,hoog=…`. */
export const assuranceWords = z.string().transform((text, context) => {
  const words = Object.fromEntries(text.split(',').map((part) => part.trim().split(/=(.*)/s).slice(0, 2)))
  const read = z.strictObject({ laag: z.string().min(1), substantieel: z.string().min(1), hoog: z.string().min(1) })
  const found = read.safeParse(words)
  if (found.success && new Set(Object.values(found.data)).size === 3) return found.data
  context.addIssue({ code: 'custom', message: 'must be laag=…,substantieel=…,hoog=… with three different values' })
  return z.NEVER
})

/** An ISO 8601 instant, such as `2026-03-02T09:00:00Z`. */
export const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'must be an instant such as 2026-03-02T09:00:00Z' })
    return z.NEVER
  }
})
