/** Never shown again: what proves who somebody is. */
const secret = /^(password|newPassword|code|activationCode|token)$/

/**
 * What a person wrote in the fields of a form, in their order: texts of more than one word. Ids, choices, days and secrets
 * are left out, and so are files.
 */
export function typedWords(fields: readonly (readonly [name: string, value: unknown])[]): string[] {
  return fields.flatMap(([name, value]) => {
    if (typeof value !== 'string' || secret.test(name)) return []
    const text = value.trim()
    return /\s/.test(text) ? [text] : []
  })
}
