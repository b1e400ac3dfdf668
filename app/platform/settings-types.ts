import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

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

/** An ISO 8601 instant, such as `2026-03-02T09:00:00Z`. */
export const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'must be an instant such as 2026-03-02T09:00:00Z' })
    return z.NEVER
  }
})
