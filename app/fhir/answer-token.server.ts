import { readScopes } from '../domain/identity/machine-scopes.ts'
import { issueMachineToken, tokenSeconds } from '../domain/identity/machine-tokens.server.ts'
import type { Place } from '../domain/identity/as-portal.server.ts'
import type { FhirAnswer } from '../platform/http/fhir-door.server.ts'

const type = 'application/json; charset=utf-8'
/** RFC 6749 §5.2. */
const wrong = (error: string, status = 400, headers: Record<string, string> = {}): FhirAnswer => ({
  ...{ status, type, body: { error } },
  headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache', ...headers },
})

/** Name and secret of a client: in the header, or in the form (RFC 6749 §2.3.1). */
function clientOf(authorization: string | null, form: URLSearchParams): { clientId: string; secret: string } | null {
  if (authorization === null) {
    const [clientId, secret] = [form.get('client_id'), form.get('client_secret')]
    return clientId && secret ? { clientId, secret } : null
  }
  const basic = /^Basic +([A-Za-z0-9+/=]{1,400})$/i.exec(authorization)?.[1]
  const [clientId = '', secret = ''] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':')
  return clientId && secret && !form.has('client_secret') ? { clientId, secret } : null
}

/** Gives a token for client credentials (RFC 6749 §4.4): opaque, for ten minutes. */
export async function answerToken(
  place: Place & { readonly accessPoint: string },
  asked: { readonly authorization: string | null; readonly contentType: string; readonly body: string },
): Promise<FhirAnswer> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(asked.contentType)) return wrong('invalid_request')
  const form = new URLSearchParams(asked.body)
  if (form.get('grant_type') !== 'client_credentials') {
    return wrong(form.has('grant_type') ? 'unsupported_grant_type' : 'invalid_request')
  }
  const challenge = { 'WWW-Authenticate': 'Basic realm="Drieluik", charset="UTF-8"' }
  const client = clientOf(asked.authorization, form)
  if (!client) return wrong('invalid_client', 401, challenge)
  const scope = form.get('scope')
  const given = await issueMachineToken(place, { ...client, scopes: scope === null ? null : readScopes(scope) })
  if (given.ok) {
    return {
      ...{ status: 200, type, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } },
      body: {
        ...{ access_token: given.token, token_type: 'Bearer', expires_in: tokenSeconds },
        scope: given.scopes.join(' '),
      },
    }
  }
  if (given.error === 'slow_down') return wrong('slow_down', 429, { 'Retry-After': String(given.seconds ?? 60) })
  return given.error === 'invalid_client' ? wrong('invalid_client', 401, challenge) : wrong(given.error)
}
