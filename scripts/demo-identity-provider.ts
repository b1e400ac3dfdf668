import type { ProviderOrder } from './identity-provider/start-identity-provider.ts'

/**
 * The identity provider of the demo and the tests, in a process of its own: a real one (`oidc-provider`), in the place of
 * a broker for DigiD. Started by `startIdentityProvider`, and gone with who started it.
 */
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
// Ctrl-C reaches the whole group: who started this one ends it in turn.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.once('message', (message) => {
  const { issuer, port, secrets, people, now } = message as ProviderOrder
  const machineNow = Date.now.bind(Date)
  const ahead = now - machineNow()
  // In this process alone: what it says about time agrees with the portal's clock (`DEMO_NOW`).
  Date.now = () => machineNow() + ahead
  void (async () => {
    const { makeProvider } = await import('./identity-provider/make-provider.ts')
    const { serveProvider } = await import('./identity-provider/serve-provider.ts')
    await serveProvider(makeProvider(issuer, secrets), port, () => people)
    process.send?.('ready')
  })()
})
