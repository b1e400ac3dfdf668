/** A drie-gesprek takes so many minutes (APP-1). */
export const talkMinutes = 45
/** The resident and two others: never without the resident (INV-5). */
export const inviteeCount = 2
export const subjectMaxLength = 500
export const reasonMaxLength = 300

/** Who may be asked for a drie-gesprek (access: Invitation); an assistant books, but takes no part. */
export const invitableRoles = ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER'] as const
export type InvitableRole = (typeof invitableRoles)[number]

export function isInvitable<T extends { readonly role: string }>(
  person: T,
): person is T & { readonly role: InvitableRole } {
  return (invitableRoles as readonly string[]).includes(person.role)
}

interface Candidate {
  readonly personId: string
  readonly teamId: string
}

/** The two that are proposed: the first one, and the first of another team; of the same team where there is no other. */
export function proposedPeople(candidates: readonly Candidate[]): string[] {
  const [first] = candidates
  if (!first) return []
  const other = candidates.find(({ teamId }) => teamId !== first.teamId) ?? candidates[1]
  return [first, other].flatMap((each) => each?.personId ?? [])
}
