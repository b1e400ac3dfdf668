import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The portal's name at the provider. */
export const clientId = 'drieluik-demo'

export interface ProviderSecrets {
  /** Begins with `demo-`, which production refuses. */
  readonly clientSecret: string
  readonly cookieKey: string
  /** The private key that signs who signed in (RFC 7517). */
  readonly jwk: Record<string, unknown>
}

function make(): ProviderSecrets {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const text = () => randomBytes(32).toString('base64url')
  return {
    clientSecret: `demo-${text()}`,
    cookieKey: text(),
    jwk: { ...privateKey.export({ format: 'jwk' }), kid: text().slice(0, 12), use: 'sig', alg: 'RS256' },
  }
}

/** The keys of the demo's identity provider, made at the first start and kept in `dataDir` for their owner alone. */
export async function providerSecrets(dataDir: string): Promise<ProviderSecrets> {
  const file = join(dataDir, 'identity-provider.json')
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as ProviderSecrets,
    () => null,
  )
  if (kept) return kept
  const made = make()
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}
