import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { clientId, type ProviderSecrets } from './kept-secrets.ts'
import { memoryStore } from './memory-store.ts'
import { problemPage } from './pages.ts'

/** A portal on this very machine, whatever its port or wijk (RFC 8252 §7.3 lets the port of a loopback address vary). */
const isLocalPortal = (address: string) =>
  URL.canParse(address) &&
  /^http:\/\/(([a-z0-9-]+\.)?localhost|127\.0\.0\.1)(:\d+)?\/inloggen\/terug$/.test(new URL(address).href)

/** One consent for all: the demo asks nobody whether the portal may know who they are. */
async function consent({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client } = oidc
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: client?.clientId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/** A real OpenID provider: code flow with PKCE, `acr`, `auth_time`, pseudonyms (ACC-2). */
export function makeProvider(issuer: string, secrets: ProviderSecrets): Provider {
  const configuration: Configuration = {
    adapter: memoryStore(),
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        redirect_uris: ['http://localhost/inloggen/terug'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [secrets.jwk] },
    cookies: { keys: [secrets.cookieKey] },
    pkce: { required: () => true },
    scopes: ['openid'],
    acrValues: ['laag', 'substantieel', 'hoog'],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: consent,
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: { AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 600, Grant: 600, AccessToken: 60 },
    renderError: (context) => {
      context.type = 'html'
      context.body = problemPage('nl')
    },
  }
  const provider = new Provider(issuer, configuration)
  const listed = provider.Client.prototype.redirectUriAllowed
  provider.Client.prototype.redirectUriAllowed = function (this: typeof provider.Client.prototype, address: string) {
    return isLocalPortal(address) || listed.call(this, address)
  }
  // With a clock of its own (`DEMO_NOW`) an end by date could lie in the browser's past: the cookies go with the browser.
  provider.use(async (context, next) => {
    await next()
    const cookies = context.res.getHeader('set-cookie')
    if (Array.isArray(cookies))
      context.res.setHeader(
        'set-cookie',
        cookies.map((cookie) => cookie.replace(/; ?expires=[^;]+/i, '')),
      )
  })
  return provider
}
