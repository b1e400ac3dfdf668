import { createHmac } from 'node:crypto'
import { Secret } from 'otpauth'

/**
 * What the authenticator app of a demo account holds, in base32: follows from the demo's password, so that it stands nowhere
 * in the source and the journeys know it too. RFC 4226 §4: 160 bits.
 */
export function demoAppSecret(password: string, email: string): string {
  const digest = createHmac('sha256', password).update(`authenticator app of ${email}`).digest()
  return new Secret({ buffer: new Uint8Array(digest.subarray(0, 20)).buffer }).base32
}
