/** A name in its parts; `prefix` is the Dutch tussenvoegsel (de, van der, el). */
export interface PersonName {
  readonly given: string
  readonly prefix?: string | null
  readonly family: string
  /** How this person wants to be addressed; unknown when absent, and never guessed. */
  readonly salutation?: 'mevrouw' | 'meneer' | null
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ')
}

/** The first letter of a word as a capital; the Dutch IJ is one letter. */
function capital(word: string): string {
  const [first = ''] = word
  const letter = /^ij/i.test(word) ? word.slice(0, 2) : first
  return letter.toLocaleUpperCase('nl')
}

/** "Sanne de Vries": as the person is called, in every language. */
export function fullName({ given, prefix, family }: PersonName): string {
  return joined(given, prefix, family)
}

/**
 * "mevrouw De Vries", "meneer El Amrani": without a first name before it the prefix takes a capital (Dutch spelling).
 * Where the salutation is not known it is the full name.
 */
export function formalName(name: PersonName): string {
  if (!name.salutation) return fullName(name)
  const family = joined(name.prefix, name.family)
  const first = capital(family)
  return joined(name.salutation, first + family.slice(first.length))
}

/** "SV" for Sanne de Vries: given and family name without the prefix, for a circle beside the name. */
export function initials({ given, family }: PersonName): string {
  return capital(given.trim()) + capital(family.trim())
}
