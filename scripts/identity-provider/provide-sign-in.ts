import { resolve } from 'node:path'
import type { Database } from '../database.ts'
import { atEnd } from '../program.ts'
import { say } from '../progress.ts'
import { knowDemoPeople, listDemoPeople } from './demo-people.ts'
import { reserveIdentityProvider, startIdentityProvider, type ReservedProvider } from './start-identity-provider.ts'

/**
 * Puts the demo's identity provider into the settings of this process, before anything reads them; null when this is no
 * demo, or when the settings name a provider already.
 * @param port the portal's.
 */
export async function reserveSignIn(port: number): Promise<ReservedProvider | null> {
  if (process.env.DEMO !== 'on' || process.env.OIDC_ISSUER) return null
  const reserved = await reserveIdentityProvider(port, resolve(process.env.DATA_DIR || '.data'))
  Object.assign(process.env, reserved.settings)
  return reserved
}

/** Starts the provider with the people of the database, who are known there when they have an account. */
export async function provideSignIn(reserved: ReservedProvider | null, { urls }: Database): Promise<void> {
  if (!reserved) return
  const { portalClock } = await import('#app/platform/clock.server.ts')
  await knowDemoPeople(urls.owner, reserved.settings.OIDC_ISSUER)
  const people = await listDemoPeople(urls.owner)
  const stop = await startIdentityProvider(reserved, { now: portalClock().now(), people })
  atEnd(stop)
  say(`identity provider of the demo: ${reserved.settings.OIDC_ISSUER}`)
}
