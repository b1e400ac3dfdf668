import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { tryPort } from '#db/embedded/free-port.server.ts'
import type { DemoPerson } from './demo-people.ts'
import { clientId, providerSecrets, type ProviderSecrets } from './kept-secrets.ts'

/** What the process is told when it starts. */
export interface ProviderOrder {
  readonly issuer: string
  readonly port: number
  readonly secrets: ProviderSecrets
  readonly people: readonly DemoPerson[]
  /** The portal's clock, in milliseconds since 1970: the provider's runs along with it. */
  readonly now: number
}

/** A place for a provider, taken before it starts: the portal's settings name it. */
export interface ReservedProvider {
  readonly port: number
  readonly secrets: ProviderSecrets
  /** The settings with which a portal finds it. */
  readonly settings: Readonly<Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET', string>>
}

/**
 * @param near the portal's port: the next one is taken when it is free, else any.
 * @param dataDir where the provider's keys are kept.
 */
export async function reserveIdentityProvider(near: number, dataDir: string): Promise<ReservedProvider> {
  const secrets = await providerSecrets(dataDir)
  const wanted = near > 0 && near < 65_535 ? await tryPort(near + 1).catch(() => null) : null
  const port = wanted ?? (await tryPort(0)) ?? 0
  const settings = {
    OIDC_ISSUER: `http://localhost:${port}`,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: secrets.clientSecret,
  }
  return { port, secrets, settings }
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The identity provider of the demo did not start')
  })
  await Promise.race([once(child, 'message'), ended])
}

/**
 * Starts the identity provider of the demo in a process of its own, which ends with this one.
 * @param given.now the portal's clock, which the provider's runs along with.
 * @returns what stops it.
 */
export async function startIdentityProvider(
  { port, secrets, settings }: ReservedProvider,
  given: { now: Temporal.Instant; people: readonly DemoPerson[] },
): Promise<() => Promise<void>> {
  const child = fork(resolve(import.meta.dirname, '../demo-identity-provider.ts'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  })
  const { people, now } = given
  const order: ProviderOrder = { issuer: settings.OIDC_ISSUER, port, secrets, people, now: now.epochMilliseconds }
  child.send(order)
  await untilReady(child)
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}
