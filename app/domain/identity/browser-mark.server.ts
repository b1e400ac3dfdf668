import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/platform/crypto.server.ts'

/**
 * A random value in a cookie of one browser, so that what was begun there is not ended elsewhere. Only its hash is
 * stored. `__Host-`: for this host alone (RFC 6265bis §4.1.3.2).
 */
export class BrowserMark {
  readonly #name: string
  readonly #seconds: number

  /** @param name without `__Host-`. @param seconds that the browser keeps it. */
  constructor(name: string, seconds: number) {
    this.#name = `__Host-drieluik-${name}`
    this.#seconds = seconds
  }

  /** The mark that a request carries, or null. */
  read(cookies: string | null): string | null {
    return new RegExp(`(?:^|;\\s*)${this.#name}=([\\w-]{43})(?:;|$)`).exec(cookies ?? '')?.[1] ?? null
  }

  /** The hash of the mark that a request carries, or null. */
  hashIn(cookies: string | null): string | null {
    const mark = this.read(cookies)
    return mark && sha256(mark)
  }

  /** A `Set-Cookie` with this mark, or with a new one. */
  cookie(mark: string = randomBytes(32).toString('base64url')): { mark: string; hash: string; cookie: string } {
    const cookie = `${this.#name}=${mark}; Path=/; Max-Age=${this.#seconds}; HttpOnly; Secure; SameSite=Lax`
    return { mark, hash: sha256(mark), cookie }
  }

  /** A `Set-Cookie` that takes it away. */
  get gone(): string {
    return `${this.#name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`
  }
}

/** Of a sign-in at the identity provider that is under way; ten minutes. */
export const signInMark = new BrowserMark('oidc', 10 * 60)
/** Of an activation that is under way; half an hour. */
export const claimMark = new BrowserMark('activeren', 30 * 60)
