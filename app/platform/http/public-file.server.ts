import { createHash } from 'node:crypto'

/**
 * Answers with what everybody may know, for other sites and for caches in between: with a mark by which who has it already
 * gets 304 (RFC 9110 §13.1.2), and open to scripts of any site, because it holds nothing of anybody.
 * @param body.type with its character set.
 * @param more other headers.
 */
export function publicFile(
  request: Request,
  body: { readonly text: string; readonly type: string },
  more: Readonly<Record<string, string>> = {},
): Response {
  const etag = `"${createHash('sha256').update(body.text).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Content-Type': body.type,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=3600',
    // What a cache keeps carries no nonce.
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ETag: etag,
    ...more,
  }
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
    ? new Response(null, { status: 304, headers })
    : new Response(body.text, { headers })
}
