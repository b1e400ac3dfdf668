import { professionalRoles } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import type { Recipient } from './sharing.ts'

/** Who receives, as one value of a form or address: `p.<id>`, `t.<id>` or `t.<id>.<ROLE>`. */
export function recipientText({ personId, teamId, role }: Recipient): string {
  if (personId !== null) return `p.${personId}`
  return role ? `t.${teamId}.${role}` : `t.${teamId}`
}

/** The recipient that a value names; null for anything else. Whether it exists is not asked. */
export function readRecipient(value: string | null | undefined): Recipient | null {
  const [kind, id, role, more] = (value ?? '').split('.')
  if (!isId(id) || more !== undefined) return null
  if (kind === 'p' && role === undefined) return { personId: id, teamId: null, role: null }
  if (kind !== 't') return null
  if (role === undefined) return { personId: null, teamId: id, role: null }
  const known = professionalRoles.find((each) => each === role)
  return known ? { personId: null, teamId: id, role: known } : null
}
