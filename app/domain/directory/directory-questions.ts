/**
 * What residents ask, in the order of the page, each with the word that stands in an address. The sentences are texts of
 * every language (`directory:questions`); an entry holds the codes.
 */
export const directoryQuestions = {
  DEBTS: 'schulden',
  LITTLE_MONEY: 'weinig-geld',
  LETTERS: 'brieven',
  LONELY: 'alleen',
  DOWN: 'somber',
  MOVE_MORE: 'bewegen',
  HEALTH: 'gezondheid',
  CHILD: 'kind',
  BABY: 'baby',
  CARER: 'mantelzorg',
  HELP_AT_HOME: 'hulp-thuis',
  HOME: 'wonen',
  WORK: 'werk',
  LEARN_DUTCH: 'nederlands',
  MEMORY: 'vergeten',
  GRIEF: 'rouw',
  ADDICTION: 'verslaving',
  UNSAFE: 'onveilig',
} as const
export type QuestionCode = keyof typeof directoryQuestions
export const questionCodes = Object.keys(directoryQuestions) as QuestionCode[]

/** The question of a word in an address, or undefined. */
export function questionOf(word: string | null): QuestionCode | undefined {
  return questionCodes.find((code) => directoryQuestions[code] === word)
}

export const domainWords = { BODY: 'lichaam', MIND: 'geest', SOCIAL: 'sociaal', SOCIETAL: 'maatschappij' } as const
export type Domain = keyof typeof domainWords
export const domains = Object.keys(domainWords) as Domain[]
