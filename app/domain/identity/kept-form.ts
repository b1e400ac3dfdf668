import { z } from 'zod'

/** What somebody typed when their session had ended: kept in the page until they are signed in again (A11Y-7). */
export const keptForm = z.object({
  /** Whose it is: a keyed hash of the account. Nobody else gets it back. */
  owner: z.string().min(20).max(100),
  /** The path that the form was sent to. */
  action: z.string().max(500),
  fields: z.array(z.tuple([z.string().max(100), z.string().max(20_000)])).max(100),
})
export type KeptForm = z.output<typeof keptForm>

/** Never kept: what proves who somebody is. */
const secret = /^(password|newPassword|code|activationCode|token)$/
const mostCharacters = 60_000

/** The fields of a form as they can be kept; null when there is nothing to keep or too much of it. */
export function keepForm(owner: string, action: string, data: FormData): KeptForm | null {
  const fields = [...data].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && !secret.test(field[0]),
  )
  const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  const kept = keptForm.safeParse({ owner, action, fields })
  return kept.success && fields.length > 0 && size <= mostCharacters ? kept.data : null
}

/** Reads what a page kept for this owner; null for anything else, and for what another person typed. */
export function readKeptForm(text: string | undefined, owner: string): KeptForm | null {
  try {
    const kept = keptForm.safeParse(JSON.parse(text ?? ''))
    return kept.success && kept.data.owner === owner ? kept.data : null
  } catch {
    return null
  }
}
