import type { RoleCode } from '../shared/actor.ts'
import { permissionMatrix } from './permissions.ts'

/** Whether this role marks something "niet voor vertegenwoordiger" (REP-5; access: mandate, X). */
export function mayMarkHidden(role: RoleCode): boolean {
  return (permissionMatrix.mandate[role] ?? []).some(({ actions }) => actions.includes('execute'))
}
