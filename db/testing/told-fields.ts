/** Every place where somebody's own word can stand in the portal, and how it reads there: see `makeCanary`. */
const phrases = {
  message: ['Ik maak me zorgen over ~', 'Vertaald: ~', 'Sinds ~', 'Geprobeerd: ~'],
  draft: ['Nog niet af: ~'],
  appointment: ['Vanwege ~'],
  BODY: ['BODY ~'],
  MIND: ['MIND ~'],
  SOCIAL: ['SOCIAL ~'],
  SOCIETAL: ['SOCIETAL ~'],
  score: ['Een vier, door ~'],
  talk: ['Over ~', 'Liever niet, ~'],
  talkAppointment: ['Samen over ~'],
  talkPlace: ['Kamer ~'],
  contact: ['~straat', '06 ~'],
  asked: ['Om samen te kijken naar ~'],
  log: ['Kijker ~', 'Gezocht naar ~'],
  offer: ['Namens ~', '~@elders'],
  emergency: ['Gevonden op straat, ~'],
  question: ['Waarom keek iemand, ~'],
} as const

export type Field = keyof typeof phrases
export const everyField = Object.keys(phrases) as Field[]

/** @param text a whole answer. @returns the fields that it tells of whoever has this word, and what else holds it. */
export function toldFields(text: string, word: string): string[] {
  const told = new Set<string>()
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const field = everyField.find((each) =>
      phrases[each].some((phrase) => {
        const [before = '', after = ''] = phrase.split('~')
        return text.startsWith(before + word + after, at - before.length)
      }),
    )
    told.add(field ?? `something else: ${text.slice(Math.max(0, at - 40), at + word.length + 10)}`)
  }
  return [...told].sort()
}
