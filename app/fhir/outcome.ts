import type { Refusal } from '../domain/shared/result.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'

type Issue = readonly [status: number, code: string]

/** How a refusal of the portal is said over HTTP and in FHIR (R4 issue-type). */
const issues: Readonly<Record<string, Issue>> = {
  'shared.notFound': [404, 'not-found'],
  'shared.conflict': [409, 'transient'],
  'identity.keyUsed': [422, 'duplicate'],
  'appointments.slotTaken': [409, 'conflict'],
  'appointments.doubleTime': [409, 'conflict'],
  'appointments.formUsed': [422, 'duplicate'],
  'appointments.roomTaken': [409, 'conflict'],
  'appointments.holdExpired': [409, 'expired'],
  'appointments.notInThisState': [409, 'business-rule'],
  'appointments.movedElsewhere': [409, 'business-rule'],
  'appointments.movedWithGroup': [409, 'business-rule'],
  'appointments.groupEnded': [409, 'business-rule'],
  'appointments.groupFull': [409, 'conflict'],
  'appointments.awayThen': [409, 'conflict'],
  'appointments.noGroupAtHome': [422, 'business-rule'],
  'appointments.outsideHours': [422, 'business-rule'],
  'appointments.offGrid': [422, 'business-rule'],
  'appointments.inThePast': [422, 'business-rule'],
  'appointments.tooFarAhead': [422, 'business-rule'],
}

export function outcome(status: number, code: string, diagnostics: string, more: object = {}): FhirAnswer {
  const issue = [{ severity: 'error', code, ...more, diagnostics }]
  return { status, body: { resourceType: 'OperationOutcome', issue } }
}

/** That something was done of which nothing is left to show. */
export function told(diagnostics: string): FhirAnswer {
  const issue = [{ severity: 'information', code: 'informational', diagnostics }]
  return { status: 200, body: { resourceType: 'OperationOutcome', issue } }
}

/**
 * The `OperationOutcome` of a refusal: the portal's own code as `details`.
 * @param base of this server: `https://…/fhir`.
 */
export function refused({ code }: Refusal, base: string): FhirAnswer {
  const [status, issue] = issues[code] ?? [409, 'business-rule']
  const details = { coding: [{ system: `${base}/CodeSystem/refusal`, code }] }
  return outcome(status, issue, `Refused: ${code}.`, { details })
}
