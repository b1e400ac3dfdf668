import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Header } from './security-headers.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A page as it was drawn, before anything is kept of it. */
export interface DrawnPage {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: Buffer
}

/** One way to send a page: the bytes, and the headers as `writeHead` takes them, name and value in turn. */
export interface Variant {
  readonly body: Buffer
  readonly etag: string
  readonly headers: string[]
  /** For 304: the same without what describes the bytes (RFC 9110 §15.4.5). */
  readonly unchanged: string[]
}

export interface KeptPage {
  readonly variants: Readonly<Record<Encoding, Variant>>
  readonly bytes: number
}

/**
 * Browsers keep it too, but ask each time. A cache in front (RFC 9111 §5.2.2.10, RFC 5861 §3) asks again after 2 seconds and may
 * send the old one for 3 more: so a change is seen within 5 seconds behind it as well. Cookies tell it how somebody reads.
 */
const caching = 'public, max-age=0, s-maxage=2, stale-while-revalidate=3'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Whether a page may be shown to others: it is whole, and it sets nothing on the one who asked. */
export function mayKeep(page: DrawnPage): boolean {
  return page.status === 200 && !page.headers.some(([name]) => name.toLowerCase() === 'set-cookie')
}

/** Makes every variant of a page once; compressing takes place outside the main thread. */
export async function keepPage(page: DrawnPage): Promise<KeptPage> {
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: page.body.length },
  }
  const [br, gz] = await Promise.all([brotli(page.body, quality), zip(page.body)])
  const mark = createHash('sha256').update(page.body).digest('base64url').slice(0, 22)
  const variants = {
    br: variant(page, br, 'br', mark),
    gzip: variant(page, gz, 'gzip', mark),
    identity: variant(page, page.body, 'identity', mark),
  }
  return { variants, bytes: br.length + gz.length + page.body.length }
}

function variant(page: DrawnPage, body: Buffer, encoding: Encoding, mark: string): Variant {
  const etag = `"${mark}-${encoding}"`
  const common = [...page.headers.flat(), 'Cache-Control', caching, 'Vary', 'Accept-Encoding, Cookie', 'ETag', etag]
  const coding = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
  return { body, etag, headers: [...common, ...coding, 'Content-Length', String(body.length)], unchanged: common }
}

/** The best encoding that a visitor takes (RFC 9110 §12.5.3): brotli, then gzip, then none. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined || accepted === '') return 'identity'
  // What nearly every browser sends has no weights; reading those takes longer than the rest of the answer.
  if (!accepted.includes('q=')) return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
  const parts = accepted.toLowerCase().replaceAll(' ', '').split(',')
  const takes = (name: string) => parts.some((part) => part.split(';')[0] === name && !/;q=0(\.0*)?$/.test(part))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}
