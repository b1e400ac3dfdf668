import { inviteeCount } from './three-way-talk.ts'

/** The pages of an invitation in their order, by their word in the address. */
export const invitationSteps = { who: 'wie', about: 'waarover', when: 'wanneer', check: 'controleer' } as const
export type InvitationStep = keyof typeof invitationSteps
const order = Object.keys(invitationSteps) as InvitationStep[]
export const invitationStepCount = order.length

/** What is filled in so far. */
export interface InvitationAnswers {
  readonly personIds: readonly string[]
  readonly subject: string
  readonly startsAt: unknown
}

/** The step with this word in its address, or null. */
export function stepOfWord(word: string | null | undefined): InvitationStep | null {
  return order.find((step) => invitationSteps[step] === word) ?? null
}

/** Counts from 1. */
export function numberOfStep(step: InvitationStep): number {
  return order.indexOf(step) + 1
}

/** The step before, or null when it is the first. */
export function stepBefore(step: InvitationStep): InvitationStep | null {
  return order[order.indexOf(step) - 1] ?? null
}

/** The first step that is not filled in; `check` when all are. */
export function firstOpenStep({ personIds, subject, startsAt }: InvitationAnswers): InvitationStep {
  if (personIds.length !== inviteeCount) return 'who'
  if (subject === '') return 'about'
  return startsAt === null ? 'when' : 'check'
}

/** The step that may be shown: the one asked for, unless one before it is not filled in. */
export function shownStep(asked: InvitationStep | null, answers: InvitationAnswers): InvitationStep {
  const open = firstOpenStep(answers)
  return asked && numberOfStep(asked) <= numberOfStep(open) ? asked : open
}
