const particles = new Set(['van', 'de', 'der', 'den', 'het', 'ter', 'ten', 'el', 'al', 'te', "'t"])
const titles = new Set(['dokter', 'dr', 'dr.', 'mevrouw', 'meneer', 'mw', 'mw.', 'dhr', 'dhr.'])

/** At most two letters for a name: of the first and the last word that is no title and no particle. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => word !== '' && !titles.has(word.toLowerCase()))
  const first = words[0] ?? name
  const last = words.slice(1).findLast((word) => !particles.has(word.toLowerCase()))
  return [first, last]
    .filter((word) => word !== undefined)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase('nl')
}

/** One of `count` colours, 0 to count - 1, always the same for the same name. */
export function colourOf(name: string, count: number): number {
  let sum = 0
  for (const letter of name) sum = (sum * 67 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % count
}
