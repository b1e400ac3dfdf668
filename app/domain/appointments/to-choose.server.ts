import type { Tx } from '#db/client.server.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listInvitedToBook, type BookingInvitation } from './booking-invitations.queries.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { showInvitations } from './show-invitations.server.ts'
import { showOffers } from './show-waiting.server.ts'
import { listWaitingOffers, type WaitingOffer } from './waiting-offers.queries.server.ts'

/** Times that a resident was told of and may take, and what they may choose a time for. */
interface ToChoose {
  readonly offers: readonly WaitingOffer[]
  readonly invitations: readonly BookingInvitation[]
}

/** What asks the resident to choose a time; nothing for who may not see their appointments. */
export async function listToChoose(
  tx: Tx,
  { tenant, residentId }: { readonly tenant: Tenant; readonly residentId: string },
): Promise<ToChoose> {
  const invited = await listInvitedToBook(tx, { tenant, residentId })
  const offers = await listWaitingOffers(tx, { residentId, timeZone: tenant.timeZone, most: 3 })
  return { offers, invitations: invited.ok ? invited.value : [] }
}

/** The same in the reader's words; nothing where it was not asked. */
export const showToChoose = (toChoose: ToChoose | null, reader: Reader) => ({
  offers: showOffers(toChoose?.offers ?? [], reader),
  invitations: showInvitations(toChoose?.invitations ?? [], reader),
})
