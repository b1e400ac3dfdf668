/** What was done, as the word of an address that the next page reads. */
const words = {
  save: 'bewaard',
  check: 'klopt',
  publish: 'zichtbaar',
  archive: 'weg',
  close: 'klaar',
  translate: 'vertaald',
  vouch: 'nagelezen',
} as const
export type SaidWord = (typeof words)[keyof typeof words]

/** The word of something that was done (`check`), or of an address (`klopt`); null for nonsense. */
export function saidOf(text: string | null): SaidWord | null {
  return Object.entries(words).find(([deed, word]) => text === deed || text === word)?.[1] ?? null
}
