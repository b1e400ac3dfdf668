import { Temporal } from 'temporal-polyfill'
import { seal, unseal, SealBroken } from '#app/platform/sealed-values.server.ts'
import type { Place } from './as-portal.server.ts'
import { newTotpSecret } from './totp.server.ts'

/**
 * A secret that was shown and not yet confirmed. It travels in the form, sealed for this account, so that opening the page
 * keeps nothing and the app that is in use goes on until the new one gave a right code.
 */
const minutes = 30
const placeOf = ({ tenantId }: Place, accountId: string) => `totp-form/${tenantId}/${accountId}`

interface PendingTotp {
  readonly secret: string
  /** For the form's hidden field. */
  readonly sealed: string
}

/** What a form carried; null when it is too old, was changed, or is somebody else's. */
export function readPendingTotp(place: Place, accountId: string, sealed: string): PendingTotp | null {
  try {
    const [secret = '', until = ''] = unseal(sealed, placeOf(place, accountId)).split(' ')
    return Temporal.Instant.compare(place.now, Temporal.Instant.from(until)) < 0 ? { secret, sealed } : null
  } catch (fault) {
    if (fault instanceof SealBroken) return null
    throw fault
  }
}

/** A new secret to show; or the one that the form shows already, so that a mistyped code needs no second scan. */
export function pendingTotp(place: Place, accountId: string, shown: string | null): PendingTotp {
  const before = shown === null ? null : readPendingTotp(place, accountId, shown)
  if (before) return before
  const secret = newTotpSecret()
  const until = place.now.add({ minutes }).toString()
  return { secret, sealed: seal(`${secret} ${until}`, placeOf(place, accountId)) }
}
