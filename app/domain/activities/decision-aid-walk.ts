import {
  nodeOf,
  questionOf,
  type AidAnswer,
  type AidContent,
  type AidNode,
  type AidOutcome,
  type AidQuestion,
} from './decision-aid.ts'

export interface AidStep {
  readonly question: AidQuestion
  readonly answer: AidAnswer
}

/** Where answers lead. */
export interface AidWalk {
  readonly steps: readonly AidStep[]
  readonly at: AidNode
  /** Under the advice at hand: the question that closes it (PUB-9). */
  readonly closing: AidQuestion | undefined
  /** The advice before the closing question, once that one is answered. */
  readonly advice: AidOutcome | undefined
  /** Answers that lead nowhere, as in an old address. */
  readonly rest: readonly string[]
}

/** More than the deepest aid has; a bound for an address. */
export const mostSteps = 12

/** The answers in an address: `a-c-ja`. */
export const codesOf = (text: string | undefined): string[] => (text ? text.split('-') : [])
export const codesText = (codes: readonly string[]): string => codes.join('-')

/** An answer is short, and its word is no separator. */
export const codePattern = /^[a-z0-9]{1,12}$/

/**
 * Follows answers from the first question. Under an advice the closing question is asked, once.
 * @returns null where the aid has no first question.
 */
export function walkAid(content: AidContent, codes: readonly string[]): AidWalk | null {
  let at: AidNode | undefined = nodeOf(content, content.first)
  if (!at) return null
  const closing = questionOf(content, content.closing)
  const steps: AidStep[] = []
  let advice: AidOutcome | undefined
  for (const code of codes.slice(0, mostSteps)) {
    const question: AidQuestion | undefined = at.kind === 'question' ? at : advice ? undefined : closing
    const answer: AidAnswer | undefined = question?.answers.find((each) => each.code === code)
    const next: AidNode | undefined = nodeOf(content, answer?.next)
    if (!question || !answer || !next) break
    if (at.kind === 'outcome') advice = at
    steps.push({ question, answer })
    at = next
  }
  return {
    ...{ steps, at, advice },
    closing: at.kind === 'outcome' && !advice ? closing : undefined,
    rest: codes.slice(steps.length),
  }
}

/** The most questions that still follow, for "Vraag 2 van 3"; stops counting at `mostSteps`. */
export function questionsLeft(content: AidContent, node: AidNode, depth = 0): number {
  if (node.kind === 'outcome' || depth >= mostSteps) return 0
  const after = node.answers.map(({ next }) => nodeOf(content, next))
  return 1 + Math.max(0, ...after.map((each) => (each ? questionsLeft(content, each, depth + 1) : 0)))
}
