import type { TypedFields } from './offer-fields.ts'

/** What travels with a form and nobody typed. */
const notTyped = ['intent', 'version']

/** What was typed in a form of any shape, to keep as a draft: texts and lists of texts, by the name of the field. */
export function keptFields(values: Readonly<Record<string, unknown>>): TypedFields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string | string[]][] => {
      if (notTyped.includes(name) || !/^[A-Za-z]{1,30}$/.test(name)) return []
      if (typeof value === 'string') return [[name, value]]
      return Array.isArray(value) ? [[name, value.filter((each): each is string => typeof each === 'string')]] : []
    }),
  )
}
