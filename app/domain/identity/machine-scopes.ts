/** What a practice's own system may ask at `/fhir` (SMART App Launch 2.2.0, system scopes in the words of version 1). */
export const machineScopes = [
  'system/Schedule.read',
  'system/Slot.read',
  'system/Appointment.read',
  'system/Appointment.write',
] as const
export type MachineScope = (typeof machineScopes)[number]

/** The known scopes among words with spaces between them (RFC 6749 §3.3). */
export function readScopes(text: string): MachineScope[] {
  const words = text.split(' ')
  return machineScopes.filter((scope) => words.includes(scope))
}
