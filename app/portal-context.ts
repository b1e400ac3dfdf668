import type { LoadContext } from '#app/platform/http/load-context.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'

/** What every loader and action finds in `args.context`. */
export type PortalContext = LoadContext<Tenant>
