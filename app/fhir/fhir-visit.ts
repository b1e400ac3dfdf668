import type { Machine } from '../domain/identity/machine-tokens.server.ts'
import type { Tenant } from '../domain/tenants/tenant.ts'
import type { FhirAsked } from '../platform/http/fhir-door.server.ts'

/** A request of a system that showed its token. */
export interface FhirVisit {
  readonly asked: FhirAsked<Tenant>
  readonly machine: Machine
  readonly tenant: Tenant
  /** Of this server: `https://…/fhir`. */
  readonly base: string
}
