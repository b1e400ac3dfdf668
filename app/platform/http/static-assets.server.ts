import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { calmStyle } from './calm-page.ts'
import { encodingFor } from './kept-page.server.ts'
import type { Encoding } from './kept-page.server.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const shrinks = /^(text\/|application\/(json|manifest)|image\/svg)/

interface Asset {
  readonly type: string
  readonly caching: string
  readonly read: () => Buffer
  /** Made at the first request for it, and kept: the files of one build fit in memory many times over. */
  readonly variants: Map<Encoding, Promise<Buffer>>
  etag?: string
}

/** Answers a request for a file of the build, and says whether it did. */
export type StaticAssets = (request: IncomingMessage, response: ServerResponse, pathname: string) => boolean

/**
 * The files of `folder`, by the path under which they are asked, and the style of the calm page. The list is read
 * once: a path that is not in it reaches no file, whatever it holds.
 * @param folder of the client's build; none when it is null, as in development.
 */
export function staticAssets(folder: string | null): StaticAssets {
  const assets = new Map<string, Asset>()
  assets.set(
    '/calm.css',
    asset('.css', false, () => Buffer.from(calmStyle)),
  )
  const entries = folder ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder!, file).split(sep).join('/')}`
    // Vite keeps notes for itself in `.vite`.
    if (path.includes('/.')) continue
    assets.set(
      path,
      asset(extname(file), path.startsWith('/assets/'), () => readFileSync(file)),
    )
  }
  return (request, response, pathname) => {
    const found = assets.get(pathname)
    if (!found || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    void send(request, response, found).catch(() => response.destroy())
    return true
  }
}

function asset(extension: string, hashed: boolean, read: () => Buffer): Asset {
  // Vite puts a hash of the content into the name: such a file never changes.
  const caching = hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
  return { type: types[extension] ?? 'application/octet-stream', caching, read, variants: new Map() }
}

async function send(request: IncomingMessage, response: ServerResponse, found: Asset): Promise<void> {
  const accepted = request.headers['accept-encoding']
  const encoding = shrinks.test(found.type)
    ? encodingFor(typeof accepted === 'string' ? accepted : undefined)
    : 'identity'
  const body = await variant(found, encoding)
  found.etag ??= createHash('sha256')
    .update(await variant(found, 'identity'))
    .digest('base64url')
    .slice(0, 22)
  const etag = `"${found.etag}-${encoding}"`
  response.setHeader('Cache-Control', found.caching)
  response.setHeader('ETag', etag)
  if (shrinks.test(found.type)) response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match']?.includes(etag)) return void response.writeHead(304).end()
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Type', found.type)
  response.setHeader('Content-Length', body.length)
  response.end(body)
}

function variant(found: Asset, encoding: Encoding): Promise<Buffer> {
  const known = found.variants.get(encoding)
  if (known) return known
  const made = shrink(found.read(), encoding)
  found.variants.set(encoding, made)
  return made
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

async function shrink(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body
  return encoding === 'gzip' ? zip(body) : brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } })
}
