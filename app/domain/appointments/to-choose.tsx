import { InvitedToBook } from './invited-to-book.tsx'
import type { ShownInvitation } from './show-invitations.server.ts'
import type { ShownOffer } from './show-waiting.server.ts'
import { WaitingOffers } from './waiting-offers.tsx'

interface Props {
  readonly offers: readonly ShownOffer[]
  readonly invitations: readonly ShownInvitation[]
}

/** All that asks a resident to choose a time; nothing when nothing does. */
export function ToChoose({ offers, invitations }: Props) {
  return (
    <>
      <WaitingOffers offers={offers} />
      <InvitedToBook invitations={invitations} />
    </>
  )
}
