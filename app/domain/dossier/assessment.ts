import { done, refuse, type Result } from '#app/domain/shared/result.ts'

/** The way of a four-domain assessment (FD-2). A new one never overwrites: it supersedes (FD-4). */
export const assessmentStates = ['prepared', 'in_conversation', 'agreed', 'superseded'] as const
export type AssessmentState = (typeof assessmentStates)[number]

export const assessmentActions = ['edit', 'prioritise', 'send', 'start_conversation', 'agree', 'supersede'] as const
export type AssessmentAction = (typeof assessmentActions)[number]

export interface AssessmentMoment {
  readonly who: 'resident' | 'professional' | 'system'
  /** Whether the resident has sent it to the own practice; until then it is the resident's alone (FD-2). */
  readonly sent: boolean
  /** Said by the professional: the resident sits beside (FD-3). */
  readonly residentPresent: boolean
}

type Allowed = (moment: AssessmentMoment) => AssessmentState | null

/** The resident, while it is still private. */
const unsent: Allowed = ({ who, sent }) => (who === 'resident' && !sent ? 'prepared' : null)
/** The resident, or a professional with the resident beside. */
const together =
  (state: AssessmentState): Allowed =>
  ({ who, residentPresent }) =>
    who === 'resident' || (who === 'professional' && residentPresent) ? state : null

/** In which state who may do what; what is absent is refused. */
const rules: Readonly<Record<AssessmentAction, Readonly<Partial<Record<AssessmentState, Allowed>>>>> = {
  edit: {
    // What was sent stays as it was sent, so that the practice reads what the resident wrote.
    prepared: unsent,
    in_conversation: together('in_conversation'),
  },
  prioritise: { prepared: unsent, in_conversation: together('in_conversation') },
  send: { prepared: unsent },
  start_conversation: { prepared: ({ who, sent }) => (who === 'professional' && sent ? 'in_conversation' : null) },
  agree: { in_conversation: together('agreed') },
  supersede: { agreed: ({ who }) => (who === 'system' ? 'superseded' : null) },
}

/** The state an assessment goes to by `action` (FD-2, FD-3), or why that may not be. */
export function assessmentCan(
  state: AssessmentState,
  action: AssessmentAction,
  moment: AssessmentMoment,
): Result<AssessmentState> {
  const allowed = rules[action][state]
  if (!allowed) return refuse('dossier.notInThisState')
  const next = allowed(moment)
  return next ? done(next) : refuse('dossier.notForThisRole')
}

export type AssessmentReader = 'resident' | 'own_practice' | 'other_professional'

/**
 * Whether an assessment may be read at all in this state (FD-2): the resident always; the own practice once sent;
 * others only what was agreed. Topics and grants come on top of it (`decideAccess`).
 */
export function isReadable(state: AssessmentState, sent: boolean, reader: AssessmentReader): boolean {
  if (reader === 'resident') return true
  if (state === 'agreed' || state === 'superseded') return true
  return reader === 'own_practice' && (sent || state === 'in_conversation')
}
