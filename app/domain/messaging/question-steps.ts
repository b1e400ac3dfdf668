import { findRedFlags, unseenOf, type RedFlagCode } from '../safety/red-flags.ts'
import type { QuestionAnswers } from './question.ts'

/** The pages of ECO-4 in their order, by the last part of their address. */
export const questionSteps = {
  about: 'onderwerp',
  question: 'vraag',
  since: 'sinds',
  tried: 'geprobeerd',
  replyBy: 'antwoord',
} as const
export type QuestionStep = keyof typeof questionSteps
export const reviewStep = 'controleer'
export const urgentStep = 'bel-nu'

const order = Object.keys(questionSteps) as QuestionStep[]
export const questionStepCount = order.length + 1

/** The step of an address, or null when there is no such page. */
export function stepOfSlug(slug: string | undefined): QuestionStep | null {
  return order.find((step) => questionSteps[step] === slug) ?? null
}

/** Counts from 1; the review comes last. */
export function numberOfStep(step: QuestionStep): number {
  return order.indexOf(step) + 1
}

/** The address part of the page before this one, or null when it is the first; the review comes after all steps. */
export function slugBefore(page: QuestionStep | typeof reviewStep): string | null {
  const before = page === reviewStep ? order.at(-1) : order[order.indexOf(page) - 1]
  return before ? questionSteps[before] : null
}

/** The first step that has no answer yet, or null when all have. */
export function firstOpenStep(answers: Partial<QuestionAnswers> | null): QuestionStep | null {
  return order.find((step) => answers?.[step] === undefined) ?? null
}

/** Answered on every page. */
export type WholeQuestion = QuestionAnswers & Required<Pick<QuestionAnswers, QuestionStep>>

/** Whether no page waits for an answer. */
export function isWhole(answers: QuestionAnswers): answers is WholeQuestion {
  return firstOpenStep(answers) === null
}

/** The flags of ECO-3 that the resident's words raise. */
export function redFlagsOf(answers: Partial<QuestionAnswers>): RedFlagCode[] {
  return findRedFlags(`${answers.question ?? ''}\n${answers.tried ?? ''}`)
}

/** Those that the resident did not yet choose to continue after. */
export function unseenRedFlags(answers: Partial<QuestionAnswers>): RedFlagCode[] {
  return unseenOf(redFlagsOf(answers), answers.acknowledged)
}

/** Where to go from here: "Bel nu" first when the words ask for it, then the first page without an answer, then the review. */
export function nextSlug(answers: Partial<QuestionAnswers>): string {
  if (unseenRedFlags(answers).length > 0) return urgentStep
  const open = firstOpenStep(answers)
  return open ? questionSteps[open] : reviewStep
}
