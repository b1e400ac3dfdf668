import type { FormState } from '#app/platform/forms/form-state.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { isRefused, notFound, refuse, type Refusal } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { AskedChange } from './asked-change.ts'
import { changeSchedule } from './change-schedule.server.ts'
import type { ShownSettle } from './settle-bookings.tsx'
import { showSettle } from './show-settle.server.ts'
import type { Treatments } from './treatment.ts'

type State = FormState & { readonly settle: ShownSettle | null }

/**
 * What a page answers to a change of a schedule: null when it was saved; else what the page shows, with the bookings to
 * settle or why it was refused.
 * @throws 404 to who does not plan for them.
 */
export async function takeChange(
  actor: Actor,
  input: {
    readonly tenant: Tenant
    /** null for hours that end before they begin. */
    readonly asked: AskedChange | null
    readonly treatments: Treatments | null
    readonly refuse: (refusal: Refusal) => FormState
    readonly reader: { readonly t: PortalT; readonly language: string }
  },
): Promise<{ readonly state: State; readonly status: 200 | 409 } | null> {
  const { tenant, asked, treatments, reader } = input
  const changed = asked
    ? await withActor(actor, (tx) => changeSchedule(tx, { tenant, asked, treatments }))
    : refuse('appointments.endsBeforeItBegins')
  if (isRefused(changed)) {
    if (changed.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return { state: { ...input.refuse(changed.refusal), settle: null }, status: 409 }
  }
  if (changed.value.saved) return null
  const { values } = input.refuse(notFound.refusal)
  const settle = showSettle(changed.value, { ...reader, timeZone: tenant.timeZone })
  return { state: { values, errors: [], settle }, status: 200 }
}
