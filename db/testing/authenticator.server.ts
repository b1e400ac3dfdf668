import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/**
 * A passkey in software, after WebAuthn Level 3 §6, for tests of what a browser would send: it makes and uses one key
 * (ES256, attestation `none`). What a test wants wrong, it can say.
 */
export interface TestAuthenticator {
  /** `RegistrationResponseJSON`, for the challenge of the portal. */
  create(challenge: string, more?: Partial<Said>): object
  /** `AuthenticationResponseJSON`; the counter goes up by one each time. */
  get(challenge: string, more?: Partial<Said>): object
  readonly credentialId: string
}

interface Said {
  readonly origin: string
  readonly rpId: string
  /** Whether the person was asked for a fingerprint or PIN. */
  readonly verified: boolean
  readonly counter: number
  /** Signs with another key than the one that was registered. */
  readonly key: KeyObject
}

const digest = (data: string | Buffer) => createHash('sha256').update(data).digest()
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const bytes = (value: Buffer) => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value])

function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const point = (half: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(half, 'base64url')])
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    point(x),
    Buffer.from([0x22]),
    point(y),
  ])
}

export function makeAuthenticator(at: { readonly origin: string; readonly rpId: string }): TestAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const credentialId = id.toString('base64url')
  let counter = 0
  const said = (more: Partial<Said>): Said => ({
    ...at,
    ...{ verified: true, counter: more.counter ?? (counter += 1), key: privateKey },
    ...more,
  })
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = ({ rpId, verified, counter: count }: Said, flags: number, rest = Buffer.alloc(0)) => {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(count)
    return Buffer.concat([digest(rpId), Buffer.from([0x01 | (verified ? 0x04 : 0) | flags]), number, rest])
  }
  const answer = (response: object) => ({
    ...{ id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {} },
    response,
  })
  return {
    credentialId,
    create: (challenge, more = {}) => {
      const one = said(more)
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const data = authData(one, 0x40, attested)
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, one.origin).toString('base64url'),
        attestationObject: object.toString('base64url'),
        transports: ['internal'],
      })
    },
    get: (challenge, more = {}) => {
      const one = said(more)
      const client = clientData('webauthn.get', challenge, one.origin)
      const data = authData(one, 0)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, digest(client)]), one.key).toString('base64url'),
      })
    },
  }
}
