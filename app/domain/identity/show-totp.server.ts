import { encode } from 'uqr'
import type { Place } from './as-portal.server.ts'
import { pendingTotp } from './pending-totp.server.ts'
import { inGroups, totpAddress } from './totp.server.ts'
import type { ShownTotp } from './totp-set-up.tsx'

/** Squares of white around the code, as readers need (ISO/IEC 18004 §6.3.8). */
const border = 4

function pictureOf(text: string): ShownTotp['picture'] {
  const { size, data } = encode(text, { ecc: 'M', border })
  const squares = data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}

/**
 * What connects an authenticator app to an account: a picture, a text, and the sealed field of the form.
 * @param of.shown what the form carried when a code was mistyped: the same secret is shown again.
 */
export function showTotp(
  place: Place,
  of: { readonly accountId: string; readonly name: string; readonly wijk: string; readonly shown: string | null },
): ShownTotp {
  const { secret, sealed } = pendingTotp(place, of.accountId, of.shown)
  const address = totpAddress(secret, { issuer: `Drieluik ${of.wijk}`, account: of.name })
  return { picture: pictureOf(address), typed: inGroups(secret), sealed }
}
