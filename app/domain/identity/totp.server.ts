import { Secret, TOTP } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds; one step of drift either way. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const drift = 1

const readerOf = (secret: string) => new TOTP({ ...form, secret: Secret.fromBase32(secret) })

/** A new secret of 160 bits (RFC 4226 §4), in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code holds: whose account, at which portal, and the secret. */
export function totpAddress(secret: string, of: { issuer: string; account: string }): string {
  return new TOTP({ ...form, issuer: of.issuer, label: of.account, secret: Secret.fromBase32(secret) }).toString()
}

/** The code at an instant. */
export function totpCode(secret: string, at: Temporal.Instant): string {
  return readerOf(secret).generate({ timestamp: at.epochMilliseconds })
}

/**
 * The thirty-second step of a code that is right now, one step earlier or later; null for any other code.
 * Spaces between the digits are fine.
 */
export function totpStep(secret: string, typed: string, now: Temporal.Instant): number | null {
  const code = typed.replace(/\s/g, '')
  if (!/^[0-9]{6}$/.test(code)) return null
  const timestamp = now.epochMilliseconds
  const off = readerOf(secret).validate({ token: code, timestamp, window: drift })
  return off === null ? null : Math.floor(timestamp / 1000 / form.period) + off
}

/** The secret in groups of four, for who types it. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
