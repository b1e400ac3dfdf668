/** What a resident may ask about (ECO-4), in the order of the page. */
export const questionTopics = ['BODY', 'MIND', 'MEDICINE', 'RESULT', 'LETTER', 'CHILD', 'APPOINTMENT', 'OTHER'] as const
export type QuestionTopic = (typeof questionTopics)[number]

/** How long it has been going on. */
export const sinceChoices = ['today', 'days', 'weeks', 'months', 'longer'] as const
export type SinceChoice = (typeof sinceChoices)[number]
export const replyChannels = ['message', 'phone'] as const
export type ReplyChannel = (typeof replyChannels)[number]

/** Characters. */
export const questionMaxLength = 1_000
export const triedMaxLength = 500
export const answerMaxLength = 4_000

/** What was filled in so far; kept as a draft until it is sent (A11Y-7). */
export interface QuestionAnswers {
  /** The id that the question will have: a second click on the button sends nothing twice. */
  readonly id: string
  readonly about?: QuestionTopic
  readonly question?: string
  readonly since?: SinceChoice
  /** An empty text is an answer: nothing was tried. */
  readonly tried?: string
  readonly replyBy?: ReplyChannel
  /** Codes of ECO-3 that the resident saw and chose to continue after, between commas. */
  readonly acknowledged?: string
}

/** The first words of a text, for a list: whole words, at most `length` characters. */
export function firstWords(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const end = line.lastIndexOf(' ', length - 1)
  const cut = line.slice(0, end > length / 2 ? end : length - 1)
  return `${cut.replace(/[\s,.;:]+$/, '')}…`
}
