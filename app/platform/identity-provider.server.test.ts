import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
let server: Server | undefined
afterEach(() => server?.close())

const now = Temporal.Instant.from('2026-04-03T08:00:00Z')
const redirectUri = 'http://localhost:3000/inloggen/terug'

/** The portal's door, with this issuer in its settings. */
async function doorTo(issuer: string) {
  vi.stubEnv('OIDC_ISSUER', issuer)
  vi.stubEnv('OIDC_CLIENT_ID', 'portal')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'x'.repeat(43))
  return import('./identity-provider.server.ts')
}

/** A port on this machine at which nobody answers. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('while the identity provider is away nobody is sent there, and nobody is signed in', async () => {
  const { askProvider, newSecrets, providerAddress } = await doorTo(`http://127.0.0.1:${await closedPort()}`)
  const secrets = newSecrets()
  const question = { ...secrets, redirectUri, levels: ['substantieel'], maxAge: 0, language: 'nl' } as const
  expect(await providerAddress(question, now)).toBeNull()
  const callback = new URL(`${redirectUri}?code=${'x'.repeat(43)}&state=${secrets.state}`)
  expect(await askProvider(callback, secrets, now)).toBe('away')
})

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as RFC 7515 says; without a key an unsigned one. */
function tokenOf(claims: object, key: KeyObject | null): string {
  const text = `${encoded(key ? { alg: 'RS256', kid: 'one' } : { alg: 'none' })}.${encoded(claims)}`
  return `${text}.${key ? sign('sha256', Buffer.from(text), key).toString('base64url') : ''}`
}

/** A provider that gives whatever token `make` makes. @returns its address. */
async function providerThatSays(publicKey: KeyObject, make: (issuer: string) => string): Promise<string> {
  const listening = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
    const said: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: 'x', token_type: 'Bearer', id_token: make(issuer) },
    }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(said[request.url ?? ''] ?? {}))
  })
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

const [own, foreign] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
const seconds = now.epochMilliseconds / 1000
const right = (issuer: string) => ({
  ...{ iss: issuer, sub: 'pseudonym', aud: 'portal', iat: seconds, exp: seconds + 60 },
  ...{ nonce: 'the-nonce', auth_time: seconds, acr: 'substantieel' },
})
type Said = (issuer: string) => string

test.each<[what: string, make: Said, counts: boolean]>([
  ['signed by the provider', (issuer) => tokenOf(right(issuer), own!.privateKey), true],
  ['signed by somebody else', (issuer) => tokenOf(right(issuer), foreign!.privateKey), false],
  ['not signed', (issuer) => tokenOf(right(issuer), null), false],
  ['changed after it was signed', (issuer) => changed(tokenOf(right(issuer), own!.privateKey), issuer), false],
  ['for another portal', (issuer) => tokenOf({ ...right(issuer), aud: 'other' }, own!.privateKey), false],
  ['of another issuer', (issuer) => tokenOf({ ...right(issuer), iss: 'https://x.example' }, own!.privateKey), false],
  ['for another question', (issuer) => tokenOf({ ...right(issuer), nonce: 'other' }, own!.privateKey), false],
  ['too old', (issuer) => tokenOf({ ...right(issuer), exp: seconds - 60 }, own!.privateKey), false],
])('a token %s counts, or does not', async (_what, make, counts) => {
  const { askProvider } = await doorTo(await providerThatSays(own!.publicKey, make))
  const secrets = { state: 'the-state', nonce: 'the-nonce', codeVerifier: 'x'.repeat(43) }
  const said = await askProvider(new URL(`${redirectUri}?code=y&state=the-state`), secrets, now)
  if (counts) expect(said).toMatchObject({ subject: 'pseudonym', level: 'substantieel', authTime: seconds })
  else expect(said).toBe('invalid')
})

function changed(token: string, issuer: string): string {
  const [head, , signature] = token.split('.')
  return [head, encoded({ ...right(issuer), sub: 'somebody-else' }), signature].join('.')
}
