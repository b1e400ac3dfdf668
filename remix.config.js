/**
 * The options of the Remix plugin; `vite.config.ts` imports them.
 * Single fetch and lazy route discovery stay off: see docs/decisions (open advisories of Remix 2).
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
